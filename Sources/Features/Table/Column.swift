/// A named column of a table: numbers, texts, true/false, lists or times.
public struct Column: Sendable, Equatable {
  /// The cells, in one flat array a kind.
  public enum Values: Sendable {
    /// NaN is a missing cell.
    case numbers([Double])
    /// A code is an index into `levels`; −1 is a missing cell. A level need not occur.
    case texts(codes: [Int32], levels: [String])
    /// 1 is true, 0 is false, −1 is a missing cell.
    case truths([Int8])
    /// Any number of texts a row; no cell is missing.
    case lists(ListCells)
    /// Microseconds, since 1970-01-01 00:00 or in all; `Column.missingTime` is a missing cell.
    case times([Int64], TimeKind)
  }

  /// What stands for a missing cell among times.
  public static let missingTime = Int64.min

  public let name: String
  public let values: Values

  /// Makes a column; a code outside `levels` and a truth other than 0 or 1 count as missing.
  public init(name: String, values: Values) {
    let sound: Values =
      switch values {
      case .texts(let codes, let levels)
      where !codes.allSatisfy { $0 >= -1 && Int($0) < levels.count }:
        .texts(codes: codes.map { $0 >= 0 && Int($0) < levels.count ? $0 : -1 }, levels: levels)
      case .truths(let truths) where !truths.allSatisfy { $0 >= -1 && $0 <= 1 }:
        .truths(truths.map { $0 == 0 || $0 == 1 ? $0 : -1 })
      case .lists(let lists) where !lists.isSound: .lists(ListCells([]))
      default: values
      }
    self.init(sound: name, values: sound)
  }

  /// Makes a column of values known to be sound.
  init(sound name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// Makes a text column; levels are numbered in the order they first appear.
  public init(name: String, texts: [String?]) {
    var numbering = LevelNumbering()
    let codes = texts.map { $0.map { numbering.code($0) } ?? -1 }
    self.init(sound: name, values: .texts(codes: codes, levels: numbering.levels))
  }

  /// Makes a number column.
  public init(name: String, numbers: [Double?]) {
    self.init(sound: name, values: .numbers(numbers.map { $0 ?? .nan }))
  }

  /// Makes a true/false column.
  public init(name: String, truths: [Bool?]) {
    self.init(sound: name, values: .truths(truths.map { $0.map { $0 ? 1 : 0 } ?? -1 }))
  }

  /// Makes a column of lists.
  public init(name: String, lists: [[String]]) {
    self.init(sound: name, values: .lists(ListCells(lists)))
  }

  /// Makes a column of times, in microseconds.
  public init(name: String, times: [Int64?], _ kind: TimeKind) {
    self.init(sound: name, values: .times(times.map { $0 ?? Column.missingTime }, kind))
  }

  public var count: Int { values.count }
  public var missingCount: Int { values.missingCount }
  public var kind: ColumnKind { values.kind }

  /// `number`, `text`, `true/false`, `list` …
  public var kindName: String { kind.rawValue }

  /// The cell of a row; a row that is not there is missing.
  public func cell(_ row: Int) -> Cell {
    guard row >= 0, row < count else { return .missing }
    switch values {
    case .numbers(let numbers):
      return numbers[row].isNaN ? .missing : .number(numbers[row])
    case .texts(let codes, let levels):
      return codes[row] < 0 ? .missing : .text(levels[Int(codes[row])])
    case .truths(let truths):
      return truths[row] < 0 ? .missing : .truth(truths[row] == 1)
    case .lists(let lists):
      return .list(lists.elements(of: row))
    case .times(let times, let kind):
      return times[row] == Column.missingTime ? .missing : .time(times[row], kind)
    }
  }

  public func renamed(_ name: String) -> Column { Column(sound: name, values: values) }

  /// Two columns are equal when their names, kinds and cells are; codes may differ.
  public static func == (left: Column, right: Column) -> Bool {
    guard left.name == right.name, left.kind == right.kind, left.count == right.count else {
      return false
    }
    return (0..<left.count).allSatisfy { left.cell($0) == right.cell($0) }
  }
}

/// What the cells of a column are.
public enum ColumnKind: String, Sendable, Hashable, Codable, CaseIterable {
  case number
  case text
  case truth = "true/false"
  case list
  case weightedList = "weighted list"
  case date
  case dateTime = "datetime"
  case duration
}
