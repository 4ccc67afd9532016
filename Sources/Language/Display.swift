/// How values read as text.
public enum Display {
  /// The value of a statement, for a screen.
  public static func shown(_ value: Value, for screen: Screen) -> String {
    if let payload = value.foreign { return payload.display(for: screen) }
    if let fields = value.record { return record(fields, for: screen) }
    return text(value)
  }

  /// A value in one line, strings in quotes: `[1, "a", {k: 2}]`.
  public static func text(_ value: Value) -> String { text(value, depth: 0) }

  private static func text(_ value: Value, depth: Int) -> String {
    switch value {
    case .none: return "none"
    case .bool(let bool): return bool ? "true" : "false"
    case .number(let number): return NumberFormat.general(number)
    case .object(let text as Text): return quoted(text.text)
    case .object(let list as List):
      if depth > 20 { return "[…]" }
      let most = list.elements.count > 100 ? 20 : 100
      let shown = list.elements.prefix(most).map { text($0, depth: depth + 1) }
      let more = list.elements.count - shown.count
      let rest = more > 0 ? ["… \(NumberFormat.grouped(more)) more"] : []
      return "[" + (shown + rest).joined(separator: ", ") + "]"
    case .object(let record as Record):
      if depth > 20 { return "{…}" }
      let fields = record.fields.prefix(100).map {
        "\(key($0.key)): \(text($0.value, depth: depth + 1))"
      }
      let more = record.fields.count - fields.count
      let rest = more > 0 ? ["… \(NumberFormat.grouped(more)) more"] : []
      return "{" + (fields + rest).joined(separator: ", ") + "}"
    case .object(let range as NumberRange):
      let dots = range.isClosed ? ".." : "..<"
      return NumberFormat.general(range.lower) + dots + NumberFormat.general(range.upper)
    case .object(let closure as Closure):
      return "fn \(closure.prototype.name ?? "")(\(closure.signature))"
    case .object(let function as CommandFunction): return function.entry.command.name
    case .object(let function as NativeFunction): return "fn \(function.name)(…)"
    case .object(let foreign as Foreign): return foreign.payload.inline
    case .object(let object): return object.kind.phrase
    }
  }

  /// A record on one line where it fits, else a field a line.
  private static func record(_ fields: Fields, for screen: Screen) -> String {
    let line = text(.record(fields))
    if line.unicodeScalars.count <= screen.width { return line }
    let names = fields.keys.map { key($0) }
    let width = names.map(\.unicodeScalars.count).max() ?? 0
    let lines = Swift.zip(names, fields.values).map { name, value in
      let padding = String(repeating: " ", count: width - name.unicodeScalars.count)
      return "  \(name):\(padding) \(text(value))"
    }
    return (["{"] + lines + ["}"]).joined(separator: "\n")
  }

  /// A string as it would be written in a script, control characters made visible.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "{": result += "\\{"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return Visible.escape(result, keepingNewlines: false) + "\""
  }

  private static func key(_ name: String) -> String {
    let isPlain =
      name.unicodeScalars.first.map { $0.properties.isXIDStart || $0 == "_" } == true
      && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
    return isPlain ? name : quoted(name)
  }

  /// A value as `print` and `{…}` in a string show it: strings as they are.
  public static func plain(_ value: Value) -> String {
    if let text = value.string { return text }
    return text(value)
  }

  /// A value inside a string: `{loss:.4}`.
  static func interpolated(_ value: Value, format: String) throws -> String {
    guard !format.isEmpty else { return plain(value) }
    guard let number = value.number else {
      throw Fault(.wrongKind, "the format `\(format)` is for numbers, found \(phrase(value))")
    }
    return try NumberFormat.format(number, spec: format)
  }

  /// What an error calls a value: `the number 3`, `a list of 4`.
  public static func phrase(_ value: Value) -> String {
    switch value {
    case .none, .bool: return text(value)
    case .number(let number): return "the number \(NumberFormat.general(number))"
    case .object(let text as Text):
      let short = text.text.count > 40 ? text.text.prefix(39) + "…" : text.text[...]
      return "the string \(quoted(String(short)))"
    case .object(let list as List): return "a list of \(list.elements.count)"
    case .object(let record as Record):
      let names = record.fields.keys.prefix(4).joined(separator: ", ")
      return record.fields.isEmpty ? "an empty record" : "a record of \(names)"
    case .object(let closure as Closure): return "the function \(closure.name)"
    case .object(let function as CommandFunction):
      return "the function \(function.entry.command.name)"
    case .object(let function as NativeFunction): return "the function \(function.name)"
    case .object(let object): return object.kind.phrase
    }
  }

  /// `1 argument`, `2 arguments`.
  public static func count(_ number: Int, _ noun: String) -> String {
    "\(NumberFormat.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }
}

extension Closure {
  /// Its parameters with their defaults as written: `x, by: 2`.
  public var signature: String {
    prototype.parameters.map { parameter in
      parameter.defaultText.map { "\(parameter.name): \($0)" } ?? parameter.name
    }.joined(separator: ", ")
  }
}
