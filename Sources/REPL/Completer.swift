import Language

/// A word that Tab offers, with a few words on what it is.
package struct Candidate: Equatable {
  package let text: String
  package let gloss: String
  package init(_ text: String, _ gloss: String = "") {
    self.text = text
    self.gloss = gloss
  }
}

/// What the Tab key offers: names, fields, columns of the table at hand, labels of the call at
/// hand and the values that fit them, files, `:` commands.
package struct Completer {
  package let session: Session
  let commands: [ColonCommand]
  /// The names of the forks that `:switch` can go to.
  let forks: [String]

  init(session: Session, commands: [ColonCommand], forks: [String] = []) {
    self.session = session
    self.commands = commands
    self.forks = forks
  }

  /// With the prompt's own commands.
  package init(session: Session) { self.init(session: session, commands: ColonCommand.own) }

  /// What fits the word that is being typed, each a whole word.
  ///
  /// `pending` holds the entry's lines above, `line` this line up to the word, `word` the rest.
  package func candidates(pending: String, line: String, word: String) -> [Candidate] {
    var line = line
    if pending.isEmpty, line.hasPrefix(":") || line.hasPrefix("?") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 || line.hasPrefix("?") else {
        return commands.map { Candidate($0.name, $0.summary) }.that(start: word)
      }
      if line.hasPrefix("?") { return names(word) }
      guard let command = commands.first(where: { $0.name == parts[0].dropFirst() }) else {
        return []
      }
      if let found = argument(of: command, String(parts[1]), word) {
        return found.that(start: word)
      }
      line = String(parts[1])
    }
    let scan = LooseScan(pending.isEmpty ? line : pending + "\n" + line)
    switch scan.place {
    case .comment: return []
    case .string(_, let start):
      let offset = pending.isEmpty ? start : start - pending.utf8.count - 1
      guard offset >= 0, offset <= line.utf8.count else { return [] }
      let typed = String(decoding: line.utf8.dropFirst(offset), as: UTF8.self)
      return texts(scan, typed, word).that(start: word)
    case .code: break
    }
    if let dot = word.lastIndex(of: ".") {
      let path = word[..<dot]
      if !path.isEmpty { return fields(of: path).prefixed(path + ".").that(start: word) }
      let isAfterCall = line.last.map { ")]}\"".contains($0) } ?? false
      return isAfterCall ? [] : columns(scan).prefixed(".").that(start: word)
    }
    let labels = labels(scan).that(start: word)
    let fitting = values(scan).that(start: word)
    return labels + (fitting.isEmpty ? names(word) : fitting)
  }

  // MARK: The prompt's own words

  /// What the argument of a `:` command may be; `nil` where it is code.
  private func argument(of command: ColonCommand, _ typed: String, _ word: String) -> [Candidate]? {
    switch command.completion {
    case .code: nil
    case .nothing: []
    case .scripts: FileNames.candidates(typed, word, ending: [".wd"])
    case .errorCodes: ErrorCode.allCases.map { Candidate($0.rawValue, $0.explanation.title) }
    case .forks: forks.sorted().map { Candidate($0) }
    case .commands: commands.map { Candidate($0.name, $0.summary) }
    case .limits: typed.isEmpty ? ColonCommand.limitNames.map { Candidate($0) } : []
    }
  }

  // MARK: Names

  private static let keywords = Token.Kind.keywords.keys.sorted().map { Candidate($0) }

  private func names(_ word: String) -> [Candidate] {
    var known = Set<String>()
    let own = session.names.sorted().map { Candidate($0, gloss(session.value(of: $0))) }
    let verbs = session.catalogue.names.map { name in
      Candidate(
        name,
        session.catalogue[name]?.command.summary ?? gloss(session.catalogue.constants[name]))
    }
    return (own + verbs + Self.keywords).that(start: word)
      .filter { known.insert($0.text).inserted }.sorted { $0.text < $1.text }
  }

  func gloss(_ value: Value?) -> String {
    guard let value else { return "" }
    return value.foreign?.summary ?? Display.phrase(value)
  }

  /// The fields of the value that a path of names leads to.
  private func fields(of path: Substring) -> [Candidate] {
    let names = path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = names.first, var value = value(of: first) else { return [] }
    for name in names.dropFirst() {
      guard let next = field(name, of: value) else { return [] }
      value = next
    }
    return fields(of: value)
  }

  func fields(of value: Value) -> [Candidate] {
    if let fields = value.record { return fields.map { Candidate($0, gloss($1)) } }
    return (value.foreign as? any HasFields)?.fieldNames.map { Candidate($0) } ?? []
  }

  func value(of name: String) -> Value? {
    session.value(of: name) ?? session.catalogue.constants[name]
  }

  private func field(_ name: String, of value: Value) -> Value? {
    if let fields = value.record { return fields[name] }
    return try? (value.foreign as? any HasFields)?.field(name)
  }
}

extension [Candidate] {
  func that(start word: String) -> [Candidate] { filter { $0.text.hasPrefix(word) } }

  func prefixed(_ start: some StringProtocol) -> [Candidate] {
    map { Candidate(start + $0.text, $0.gloss) }
  }
}
