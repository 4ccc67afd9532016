/// What a network says of one label, for every row.
public struct Predictions: Sendable {
  public let head: Head
  /// [row, output]: a probability, a number, or a probability for each class.
  public internal(set) var values: [Double]

  public init(head: Head, values: [Double] = []) {
    self.head = head
    self.values = values
  }

  public var rowCount: Int { values.count / head.width }

  /// A metric of them; throws `ModelsError.unsuitable` for one of another kind of label.
  ///
  /// A label of several classes is the number of its class. Each row's score is what the metric
  /// makes of its probabilities, and its label is then 1.
  public func measure(_ metric: any Metric, labels: [Double]) throws -> Double {
    guard metric.kinds.contains(head.kind) else {
      throw ModelsError.unsuitable(metric: metric.name, kind: head.kind)
    }
    guard case .classes(let count) = head else {
      return try metric.value(scores: values, labels: labels)
    }
    guard labels.count == rowCount else {
      throw ModelsError.lengths(scores: rowCount, labels: labels.count)
    }
    let scores = labels.enumerated().map { row, label in
      metric.score(of: values[(row * count)..<((row + 1) * count)], label: Int(label))
    }
    return try metric.value(scores: scores, labels: labels.map { _ in 1 })
  }
}
