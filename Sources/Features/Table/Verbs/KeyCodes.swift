/// A key of grouping or sorting as whole numbers: equal cells have equal codes, and a greater cell
/// the greater code; −1 is a missing cell.
struct KeyCodes {
  let codes: [Int32]
  /// Codes are below this.
  let count: Int

  private init(codes: [Int32], count: Int) {
    self.codes = codes
    self.count = count
  }

  init(_ key: Formula, on table: Table) throws {
    let isOrdered = if case .bucket = key { true } else { false }
    self.init(try key.column(on: table).values, levelsAreOrdered: isOrdered)
  }

  /// - Parameter levelsAreOrdered: texts go by the order of their levels, as intervals do, not by
  ///   the alphabet.
  init(_ values: Column.Values, levelsAreOrdered: Bool = false) {
    switch values {
    case .numbers(let numbers): self = KeyCodes.ranking(numbers) { $0.isNaN }
    case .times(let times, _): self = KeyCodes.ranking(times) { $0 == Column.missingTime }
    case .lists(let lists): self = KeyCodes(lists.asTexts)
    case .texts(let texts, let levels):
      if levelsAreOrdered {
        self = KeyCodes(codes: texts, count: levels.count)
      } else {
        let rising = Set(levels).sorted()
        let codeOf = Dictionary(
          uniqueKeysWithValues: zip(rising, rising.indices.map { Int32(truncatingIfNeeded: $0) }))
        let codeOfLevel = levels.map { codeOf[$0] ?? -1 }
        self = KeyCodes(
          codes: texts.map { $0 < 0 ? -1 : codeOfLevel[Int($0)] }, count: rising.count)
      }
    case .truths(let truths):
      self = KeyCodes(codes: truths.map(Int32.init), count: 2)
    }
  }
  /// The place of each value among the different ones in rising order, −1 for a missing one.
  private static func ranking<Value: Hashable & Comparable>(
    _ values: [Value], isMissing: (Value) -> Bool
  ) -> KeyCodes {
    let rising = Set(values.filter { !isMissing($0) }).sorted()
    var codeOf: [Value: Int32] = [:]
    codeOf.reserveCapacity(rising.count)
    for (code, value) in rising.enumerated() { codeOf[value] = Int32(truncatingIfNeeded: code) }
    return KeyCodes(
      codes: values.map { isMissing($0) ? -1 : codeOf[$0] ?? -1 }, count: rising.count)
  }
}
