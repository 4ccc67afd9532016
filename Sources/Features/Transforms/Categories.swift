/// What a formula gives on a table as codes into a list of texts; −1 where there is none.
struct Categories {
  var codes: [Int32]
  var levels: [String]
  /// For lists: row r has `codes[offsets[r]..<offsets[r + 1]]`; else one code a row.
  var offsets: [Int]?
  var weights: [Double]?
  /// What TensorFlow's hash takes of each level: its whole number, or nil for its text.
  private var numbers: [Int64]?

  /// - Parameter indicators: whether true/false gives one category, present when true (a part of
  ///   a cross), or the two categories `false` and `true` (a vocabulary).
  init(of formula: Formula, on table: Table, indicators: Bool) throws {
    let column = try formula.column(on: table)
    switch column.values {
    case .texts(let codes, let levels):
      self.codes = codes
      self.levels = levels
      // A bucket's number is what is crossed in TensorFlow.
      if case .bucket = formula { numbers = levels.indices.map(Int64.init) }
    case .lists(let lists):
      codes = lists.codes
      levels = lists.levels
      offsets = lists.offsets
      weights = lists.weights
    case .truths(let truths) where indicators:
      codes = truths.map { $0 == 1 ? 0 : -1 }
      levels = [formula.description]
      numbers = [1]
    case .truths(let truths):
      codes = truths.map { Int32($0) }
      levels = ["false", "true"]
      numbers = [0, 1]
    case .numbers(let cells):
      if case .part(let part, _) = formula, part.isCategory {
        let different = Set(cells.filter { !$0.isNaN }).sorted()
        let codeOf = Dictionary(uniqueKeysWithValues: zip(different, 0...))
        codes = cells.map { $0.isNaN ? -1 : Int32(codeOf[$0] ?? -1) }
        levels = different.map { "\(part.rawValue) \(NumberText.shortest($0))" }
        numbers = different.map { Int64($0) }
        return
      }
      // A column without any cell has no kind yet.
      guard cells.allSatisfy(\.isNaN) else {
        throw FeaturesError.needsBucketOrQuantiles(formula: formula.description)
      }
      codes = [Int32](repeating: -1, count: cells.count)
      levels = []
    case .times(let times, _):
      guard times.allSatisfy({ $0 == Column.missingTime }) else {
        throw FeaturesError.needsPartOfTime(
          formula: formula.description, found: column.kind.phrase)
      }
      codes = [Int32](repeating: -1, count: times.count)
      levels = []
    }
  }

  /// What TensorFlow's hash takes of each level.
  var fingerprints: [UInt64] {
    if let numbers { return numbers.map { UInt64(bitPattern: $0) } }
    return levels.map { fingerprint64(Array($0.utf8)) }
  }

  /// One entry for each combination of the parts' elements in a row, the last part fastest; an
  /// empty list gives none. Without lists the codes as they are, and no offsets.
  static func combinations(
    of parts: [Categories], rowCount: Int, formula: Formula
  ) throws -> (codes: [[Int32]], offsets: [Int]?) {
    guard parts.contains(where: { $0.offsets != nil }) else { return (parts.map(\.codes), nil) }
    func range(_ part: Categories, _ row: Int) -> Range<Int> {
      part.offsets.map { $0[row]..<$0[row + 1] } ?? row..<row + 1
    }
    var offsets = [0]
    offsets.reserveCapacity(rowCount + 1)
    var total = 0
    for row in 0..<rowCount {
      var product = 1
      for part in parts {
        let (next, overflow) = product.multipliedReportingOverflow(by: range(part, row).count)
        guard !overflow, next <= FeatureLimits.combinations else {
          throw FeaturesError.tooManyCombinations(
            formula: formula.description, limit: FeatureLimits.combinations)
        }
        product = next
      }
      total += product
      guard total <= FeatureLimits.combinations else {
        throw FeaturesError.tooManyCombinations(
          formula: formula.description, limit: FeatureLimits.combinations)
      }
      offsets.append(total)
    }
    var codes = parts.map { _ in [Int32](repeating: 0, count: total) }
    for row in 0..<rowCount {
      let (start, end) = (offsets[row], offsets[row + 1])
      var stretch = 1
      for (index, part) in parts.enumerated().reversed() {
        let elements = range(part, row)
        guard start < end else { break }
        for place in start..<end {
          let element = (place - start) / stretch % elements.count
          codes[index][place] = part.codes[elements.lowerBound + element]
        }
        stretch *= elements.count
      }
    }
    return (codes, offsets)
  }
}

/// The position of each text; the first counts if one comes twice.
func indexByText(_ texts: [String]) -> [String: Int32] {
  Dictionary(
    zip(texts, texts.indices.map { Int32(truncatingIfNeeded: $0) }), uniquingKeysWith: { a, _ in a }
  )
}
