/// A number less the mean of the training data, over its standard deviation (that of the
/// population: the mean of squares about the mean, under the root).
///
/// A missing or infinite cell becomes 0, the mean; a constant column becomes 0 everywhere.
public struct Standardise: DenseTransform {
  public static let name = "standardise"
  public static let summary = "A number less its mean, over its standard deviation."

  public let formula: Formula
  public init(_ formula: Formula) { self.formula = formula }

  public func fit(on table: Table) throws -> FittedStandardise {
    let numbers = try Evaluator(table: table).numbers(formula)
    let present = numbers.filter(\.isFinite)
    // The running form of Welford (1962) keeps its digits when the mean is far from 0.
    var mean = 0.0
    var squares = 0.0
    for (index, number) in present.enumerated() {
      let change = number - mean
      mean += change / Double(index + 1)
      squares += change * (number - mean)
    }
    let deviation = present.isEmpty ? 0 : (squares / Double(present.count)).squareRoot()
    let isSound = mean.isFinite && deviation.isFinite
    return FittedStandardise(
      formula: formula, mean: isSound ? mean : 0, deviation: isSound ? deviation : 0,
      warnings: numericWarnings(
        formula, present: present.count, rows: numbers.count, missing: 0,
        isConstant: deviation == 0)
        + (isSound ? [] : ["`\(formula)` is too large to standardise, it becomes 0"]))
  }
}

public struct FittedStandardise: FittedDense {
  public static let name = Standardise.name
  public let formula: Formula
  public let mean: Double
  public let deviation: Double
  public let warnings: [String]

  public func encode(
    _ table: Table, into buffer: inout [Float], offset: Int, stride: Int
  ) throws {
    let numbers = try Evaluator(table: table).numbers(formula)
    let scale = deviation > 0 ? 1 / deviation : 0
    try write(numbers, into: &buffer, offset: offset, stride: stride) { number in
      number.isFinite && scale.isFinite ? (number - mean) * scale : 0
    }
  }
}
