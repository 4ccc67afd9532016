/// A named column of a table: numbers, texts or true/false, each cell present or missing.
public struct Column: Sendable, Equatable {
  /// The cells, in one flat array a kind.
  public enum Values: Sendable {
    /// NaN is a missing cell.
    case numbers([Double])
    /// A code is an index into `levels`; −1 is a missing cell. A level need not occur.
    case texts(codes: [Int32], levels: [String])
    /// 1 is true, 0 is false, −1 is a missing cell.
    case truths([Int8])
  }

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
    var codes: [Int32] = []
    codes.reserveCapacity(texts.count)
    var levels: [String] = []
    var codeOf: [String: Int32] = [:]
    for text in texts {
      guard let text else {
        codes.append(-1)
        continue
      }
      if let code = codeOf[text] {
        codes.append(code)
      } else {
        let code = Int32(truncatingIfNeeded: levels.count)
        codeOf[text] = code
        levels.append(text)
        codes.append(code)
      }
    }
    self.init(sound: name, values: .texts(codes: codes, levels: levels))
  }

  /// Makes a number column.
  public init(name: String, numbers: [Double?]) {
    self.init(sound: name, values: .numbers(numbers.map { $0 ?? .nan }))
  }

  /// Makes a true/false column.
  public init(name: String, truths: [Bool?]) {
    self.init(sound: name, values: .truths(truths.map { $0.map { $0 ? 1 : 0 } ?? -1 }))
  }

  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let codes, _): codes.count
    case .truths(let truths): truths.count
    }
  }

  public var missingCount: Int {
    switch values {
    case .numbers(let numbers): numbers.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    case .texts(let codes, _): codes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    case .truths(let truths): truths.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    }
  }

  public var kind: ColumnKind {
    switch values {
    case .numbers: .number
    case .texts: .text
    case .truths: .truth
    }
  }

  /// `number`, `text` or `true/false`.
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
}
