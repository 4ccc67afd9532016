/// One id, present where a formula is true; where it is false or missing there is none (−1).
public struct Indicator: CategoricalTransform {
  public static let name = "indicator"
  public static let summary = "One feature, present where something is true."

  public let formula: Formula
  public var description: String { formula.description }

  public init(_ formula: Formula) { self.formula = formula }

  public func fit(on table: Table) throws -> FittedIndicator {
    _ = try Evaluator(table: table).truths(formula)
    return FittedIndicator(formula: formula)
  }
}

public struct FittedIndicator: FittedCategorical {
  public static let name = Indicator.name
  public let formula: Formula
  public var size: Int { 1 }

  public func name(of id: Int) -> String { id == 0 ? formula.description : "" }

  public func encode(_ table: Table) throws -> IDColumn {
    let truths = try Evaluator(table: table).truths(formula)
    return IDColumn(size: 1, ids: truths.map { $0 == 1 ? 0 : -1 })
  }
}
