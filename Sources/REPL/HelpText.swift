import Language

/// What `?` answers: the verbs, one of them, or those that speak of a word.
package enum HelpText {
  /// `?`, `?name` or `??word`.
  package static func answer(to question: String, in session: Session) -> String {
    if question.hasPrefix("??") {
      let word = String(question.dropFirst(2)).trimmed
      guard !word.isEmpty else { return "`??` needs a word to look for: `??table`" }
      return matches(of: word, in: session)
        ?? "no command speaks of `\(Visible.escape(word))`; ? lists them all"
    }
    var name = String(question.dropFirst()).trimmed
    if name.hasSuffix("()") { name.removeLast(2) }
    if name.isEmpty {
      return Reference.list(session.catalogue)
        + "\n\n?name explains one of them, ??word looks for a word, :help is about the prompt."
    }
    return text(for: name, in: session) ?? refusal(of: name, in: session)
      + "; ? lists what there is"
  }

  /// `nil` when nothing has the name.
  package static func text(for name: String, in session: Session) -> String? {
    if let value = session.value(of: name) { return "\(name) is \(phrase(value))." }
    return Reference.text(for: name, in: session.catalogue)
  }

  /// Why there is no help for a name, with a similar one if there is one.
  package static func refusal(of name: String, in session: Session) -> String {
    let names = session.names + session.catalogue.names
    let similar = Spelling.similar(to: name, in: names).map { "; similar name: \($0)" }
    return "nothing is called `\(Visible.escape(name))`\(similar ?? "")"
  }

  /// The verbs whose help has all the words; the name counts first, then the summary.
  private static func matches(of question: String, in session: Session) -> String? {
    let words = question.lowercased().split(separator: " ").map(String.init)
    let found = session.catalogue.entries.values.compactMap { entry -> (Int, CommandEntry)? in
      let command = entry.command
      let places = [
        command.name, command.summary.lowercased(),
        (entry.parameters.map { "\($0.label) \($0.declaration.help)" } + [command.details])
          .joined(separator: " ").lowercased(),
      ]
      guard words.allSatisfy({ word in places.contains { $0.contains(word) } }) else { return nil }
      let rank = places.firstIndex { place in words.allSatisfy { place.contains($0) } }
      return (rank ?? places.count, entry)
    }.sorted { ($0.0, $0.1.command.name) < ($1.0, $1.1.command.name) }
    guard !found.isEmpty else { return nil }
    return Reference.columns(found.map { [$0.1.command.name, $0.1.command.summary] })
  }

  private static func phrase(_ value: Value) -> String {
    if let closure = value.object as? Closure {
      return "a function, fn \(closure.name)(\(closure.signature))"
    }
    guard let foreign = value.foreign else { return value.kind.phrase }
    let fields = (foreign as? any HasFields)?.fieldNames ?? []
    let list = fields.isEmpty ? "" : ", with the fields \(fields.joined(separator: ", "))"
    let columns = (foreign as? any HasColumns)?.columnNames ?? []
    let names = columns.isEmpty ? "" : ", with the columns \(columns.joined(separator: ", "))"
    return "\(value.kind.phrase), \(foreign.summary)\(list)\(names)"
  }
}
