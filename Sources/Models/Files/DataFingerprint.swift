import CZlib
import Features

/// What a run was trained on, as far as a later reader can check it.
public struct DataFingerprint: Sendable, Codable, Equatable {
  /// What the table was called.
  public let table: String
  public let rows: Int
  /// The columns that the model reads, labels and row weights among them.
  public let columns: [String]
  /// CRC-32 of their cells.
  public let checksum: UInt32

  /// Of the columns that training reads.
  init(_ table: Table, readBy declaration: ModelDeclaration, _ recipe: Recipe) {
    let spec = declaration.features
    let formulas =
      spec.wide + spec.embedded + spec.dense.map(\.formula)
      + declaration.targets.map(\.formula) + [recipe.weights].compactMap { $0 }
    var seen: Set<String> = []
    self.init(
      table, columns: formulas.flatMap(\.columnNames).filter { seen.insert($0).inserted })
  }

  /// Reads those of the columns that are there.
  init(_ table: Table, columns: [String]) {
    self.table = table.name
    rows = table.rowCount
    self.columns = columns
    var sum = Checksum()
    for name in columns {
      guard let column = try? table.column(named: name) else { continue }
      sum.add(Array(name.utf8))
      switch column.values {
      case .numbers(let numbers): sum.add(numbers)
      case .texts(let codes, let levels):
        sum.add(codes)
        for level in levels { sum.add(Array(level.utf8)) }
      case .truths(let truths): sum.add(truths)
      case .times(let times, _): sum.add(times)
      case .lists(let lists):
        sum.add(lists.codes)
        sum.add(lists.offsets)
        sum.add(lists.weights ?? [])
        for level in lists.levels { sum.add(Array(level.utf8)) }
      }
    }
    checksum = sum.value
  }

  /// Whether two tables have the same cells, whatever they are called.
  public func isOfSameCells(as other: DataFingerprint) -> Bool {
    rows == other.rows && columns == other.columns && checksum == other.checksum
  }

  /// The checksum as 8 hexadecimal digits.
  public var digits: String { Checksum.digits(checksum) }
}

/// zlib's CRC-32 of bytes as they come.
struct Checksum {
  private(set) var value: UInt32 = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    value = UInt32(
      truncatingIfNeeded: crc32_z(
        UInt(value), start.assumingMemoryBound(to: UInt8.self), bytes.count))
  }

  mutating func add<Element>(_ elements: [Element]) { elements.withUnsafeBytes { add($0) } }

  static func digits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
