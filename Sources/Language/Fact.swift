/// What the checker knows of a value without running anything.
public indirect enum Fact: Sendable {
  case unknown
  case number
  case string(String?)
  case bool
  case function
  /// The elements; `nil` when they are not known.
  case list([Fact]?)
  case record([(name: String, fact: Fact)])
  /// What errors call a table, and its columns.
  case table(name: String, columns: [String])
  /// An expression of columns: `plain` is its name if it is one column and nothing else.
  case columns(plain: String?, reads: [ColumnRead])
  /// A value that cannot be trained on a table without these columns.
  case model(reads: [ColumnRead])
  /// A value of which only the kind is known.
  case other(Kind)

  /// A column where the text names it.
  public struct ColumnRead: Sendable {
    public let name: String
    public let span: Span
    let source: Source
  }

  /// The columns that it reads, those in lists and records included.
  public var reads: [ColumnRead] {
    switch self {
    case .columns(_, let reads), .model(let reads): reads
    case .list(let elements): elements?.flatMap(\.reads) ?? []
    case .record(let fields): fields.flatMap(\.fact.reads)
    default: []
    }
  }

  /// The kind, where it is sure.
  var kind: Kind? {
    switch self {
    case .number: .number
    case .string: .string
    case .bool: .bool
    case .function: .function
    case .list: .list
    case .record: .record
    case .table: .table
    case .other(let kind): kind
    case .unknown, .columns, .model: nil
    }
  }

  /// A value that is there already: a table of the prompt or the notebook.
  init(_ value: Value) {
    switch value {
    case .number: self = .number
    case .bool: self = .bool
    case .none: self = .unknown
    case .object(let text as Text): self = .string(text.text)
    case .object(let object):
      if let table = (object as? Foreign)?.payload as? any HasColumns {
        self = .table(name: table.tableName, columns: table.columnNames)
      } else {
        self = .unknown
      }
    }
  }
}

/// Which table has the columns that a call's arguments name.
public enum ColumnReading: Sendable {
  case notSaid
  /// That of its first argument: every column in the others is one of it, or a label of the call.
  case firstTable
  /// The table `on`, which has every column of the model that stands first.
  case modelOnTable
}

/// The arguments of a call by the names of their parameters, as far as they are known.
public struct CallFacts {
  /// Those with a label of the caller's choice, in order.
  public internal(set) var open: [(label: String, fact: Fact)] = []
  /// Those that a `.rest` argument takes.
  public internal(set) var rest: [Fact] = []
  var named: [String: Fact] = [:]

  /// `unknown` for an argument that is not given: see `isGiven`.
  public subscript(label: String) -> Fact { named[label] ?? .unknown }
  public func isGiven(_ label: String) -> Bool { named[label] != nil }
}
