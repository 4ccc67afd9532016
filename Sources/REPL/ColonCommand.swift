import Language

/// A word for the prompt itself, not for the language: `:quit`.
struct ColonCommand {
  enum Flow { case goOn, quit }

  let name: String
  /// What may follow the name, for the help; empty when nothing may.
  let argument: String
  let summary: String
  let run: (_ prompt: Prompt, _ argument: String) -> Flow

  init(
    _ name: String, _ argument: String = "", _ summary: String,
    _ run: @escaping (_ prompt: Prompt, _ argument: String) -> Flow
  ) {
    self.name = name
    self.argument = argument
    self.summary = summary
    self.run = run
  }

  /// All of them: a new one is a line here and what it does below.
  static var all: [ColonCommand] {
    [
      ColonCommand("explain", "CODE", "says what an error such as E0203 means", explain),
      ColonCommand("help", "", "says what can be typed here", help),
      ColonCommand("quit", "", "ends the session, as Ctrl-D does") { _, _ in .quit },
      ColonCommand("time", "CODE", "runs code and says how long it took", time),
      ColonCommand("vars", "", "lists your names and what they are", vars),
    ]
  }

  /// Runs a line such as `:time f(x)`, colon and all.
  static func run(_ line: String, at prompt: Prompt) -> Flow {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = words.first.map(String.init) ?? ""
    let argument = words.count > 1 ? String(words[1]) : ""
    guard let command = all.first(where: { $0.name == name }) else {
      let known = all.map { ":" + $0.name }.joined(separator: " ")
      let found = name.isEmpty ? "" : ", not :\(Visible.escape(name))"
      prompt.say("a line that starts with a colon is one of \(known)\(found)")
      return .goOn
    }
    if command.argument.isEmpty, !argument.isEmpty {
      prompt.say("`:\(name)` takes nothing after it")
      return .goOn
    }
    return command.run(prompt, argument)
  }
}

private func explain(_ prompt: Prompt, _ code: String) -> ColonCommand.Flow {
  prompt.say(
    ErrorCode.explaining(code)
      ?? "no error has the code `\(Visible.escape(code))`; :explain lists them")
  return .goOn
}

private func help(_ prompt: Prompt, _ argument: String) -> ColonCommand.Flow {
  let rows = ColonCommand.all.map { command in
    [
      ":" + command.name + (command.argument.isEmpty ? "" : " " + command.argument),
      command.summary,
    ]
  }
  prompt.say(
    """
    Type an expression to see its value, or `name = expression` to keep it.
      ?         lists the commands of the language, ?train explains one
      ans       is the last value shown; a line that starts with |> goes on with it
      Tab       completes, Up recalls, Ctrl-C stops a computation, Ctrl-D ends
    \(Reference.columns(rows))
    """)
  return .goOn
}

private func time(_ prompt: Prompt, _ code: String) -> ColonCommand.Flow {
  guard !code.isEmpty else {
    prompt.say("`:time` needs code to run: `:time 1 + 1`")
    return .goOn
  }
  let elapsed = ContinuousClock().measure { prompt.execute(code) }
  let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
  let rounded = (seconds * 1e4).rounded() / 1e4
  prompt.say("took \(rounded) s")
  return .goOn
}

private func vars(_ prompt: Prompt, _ argument: String) -> ColonCommand.Flow {
  let session = prompt.session
  let rows = session.names.compactMap { name in
    session.value(of: name).map { [name, $0.foreign?.summary ?? $0.kind.phrase] }
  }
  prompt.say(rows.isEmpty ? "nothing has a name yet" : Reference.columns(rows))
  return .goOn
}
