import Features
import Language

/// One user: a record of fields, or a table of one row.
struct UserArgument: Convertible {
  static let wantedKind = Kind("a record of the user's fields")
  let table: Table

  static func convert(_ value: Value) throws -> UserArgument? {
    if let table = value.foreign as? Table {
      guard table.rowCount == 1 else {
        throw Fault(
          .wrongValue,
          "a user is one row, and this table has \(Display.count(table.rowCount, "row"))")
      }
      return UserArgument(table: table)
    }
    guard let fields = value.record else { return nil }
    let columns = try fields.map { try Column(named: $0, holding: .list([$1])) }
    // A column more keeps the one row of a user without fields.
    let row = Column(name: "\u{0}", numbers: [0])
    let table = try Table(name: "the user", columns: columns + [row])
    return UserArgument(table: try table.selecting(columns.map(\.name)))
  }
}
