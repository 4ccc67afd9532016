import Language

/// A word for the prompt itself, not for the language: `:quit`.
public struct ColonCommand {
  public let name: String
  /// What may follow the name, for the help; empty when nothing may.
  public let argument: String
  /// One sentence without its full stop.
  public let summary: String
  /// What `:help name` adds to the sentence; empty when there is no more to know.
  public let details: String
  /// What the argument completes to: names of the session, files …
  public let completion: Completion
  let run: (_ prompt: Prompt, _ argument: String) -> Void

  public enum Completion: Sendable {
    case nothing, code, scripts, errorCodes, forks, commands, limits
  }

  public init(
    _ name: String, _ argument: String = "", _ summary: String, details: String = "",
    completion: Completion = .nothing,
    _ run: @escaping (_ prompt: Prompt, _ argument: String) -> Void
  ) {
    self.name = name
    self.argument = argument
    self.summary = summary
    self.details = details
    self.completion = completion
    self.run = run
  }

  /// The prompt's own, sorted: a new one is a line here and a function in `ColonCommand+…`.
  static var own: [ColonCommand] {
    [
      edit, explain, fork, help, limits, load, profile, quit, reset, save, switchFork, time, trace,
      undo,
      vars,
    ]
  }

  /// Runs a line such as `:time f(x)`, colon and all.
  static func run(_ line: String, at prompt: Prompt) {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1)
    let name = words.first.map(String.init) ?? ""
    let argument = words.count > 1 ? String(words[1]).trimmed : ""
    guard let command = prompt.commands.first(where: { $0.name == name }) else {
      return prompt.say(refusal(of: name, among: prompt.commands))
    }
    guard !command.argument.isEmpty || argument.isEmpty else {
      return prompt.say("`:\(name)` takes nothing after it")
    }
    command.run(prompt, argument)
  }

  private static func refusal(of name: String, among commands: [ColonCommand]) -> String {
    let similar = Spelling.similar(to: name, in: commands.map(\.name))
    return "a line that starts with a colon is a command of the prompt, and none is called "
      + ":\(Visible.escape(name))" + (similar.map { "; similar name: :\($0)" } ?? "")
      + "; :help lists them"
  }
}
