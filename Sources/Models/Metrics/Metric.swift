/// A measure of scores against labels.
public protocol Metric: Sendable {
  /// The metric with its default settings.
  init()
  /// Its name in the language (`log_loss`).
  var name: String { get }
  /// What it is called in a table or a plot.
  var title: String { get }
  /// One sentence for the help, with its full stop.
  var summary: String { get }
  var higherIsBetter: Bool { get }
  /// The kinds of labels it measures.
  var kinds: [Head.Kind] { get }
  /// What it makes of a row's probabilities of several classes, of which `label` is right.
  func score(of probabilities: ArraySlice<Double>, label: Int) -> Double
  /// The measure of all rows; throws `ModelsError` when there is none.
  func value(scores: [Double], labels: [Double]) throws -> Double
}

extension Metric {
  public var kinds: [Head.Kind] { [.binary] }

  public func score(of probabilities: ArraySlice<Double>, label: Int) -> Double {
    probabilities[probabilities.startIndex + label]
  }

  /// Throws unless there are rows, a label for each score, and every label is 0 or 1.
  func check(scores: [Double], labels: [Double], within range: ClosedRange<Double>) throws {
    guard scores.count == labels.count else {
      throw ModelsError.lengths(scores: scores.count, labels: labels.count)
    }
    guard !scores.isEmpty else { throw ModelsError.nothingToMeasure(metric: name) }
    if kinds.contains(.binary), let row = labels.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw ModelsError.badLabel(metric: name, row: row, found: labels[row])
    }
    if let row = scores.firstIndex(where: { !range.contains($0) }) {
      throw ModelsError.badScore(metric: name, row: row, found: scores[row])
    }
  }
}
