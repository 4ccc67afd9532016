/// The interval a number lies in: id i is [b_{i−1}, b_i), as `upper_bound` finds it.
///
/// A missing number has no id (−1).
public struct Bucket: CategoricalTransform {
  public static let name = "bucket"
  public static let summary = "The interval a number lies in, between boundaries that rise."

  /// The number that is cut.
  public let number: Formula
  public let boundaries: [Double]
  public var formula: Formula { .bucket(number, at: boundaries) }
  public var description: String { formula.description }

  /// Throws for boundaries that are none, not finite, or not rising.
  public init(_ number: Formula, at boundaries: [Double]) throws {
    try Bucket.check(boundaries, of: .bucket(number, at: boundaries))
    self.number = number
    self.boundaries = boundaries
  }

  static func check(_ boundaries: [Double], of formula: Formula) throws {
    let shown = boundaries.count <= 12 ? formula.description : "bucket"
    guard !boundaries.isEmpty else {
      throw FeaturesError.boundariesEmpty(formula: formula.description)
    }
    guard boundaries.count <= FeatureLimits.boundaries else {
      throw FeaturesError.outOfRange(
        what: "the number of boundaries", found: "\(boundaries.count)",
        range: "at most \(FeatureLimits.boundaries)")
    }
    if let wrong = boundaries.firstIndex(where: { !$0.isFinite }) {
      throw FeaturesError.boundaryNotFinite(formula: shown, position: wrong + 1)
    }
    for (position, (before, after)) in zip(boundaries, boundaries.dropFirst()).enumerated()
    where after <= before {
      throw FeaturesError.boundariesNotRising(
        formula: shown, position: position + 2, before: before, after: after)
    }
  }

  public func fit(on table: Table) throws -> FittedBucket {
    _ = try Evaluator(table: table).numbers(number)
    return FittedBucket(number: number, boundaries: boundaries)
  }
}

/// The ids of intervals; nothing is learnt from the table.
public struct FittedBucket: FittedCategorical {
  public static let name = Bucket.name
  public let number: Formula
  public let boundaries: [Double]
  public var formula: Formula { .bucket(number, at: boundaries) }
  public var size: Int { boundaries.count + 1 }

  public func name(of id: Int) -> String {
    id >= 0 && id < size ? Bucket.name(of: id, number: number, boundaries: boundaries) : ""
  }

  public func encode(_ table: Table) throws -> IDColumn {
    try Bucket.check(boundaries, of: formula)
    let numbers = try Evaluator(table: table).numbers(number)
    return IDColumn(size: size, ids: Bucket.codes(of: numbers, boundaries: boundaries))
  }
}

extension Bucket {
  /// For each number how many boundaries are at or below it; −1 for a missing one.
  static func codes(of numbers: [Double], boundaries: [Double]) -> [Int32] {
    boundaries.withUnsafeBufferPointer { boundaries in
      numbers.map { number in
        if number.isNaN { return -1 }
        var low = 0
        var high = boundaries.count
        while low < high {
          let middle = (low + high) / 2
          if boundaries[middle] <= number { low = middle + 1 } else { high = middle }
        }
        return Int32(truncatingIfNeeded: low)
      }
    }
  }

  /// `age <18`, `age 18..<25`, `age >=65`.
  static func name(of id: Int, number: Formula, boundaries: [Double]) -> String {
    var label = number.description
    if case .column(let name) = number { label = name }
    guard let first = boundaries.first, let last = boundaries.last else { return label }
    if id <= 0 { return "\(label) <\(NumberText.shortest(first))" }
    if id >= boundaries.count { return "\(label) >=\(NumberText.shortest(last))" }
    let from = NumberText.shortest(boundaries[id - 1])
    return "\(label) \(from)..<\(NumberText.shortest(boundaries[id]))"
  }
}
