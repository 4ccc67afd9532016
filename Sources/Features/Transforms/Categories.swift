/// What a formula gives on a table as codes into a list of texts; −1 where there is none.
struct Categories {
  var codes: [Int32]
  var levels: [String]

  /// - Parameter indicators: whether true/false gives one category, present when true (a part of
  ///   a cross), or the two categories `false` and `true` (a vocabulary).
  init(of formula: Formula, on table: Table, indicators: Bool) throws {
    let column = try formula.column(on: table)
    switch column.values {
    case .texts(let codes, let levels):
      self.codes = codes
      self.levels = levels
    case .truths(let truths) where indicators:
      codes = truths.map { $0 == 1 ? 0 : -1 }
      levels = [formula.description]
    case .truths(let truths):
      codes = truths.map { Int32($0) }
      levels = ["false", "true"]
    case .numbers(let numbers):
      // A column without any cell has no kind yet.
      guard numbers.allSatisfy(\.isNaN) else {
        throw FeaturesError.needsBucketOrQuantiles(formula: formula.description)
      }
      codes = [Int32](repeating: -1, count: numbers.count)
      levels = []
    }
  }
}

/// The position of each text; the first counts if one comes twice.
func indexByText(_ texts: [String]) -> [String: Int32] {
  Dictionary(
    zip(texts, texts.indices.map { Int32(truncatingIfNeeded: $0) }), uniquingKeysWith: { a, _ in a }
  )
}
