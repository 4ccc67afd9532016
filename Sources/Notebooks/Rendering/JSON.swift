/// JSON text (RFC 8259) for notebooks: no Foundation, so that `wd` starts quickly.
public indirect enum JSON: Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  /// In the order of the text.
  case object([(String, JSON)])

  /// The first field of a name; `nil` for anything but an object that has it.
  public subscript(name: String) -> JSON? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.0 == name }?.1
  }

  public var string: String? { if case .string(let text) = self { text } else { nil } }
  public var number: Double? { if case .number(let number) = self { number } else { nil } }
  public var array: [JSON]? { if case .array(let items) = self { items } else { nil } }

  // MARK: Writing

  /// The text over several lines, each level further in by as many blanks.
  public func text(indent: Int) -> String {
    var result = ""
    write(to: &result, indent: indent, level: 0)
    return result
  }

  private func write(to text: inout String, indent: Int, level: Int) {
    let line = "\n" + String(repeating: " ", count: indent * (level + 1))
    let last = "\n" + String(repeating: " ", count: indent * level)
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value):
      text += Int(exactly: value).map(String.init) ?? (value.isFinite ? "\(value)" : "null")
    case .string(let value): text += JSON.quoted(value)
    case .array(let items):
      text += "["
      for (index, item) in items.enumerated() {
        text += (index == 0 ? "" : ",") + line
        item.write(to: &text, indent: indent, level: level + 1)
      }
      text += items.isEmpty ? "]" : last + "]"
    case .object(let fields):
      text += "{"
      for (index, field) in fields.enumerated() {
        text += (index == 0 ? "" : ",") + line + JSON.quoted(field.0) + ": "
        field.1.write(to: &text, indent: indent, level: level + 1)
      }
      text += fields.isEmpty ? "}" : last + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
