import Language

/// The commands that look after the session's names.
extension ColonCommand {
  static var vars: ColonCommand {
    ColonCommand("vars", "", "lists your names: what each is, and its size") {
      prompt, _ in
      let session = prompt.session
      let rows = session.names.compactMap { name in
        session.value(of: name).map { value in
          [name, description(of: value), Footprint.bytes(of: value).map(Footprint.text) ?? ""]
        }
      }
      prompt.say(rows.isEmpty ? "nothing has a name yet" : table(rows, width: prompt.width))
    }
  }

  static var undo: ColonCommand {
    ColonCommand(
      "undo", "", "takes back the last entry: every name means what it did before",
      details: """
        The last 20 entries can be taken back, one after the other. Values never change, so that
        nothing is computed again. Files that an entry wrote stay as they are.
        """
    ) { prompt, _ in
      guard let undone = prompt.workspace.undo(in: prompt.session) else {
        return prompt.say("there is nothing to take back")
      }
      let line = undone.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      prompt.say("taken back: \(Visible.escape(line))\(undone.count > line.count ? " …" : "")")
    }
  }

  static var reset: ColonCommand {
    ColonCommand("reset", "", "forgets all your names; :undo brings them back") {
      prompt, _ in
      prompt.workspace.reset(prompt.session)
      prompt.say("nothing has a name any more; :undo takes this back")
    }
  }

  static var fork: ColonCommand {
    ColonCommand(
      "fork", "NAME", "starts a line of work from here; :switch goes back",
      details: """
        A fork starts with all your names. What you give a name there leaves the other forks as they
        are, so that two ideas can be tried from one place. The first line of work is called main.
        Nothing is copied: values never change.
        """
    ) { prompt, name in
      guard !name.isEmpty, name.utf8.count <= 40, name.allSatisfy({ isNamePart($0) }) else {
        return prompt.say("`:fork` needs a name of letters, digits, - and _: `:fork wider`")
      }
      guard prompt.forks[name] == nil, name != prompt.forkName else {
        return prompt.say("there is a fork `\(name)` already; :switch \(name) goes there")
      }
      prompt.forks[prompt.forkName] = (prompt.workspace, prompt.session.snapshot)
      let before = prompt.forkName
      prompt.forkName = name
      prompt.say("this is the fork `\(name)`; :switch \(before) goes back")
    }
  }

  static var switchFork: ColonCommand {
    ColonCommand(
      "switch", "NAME", "goes to another fork; alone, lists them", completion: .forks
    ) { prompt, name in
      if name.isEmpty {
        let names = (Array(prompt.forks.keys) + [prompt.forkName]).sorted()
        let rows = names.map { [$0, $0 == prompt.forkName ? "you are here" : ""] }
        return prompt.say(Reference.columns(rows))
      }
      if name == prompt.forkName { return prompt.say("you are in `\(name)`") }
      guard let (workspace, names) = prompt.forks.removeValue(forKey: name) else {
        let known = (Array(prompt.forks.keys) + [prompt.forkName]).sorted().joined(separator: ", ")
        return prompt.say("there is no fork `\(Visible.escape(name))`; there are: \(known)")
      }
      prompt.forks[prompt.forkName] = (prompt.workspace, prompt.session.snapshot)
      prompt.workspace = workspace
      prompt.session.restore(names)
      prompt.forkName = name
      prompt.say("this is `\(name)`")
    }
  }

  private static func description(of value: Value) -> String {
    if let foreign = value.foreign { return Visible.escape(foreign.summary) }
    return value.string != nil || value.number != nil || value.list != nil || value.record != nil
      ? Display.phrase(value) : value.kind.phrase
  }

  /// Name, description and size, the description cut where the screen is too narrow.
  private static func table(_ rows: [[String]], width: Int) -> String {
    let names = rows.map(\.[0].count).max() ?? 0
    let sizes = rows.map(\.[2].count).max() ?? 0
    let room = max(10, width - names - sizes - 6)
    return Reference.columns(
      rows.map { row in
        let text = row[1].count > room ? row[1].prefix(room - 1) + "…" : row[1][...]
        let padding = String(repeating: " ", count: sizes - row[2].count)
        return [row[0], String(text), padding + row[2]]
      })
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}
