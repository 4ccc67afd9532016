import Features
import Models
import Tensors

/// A trained model that scores requests in small batches, on threads of its own.
///
/// Any number of callers may use one scorer at once. Its threads end with it. What a request needs
/// beyond its scores and the user's features, each thread has from the first request on.
public final class Scorer: Sendable {
  public let run: Run
  /// The most candidates scored together.
  public let batch: Int
  public let threads: Int
  let tower: Tower?
  let workers: Workers
  let workspaces: Workspaces
  /// All features as one side, for tables that hold user and item in one row.
  private let whole: Side?

  /// The most bytes that prepared items take unless the caller says otherwise.
  public static let preparedByteLimit = 1 << 30

  /// Starts the threads; the defaults are the paper's middle case, 200 candidates as 2 × 100.
  ///
  /// Throws `ServingError.batch` or `.threads` for a setting out of range, and `.noThread` when the
  /// system has no more threads.
  public init(_ run: Run, batch: Int = 100, threads: Int = 2) throws {
    guard batch >= 1 else { throw ServingError.batch(batch) }
    guard ServingError.threadLimits.contains(threads) else { throw ServingError.threads(threads) }
    self.run = run
    self.batch = batch
    self.threads = threads
    let tower = Tower(run.network)
    self.tower = tower
    whole =
      run.isScoredInParts(tower) ? Side(.all(of: run.features), of: run, tower) : nil
    let (inputWidth, rows) = (run.network.layout.inputWidth, min(batch, Self.mostRows))
    let widths = tower?.products.map(\.kernel.columns) ?? []
    workspaces = Workspaces { Workspace(rows: rows, inputWidth: inputWidth, widths: widths) }
    workers = try Workers(count: threads)
  }

  /// Rows of a batch beyond which nothing is gained; larger batches are scored in pieces of these.
  static let mostRows = 1024

  /// P(label) of each candidate, in the order of the rows, or the number predicted; the caller
  /// waits.
  ///
  /// The number of threads never changes a bit. The size of the batches may change the last ones
  /// of a score, to be less than 1e-5, because a matrix product of another height may add in
  /// another order.
  ///
  /// Throws what `Run.scores` throws: a column that the model reads is missing, or of another kind.
  public func scores(on candidates: Table) throws -> [Double] {
    guard let whole else {
      let run = run
      return try perBatch(candidates.rowCount) { range, scores in
        let found = try run.scores(on: candidates.rows(range))
        for (place, score) in found.enumerated() { scores[place] = score }
      } ifEmpty: {
        _ = try run.scores(on: candidates)
      }
    }
    let encoded = try whole.encode(candidates)
    let rows = (0..<Int32(truncatingIfNeeded: candidates.rowCount)).map { $0 }
    return try perBatch(rows.count) { [self] range, scores in
      rows.withUnsafeBufferPointer { rows in
        let some = UnsafeBufferPointer(rebasing: rows[range])
        score(some.count, into: scores) { space in
          whole.addLogits(of: encoded, some, to: space.logits.start)
        } addShares: { units, space in
          let input = space.input(rows: some.count, columns: whole.kernel.rows)
          whole.gather(encoded, some, into: input)
          whole.multiply(input, into: units)
        }
      }
    }
  }

  /// The scores of so many candidates, each batch of them on a thread.
  func perBatch(
    _ count: Int,
    _ body: @escaping @Sendable (Range<Int>, UnsafeMutablePointer<Double>) throws -> Void,
    ifEmpty: () throws -> Void = {}
  ) throws -> [Double] {
    let split = try RequestSplit(candidates: count, batch: min(batch, Self.mostRows))
    // An empty table is still refused when it lacks a column.
    guard split.count > 0 else {
      try ifEmpty()
      return []
    }
    let scores = Buffer<Double>(count, filledWith: 0)
    // Each batch writes its own scores and no others.
    nonisolated(unsafe) let start = scores.start
    try workers.forEach(split.count) { index in
      try body(split[index], start + split[index].lowerBound)
    }
    return scores.array
  }

  /// Scores a batch of so many candidates in memory of this thread.
  /// - Parameters:
  ///   - addLogits: adds what the wide part says, to zeros.
  ///   - addShares: sets the first product of the deep part, without its bias.
  func score(
    _ count: Int, into scores: UnsafeMutablePointer<Double>, userLogit: Float = 0,
    userShare: UnsafePointer<Float>? = nil,
    addLogits: (Workspace) -> Void, addShares: (Matrix, Workspace) -> Void
  ) {
    let bias = run.network.weights[run.network.layout.wide.bias.offset]
    workspaces.withOne { space in
      let logits = space.logits.start
      logits.update(repeating: bias + userLogit, count: count)
      addLogits(space)
      if let tower {
        let units = space.layer(0, rows: count)
        addShares(units, space)
        climb(tower, from: units, userShare ?? UnsafePointer(tower.first.bias), space)
      }
      let head = run.network.layout.heads[0]
      for place in 0..<count { scores[place] = head.score(logits[place]) }
    }
  }

  /// From the first product to the logits.
  /// - Parameter addend: what all rows of the first product still lack.
  private func climb(
    _ tower: Tower, from first: Matrix, _ addend: UnsafePointer<Float>, _ space: Workspace
  ) {
    var units = first
    for (index, product) in tower.products.enumerated() {
      let bias = index == 0 ? addend : UnsafePointer(product.bias)
      if index > 0, product.kernel.columns > 1 {
        let next = space.layer(index, rows: units.rows)
        next.set(units, times: product.kernel)
        units = next
      }
      if index == tower.products.count - 1 {
        let logits = space.logits.start
        if index > 0 { units.addProduct(with: product.kernel.start, to: logits) }
        for row in 0..<units.rows {
          logits[row] += bias[0] + (index == 0 ? units.start[row] : 0)
        }
      } else {
        units.addBiasAndRectify(bias)
      }
    }
    withExtendedLifetime(tower) {}
  }
}
