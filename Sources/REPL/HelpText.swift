import Language

/// What `?name` prints: the value that has the name, or what the reference says of it.
package enum HelpText {
  /// `nil` when nothing has the name.
  package static func text(for name: String, in session: Session) -> String? {
    if let value = session.value(of: name) { return "\(name) is \(value.kind.phrase)." }
    return Reference.text(for: name, in: session.catalogue)
  }

  /// Why there is no help for a name, with a similar one if there is one.
  package static func refusal(of name: String, in session: Session) -> String {
    let names = session.names + session.catalogue.names
    let similar = Spelling.similar(to: name, in: names).map { "; similar name: \($0)" }
    return "nothing is called `\(Visible.escape(name))`\(similar ?? "")"
  }
}
