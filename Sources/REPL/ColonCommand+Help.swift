import Language

/// The commands that explain.
extension ColonCommand {
  static var explain: ColonCommand {
    ColonCommand(
      "explain", "CODE", "says what an error such as E0203 means", completion: .errorCodes
    ) { prompt, code in
      prompt.say(
        ErrorCode.explaining(code)
          ?? "no error has the code `\(Visible.escape(code))`; :explain lists them")
    }
  }

  static var help: ColonCommand {
    ColonCommand(
      "help", "NAME", "says what can be typed here, or explains a command such as :save",
      completion: .commands
    ) { prompt, name in
      prompt.say(name.isEmpty ? overview(prompt) : explanation(of: name, at: prompt))
    }
  }

  static var quit: ColonCommand {
    ColonCommand("quit", "", "ends the session, as Ctrl-D does") { prompt, _ in prompt.end() }
  }

  static var trace: ColonCommand {
    ColonCommand(
      "trace", "", "shows the last error again, with the calls that led to it"
    ) { prompt, _ in
      guard let diagnostic = prompt.lastError else { return prompt.say("there was no error yet") }
      prompt.say(prompt.text(of: diagnostic))
      if !diagnostic.calls.isEmpty {
        let rows = diagnostic.calls.map { call in
          [
            call.function ?? "", "\(call.source.name):\(call.line)",
            Visible.escape(call.source.line(call.line).trimmed),
          ]
        }
        prompt.say("the calls, outermost first:\n" + Reference.columns(rows))
      }
      prompt.say(":explain \(diagnostic.code.rawValue) says more about this kind of error")
    }
  }

  private static func overview(_ prompt: Prompt) -> String {
    """
    Type an expression to see its value, or `name = expression` to keep it.
      ?         lists the commands of the language; ?train explains one, ??word looks for a word
      ans       is the last value shown; a line that starts with |> goes on with it
      ;         at the end of a line keeps its value from being shown
      Tab       completes; Ctrl-R looks for an earlier entry, Up recalls one that starts the same
      Ctrl-C    stops a computation and keeps everything; Ctrl-D ends
    \(Reference.columns(prompt.commands.map { [$0.usage, $0.summary] }))
    """
  }

  private static func explanation(of name: String, at prompt: Prompt) -> String {
    let name = name.hasPrefix(":") ? String(name.dropFirst()) : name
    guard let command = prompt.commands.first(where: { $0.name == name }) else {
      return refusalOfHelp(name, at: prompt)
    }
    let details = command.details.isEmpty ? "" : "\n\n" + command.details
    return "\(command.usage)\n\(command.summary.capitalisedFirst).\(details)"
  }

  private static func refusalOfHelp(_ name: String, at prompt: Prompt) -> String {
    let escaped = Visible.escape(name)
    if prompt.session.catalogue[name] != nil { return "?\(name) explains `\(name)`" }
    return "there is no command :\(escaped); :help lists them, and ?\(escaped) explains a name"
  }

  /// `:time CODE`.
  var usage: String { ":" + name + (argument.isEmpty ? "" : " " + argument) }
}

extension String {
  fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
