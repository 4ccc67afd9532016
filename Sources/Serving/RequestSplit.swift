/// How a request of many candidates becomes batches, each for one thread (section 4.3 of the
/// paper: "running smaller batches in parallel").
///
/// The batches follow one another, cover every candidate once, and have `batch` candidates each
/// but for the last, which has what is left. The split knows nothing of threads: however many
/// there are, the same candidates are scored together and get the same bits.
public struct RequestSplit: Sendable, Equatable, RandomAccessCollection {
  public let candidates: Int
  public let batch: Int
  /// How many batches there are; none for a request of none.
  public let count: Int

  /// Throws `ServingError.batch` for less than one a batch; fewer than no candidates count as none.
  public init(candidates: Int, batch: Int) throws {
    guard batch >= 1 else { throw ServingError.batch(batch) }
    self.candidates = Swift.max(0, candidates)
    self.batch = batch
    count = self.candidates / batch + (self.candidates % batch == 0 ? 0 : 1)
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  /// The candidates of a batch, counted from 0.
  public subscript(index: Int) -> Range<Int> {
    precondition(indices.contains(index), "a batch of this split")
    let first = index * batch
    return first..<(first + Swift.min(batch, candidates - first))
  }
}
