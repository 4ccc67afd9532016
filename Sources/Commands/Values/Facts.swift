import Features
import Language

/// What the checker may know of tables before anything runs: their names and columns.

extension Dataset {
  static func gives(_ call: CallFacts) -> Fact {
    guard case .string("census") = call["of"] else { return .unknown }
    return .list([
      .table(name: "census", columns: Census.columnNames),
      .table(name: "census test", columns: Census.columnNames),
    ])
  }
}

extension MakeTable {
  static func gives(_ call: CallFacts) -> Fact {
    var name = "table"
    if call.isGiven("name") {
      guard case .string(let text?) = call["name"] else { return .unknown }
      name = text
    }
    switch call["of"] {
    case .record(let fields): return .table(name: name, columns: fields.map(\.name))
    case .list(let rows?):
      var columns: [String] = []
      for row in rows {
        guard case .record(let fields) = row else { return .unknown }
        for field in fields where !columns.contains(field.name) { columns.append(field.name) }
      }
      return .table(name: name, columns: columns)
    default: return .unknown
    }
  }
}

/// Verbs that give rows of their first table: the columns stay.
private func sameColumns(_ call: CallFacts) -> Fact {
  if case .table = call["of"] { call["of"] } else { .unknown }
}

extension Where { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }
extension Head { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }
extension Tail { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }
extension Distinct { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }
extension Sort { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }
extension Sample { static func gives(_ call: CallFacts) -> Fact { sameColumns(call) } }

extension Select {
  static func gives(_ call: CallFacts) -> Fact {
    guard case .table(let name, _) = call["of"] else { return .unknown }
    let names = call.rest.map(\.plainColumn)
    return names.contains(nil)
      ? .unknown : .table(name: name, columns: names.compactMap(\.self))
  }
}

extension Derive {
  static func gives(_ call: CallFacts) -> Fact {
    guard case .table(let name, let columns) = call["table"] else { return .unknown }
    let new = call.open.map(\.label).filter { !columns.contains($0) }
    return .table(name: name, columns: columns + new)
  }
}

extension Rename {
  static func gives(_ call: CallFacts) -> Fact {
    guard case .table(let name, let columns) = call["table"] else { return .unknown }
    let old = call.open.map(\.fact.plainColumn)
    guard !old.contains(nil) else { return .unknown }
    return .table(
      name: name, columns: columns.filter { !old.contains($0) } + call.open.map(\.label))
  }
}

extension Group {
  static func gives(_ call: CallFacts) -> Fact {
    guard case .table(let name, _) = call["table"] else { return .unknown }
    let keys: [String?]
    switch call["by"] {
    case .columns(let plain, _): keys = [plain]
    case .list(let parts?): keys = parts.map(\.plainColumn)
    case .record(let fields): keys = fields.map(\.name)
    default: keys = call.isGiven("by") ? [nil] : []
    }
    guard !keys.contains(nil) else { return .unknown }
    return .table(name: name, columns: keys.compactMap(\.self) + call.open.map(\.label))
  }
}

extension First {
  static func gives(_ call: CallFacts) -> Fact {
    if case .list(let elements?) = call["elements"] { elements.first ?? .unknown } else { .unknown }
  }
}

extension Last {
  static func gives(_ call: CallFacts) -> Fact {
    if case .list(let elements?) = call["elements"] { elements.last ?? .unknown } else { .unknown }
  }
}

extension Model {
  static func gives(_ call: CallFacts) -> Fact {
    .model(reads: ["label", "wide", "deep"].flatMap { call[$0].reads })
  }
}

extension Train { static var reading: ColumnReading { .modelOnTable } }

extension Where { static var reading: ColumnReading { .firstTable } }
extension Select { static var reading: ColumnReading { .firstTable } }
extension Derive { static var reading: ColumnReading { .firstTable } }
extension Rename { static var reading: ColumnReading { .firstTable } }
extension Group { static var reading: ColumnReading { .firstTable } }
extension Distinct { static var reading: ColumnReading { .firstTable } }
extension Sort { static var reading: ColumnReading { .firstTable } }
extension Counts { static var reading: ColumnReading { .firstTable } }

extension Fact {
  /// The column that it names, if it is one and nothing else.
  fileprivate var plainColumn: String? {
    if case .columns(let plain, _) = self { plain } else { nil }
  }
}
