/// One cell of a table.
public enum Cell: Sendable, Hashable, Codable {
  case missing
  case number(Double)
  case text(String)
  case truth(Bool)
  case list([ListElement])
  /// In microseconds.
  case time(Int64, TimeKind)
}

extension Cell: CustomStringConvertible {
  /// The cell as a table shows it; a missing cell is empty.
  public var description: String {
    switch self {
    case .missing: ""
    case .number(let value): NumberText.shortest(value)
    case .text(let value): value
    case .truth(let value): value ? "true" : "false"
    case .list(let elements): ListText.text(elements)
    case .time(let time, let kind): TimeText.text(time, kind)
    }
  }
}
