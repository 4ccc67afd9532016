import Features
import Tensors

extension WideAndDeep {
  /// P(y = 1) of each row for a network of one yes or no, its number for one of a number; the same
  /// network and rows give the same bits.
  ///
  /// Throws `ModelsError.wrongData` when the rows were encoded for another network, and
  /// `.severalOutputs` when a row has more than one score.
  public func scores(of data: Encoded) throws -> [Double] {
    guard layout.outputs == 1 else { throw ModelsError.severalOutputs(layout.outputs) }
    return try predictions(of: data).flatMap(\.values)
  }

  /// What the network says of each label.
  public func predictions(of data: Encoded) throws -> [Predictions] {
    let rows = try ScoredRows(data, for: layout)
    let parameters = Buffer(copying: weights)
    // Swift frees an object after its last use, and a pointer into it is no use.
    defer { withExtendedLifetime(parameters) {} }
    return try rows.predictions(parameters.start)
  }
}

/// Rows that a network scores, once or after every epoch. It belongs to one computation.
final class ScoredRows {
  /// Rows scored at a time.
  static let batch = 512

  private let layout: Layout
  private let examples: Examples
  private let activations: Activations
  private let rows: Buffer<Int32>

  init(_ data: Encoded, for layout: Layout) throws {
    self.layout = layout
    examples = try Examples(data, for: layout)
    activations = Activations(
      for: layout, rows: min(Self.batch, max(data.rowCount, 1)), withGradients: false)
    rows = Buffer(copying: (0..<data.rowCount).map { Int32(truncatingIfNeeded: $0) })
  }

  /// What the network says of each label; `tick` is called between batches.
  func predictions(
    _ weights: UnsafeMutablePointer<Float>, tick: () throws -> Void = {}
  ) throws -> [Predictions] {
    var all = layout.heads.map { Predictions(head: $0) }
    for place in all.indices {
      all[place].values.reserveCapacity(examples.rowCount * all[place].head.width)
    }
    try forEachRow(weights, tick: tick) { _, outputs in
      var outputs = outputs
      for place in all.indices {
        let head = all[place].head
        if head == .binary {
          all[place].values.append(sigmoid(Double(outputs[0])))
        } else {
          all[place].values += head.predictions(outputs)
        }
        outputs += head.width
      }
    }
    return all
  }

  /// Goes through the rows in order: each one's number and its outputs.
  private func forEachRow(
    _ weights: UnsafeMutablePointer<Float>, tick: () throws -> Void,
    body: (Int, UnsafePointer<Float>) -> Void
  ) throws {
    for first in stride(from: 0, to: examples.rowCount, by: Self.batch) {
      let count = min(Self.batch, examples.rowCount - first)
      layout.forward(
        Batch(examples: examples, rows: rows.start + first, count: count), weights, activations)
      let outputs = activations.outputs(rows: count)
      for i in 0..<count { body(first + i, UnsafePointer(outputs.start + i &* outputs.columns)) }
      try tick()
    }
  }
}

// MARK: Checks between epochs

extension ScoredRows {
  /// The mean loss, over all labels, and each measure of the first label of its kind.
  func check(
    _ weights: UnsafeMutablePointer<Float>, by metrics: [any Metric], tick: () throws -> Void
  ) throws -> CheckRecord {
    var (sum, all) = (0.0, layout.heads.map { Predictions(head: $0) })
    let derivatives = Buffer<Float>(layout.outputs, filledWith: 0)
    let labels = examples.labels.start
    try forEachRow(weights, tick: tick) { row, outputs in
      var outputs = outputs
      for (place, head) in layout.heads.enumerated() {
        sum += head.loss(
          outputs, label: labels[row &* layout.heads.count &+ place], share: 1,
          derivatives: derivatives.start)
        all[place].values += head.predictions(outputs)
        outputs += head.width
      }
    }
    return CheckRecord(
      loss: sum / Double(max(examples.rowCount, 1)), measures: try measures(metrics, of: all))
  }

  /// Throws what the measures would throw of predictions that say nothing.
  func probe(_ metrics: [any Metric]) throws {
    var all = layout.heads.map { Predictions(head: $0) }
    for place in all.indices {
      let width = all[place].head.width
      all[place].values = [Double](
        repeating: 1 / Double(max(width, 2)), count: examples.rowCount * width)
    }
    _ = try measures(metrics, of: all)
  }

  private func measures(_ metrics: [any Metric], of all: [Predictions]) throws -> [Double] {
    try metrics.map { metric in
      let place = all.firstIndex { metric.kinds.contains($0.head.kind) } ?? 0
      let labels = (0..<examples.rowCount).map {
        Double(examples.labels.start[$0 &* all.count &+ place])
      }
      return try all[place].measure(metric, labels: labels)
    }
  }
}
