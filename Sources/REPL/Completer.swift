import Language

/// What the Tab key offers: names, fields, labels of the call at hand, columns, `:` commands.
package struct Completer {
  private static let keywords = [
    "and", "break", "continue", "else", "expect", "false", "fn", "for", "if", "in", "none", "not",
    "or", "return", "true", "use", "with", "within",
  ]

  package let session: Session
  /// The names of the `:` commands.
  package let colonCommands: [String]

  package init(session: Session, colonCommands: [String]) {
    self.session = session
    self.colonCommands = colonCommands
  }

  /// The whole words that fit.
  ///
  /// `pending` holds the entry's lines above, `line` this line up to the word, `word` the rest.
  package func candidates(pending: String, line: String, word: String) -> [String] {
    let isFirst = pending.isEmpty
    if isFirst, line == ":" { return colonCommands.filter { $0.hasPrefix(word) } }
    let scan = CallScan(pending + "\n" + line)
    if scan.isInText { return [] }
    if let dot = word.lastIndex(of: ".") {
      let isAfterCall = line.last.map { ")]}\"".contains($0) } ?? false
      let path = word[..<dot]
      if path.isEmpty { return isAfterCall ? [] : matching(columns, ".", word) }
      return matching(fields(of: path), path + ".", word)
    }
    let names = Set(session.names + session.catalogue.names + Self.keywords)
    return (labels(in: scan) + names.sorted()).filter { $0.hasPrefix(word) }
  }

  private func matching(_ names: [String], _ prefix: some StringProtocol, _ word: String)
    -> [String]
  {
    names.map { prefix + $0 }.filter { $0.hasPrefix(word) }
  }

  private func labels(in scan: CallScan) -> [String] {
    guard let callee = scan.callee, let entry = session.catalogue[callee] else { return [] }
    return entry.parameters.filter { !$0.isRest }.map { $0.label + ":" }
  }

  /// The columns of every table that has a name.
  private var columns: [String] {
    let tables = session.names.compactMap { session.value(of: $0)?.foreign as? any HasColumns }
    return Set(tables.flatMap(\.columnNames)).sorted()
  }

  /// The fields of the value that a path of names leads to.
  private func fields(of path: Substring) -> [String] {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = names.first, var value = value(of: first) else { return [] }
    for name in names.dropFirst() {
      guard let next = field(name, of: value) else { return [] }
      value = next
    }
    if let fields = value.record { return Array(fields.keys) }
    return (value.foreign as? any HasFields)?.fieldNames ?? []
  }

  private func value(of name: String) -> Value? {
    session.value(of: name) ?? session.catalogue.constants[name]
  }

  private func field(_ name: String, of value: Value) -> Value? {
    if let fields = value.record { return fields[name] }
    return try? (value.foreign as? any HasFields)?.field(name)
  }
}

/// Finds the call that unfinished text ends in.
package struct CallScan {
  /// The name before the innermost open `(`; `nil` in any other bracket, and outside.
  package var callee: String? { open.last.flatMap { $0 } }
  /// The text ends within a string or a comment.
  package private(set) var isInText = false

  private var open: [String?] = []

  package init(_ text: String) {
    var name = ""
    var quote: Character?
    var isEscaped = false
    var isComment = false
    for character in text {
      if isComment {
        isComment = !character.isNewline
      } else if let mark = quote {
        if character == mark, !isEscaped { quote = nil }
        isEscaped = character == "\\" && !isEscaped && mark == "\""
      } else {
        switch character {
        case "\"", "'": quote = character
        case "#": isComment = true
        case "(": open.append(name.isEmpty ? nil : name)
        case "[", "{": open.append(nil)
        case ")", "]", "}": _ = open.popLast()
        default: break
        }
      }
      let isNamePart = character.isLetter || character.isNumber || character == "_"
      name = isNamePart ? name + String(character) : ""
    }
    isInText = quote != nil || isComment
  }
}
