/// A key of grouping or sorting as whole numbers: equal cells have equal codes, and a greater cell
/// the greater code; −1 is a missing cell.
struct KeyCodes {
  let codes: [Int32]
  /// Codes are below this.
  let count: Int

  init(_ key: Formula, on table: Table) throws {
    let isOrdered = if case .bucket = key { true } else { false }
    self.init(try key.column(on: table).values, levelsAreOrdered: isOrdered)
  }

  /// - Parameter levelsAreOrdered: texts go by the order of their levels, as intervals do, not by
  ///   the alphabet.
  init(_ values: Column.Values, levelsAreOrdered: Bool = false) {
    switch values {
    case .numbers(let numbers):
      let rising = Set(numbers.filter { !$0.isNaN }).sorted()
      var codeOf: [Double: Int32] = [:]
      codeOf.reserveCapacity(rising.count)
      for (code, number) in rising.enumerated() { codeOf[number] = Int32(truncatingIfNeeded: code) }
      codes = numbers.map { $0.isNaN ? -1 : codeOf[$0] ?? -1 }
      count = rising.count
    case .texts(let texts, let levels):
      if levelsAreOrdered {
        codes = texts
        count = levels.count
      } else {
        let rising = Set(levels).sorted()
        let codeOf = Dictionary(
          uniqueKeysWithValues: zip(rising, rising.indices.map { Int32(truncatingIfNeeded: $0) }))
        let codeOfLevel = levels.map { codeOf[$0] ?? -1 }
        codes = texts.map { $0 < 0 ? -1 : codeOfLevel[Int($0)] }
        count = rising.count
      }
    case .truths(let truths):
      codes = truths.map(Int32.init)
      count = 2
    }
  }
}
