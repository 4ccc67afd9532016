import Features

/// What a model predicts: a label, and the kind of question it answers.
public struct Target: Sendable, Codable, Equatable {
  /// Names it among others; the formula if it is alone.
  public var name: String
  public let formula: Formula
  public let kind: Head.Kind

  public init(_ formula: Formula, kind: Head.Kind = .binary, name: String? = nil) {
    self.formula = formula
    self.kind = kind
    self.name = name ?? formula.description
  }

  /// Learns the classes, or the mean and deviation, from a training table.
  ///
  /// Throws for labels that are missing or of the wrong kind.
  public func fit(on table: Table) throws -> FittedTarget {
    switch kind {
    case .binary: return FittedTarget(self, .binary, classes: [])
    case .regression:
      let numbers = try self.numbers(on: table)
      let mean = numbers.reduce(0, +) / Double(max(numbers.count, 1))
      let square = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = (square / Double(max(numbers.count, 1))).squareRoot()
      guard deviation > 0 else { throw ModelsError.constantLabel(name, value: mean) }
      return FittedTarget(self, .regression(mean: mean, deviation: deviation), classes: [])
    case .classes:
      let classes = Set(try texts(on: table)).sorted()
      guard (2...ModelsError.classLimit).contains(classes.count) else {
        throw ModelsError.classes(name, found: classes.count)
      }
      return FittedTarget(self, .classes(classes.count), classes: classes)
    }
  }

  /// The label as a number for each row; throws where there is none.
  func numbers(on table: Table) throws -> [Double] {
    let column = try formula.column(on: table)
    guard case .numbers(let numbers) = column.values else {
      throw ModelsError.labelKind(name, wanted: "a number")
    }
    if let row = numbers.firstIndex(where: { !$0.isFinite || $0.magnitude > 1e30 }) {
      throw ModelsError.labelMissing(name, row: row)
    }
    return numbers
  }

  /// The name of each row's class; throws where there is none.
  func texts(on table: Table) throws -> [String] {
    let column = try formula.column(on: table)
    return try (0..<table.rowCount).map { row in
      let cell = column.cell(row)
      guard cell != .missing else { throw ModelsError.labelMissing(name, row: row) }
      return cell.description
    }
  }
}

/// A target that has seen its training table.
public struct FittedTarget: Sendable, Codable {
  public let target: Target
  public let head: Head
  /// What the classes are called, sorted; empty for other heads.
  public let classes: [String]

  init(_ target: Target, _ head: Head, classes: [String]) {
    self.target = target
    self.head = head
    self.classes = classes
  }

  /// The label of each row as the head takes it.
  public func labels(on table: Table) throws -> [Float] {
    switch head {
    case .binary: return try readLabels(target.formula, on: table)
    case .regression: return try target.numbers(on: table).map(Float.init)
    case .classes:
      let places = Dictionary(zip(classes, classes.indices.map(Float.init))) { first, _ in first }
      return try target.texts(on: table).map { text in
        guard let place = places[text] else {
          throw ModelsError.unknownClass(target.name, found: text, known: classes)
        }
        return place
      }
    }
  }

  /// What each of its outputs is called: the classes, or the label itself.
  public var outputNames: [String] { classes.isEmpty ? [target.name] : classes }
}
