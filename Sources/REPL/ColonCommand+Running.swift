import Language

/// The commands that run code, and bound it.
extension ColonCommand {
  static var time: ColonCommand {
    ColonCommand(
      "time", "CODE", "runs code and says how long it took", completion: .code
    ) { prompt, code in
      guard !code.isEmpty else { return prompt.say("`:time` needs code to run: `:time 1 + 1`") }
      let elapsed = ContinuousClock().measure { prompt.execute(code) }
      prompt.say("took \(Self.words(for: elapsed))")
    }
  }

  static var limits: ColonCommand {
    ColonCommand(
      "limits", "NAME VALUE", "shows what a statement may take, or sets it",
      details: """
        :limits time 60         seconds a statement may take
        :limits operations 1e9  instructions, rows and steps a statement may take
        :limits memory 2        gigabytes one value may take
        :limits calls 500       calls within calls
        :limits time off        lifts a limit of time or operations
        """, completion: .limits
    ) { prompt, argument in
      let words = argument.split(separator: " ").map(String.init)
      if let problem = set(words, prompt.session.limits) { return prompt.say(problem) }
      prompt.say(shown(prompt.session.limits))
    }
  }

  static let limitNames = ["calls", "memory", "operations", "time"]

  private static func shown(_ limits: Limits) -> String {
    let time = limits.seconds.map { "\(NumberFormat.general($0)) s" }
    return Reference.columns([
      ["time", time ?? "off"],
      ["operations", limits.operations.map(NumberFormat.grouped) ?? "off"],
      ["memory", "\(NumberFormat.general(limits.bytes / 1e9)) GB a value"],
      ["calls", "\(NumberFormat.grouped(limits.callDepth)) deep"],
    ])
  }

  /// Sets a limit; says what is wrong with the words, or `nil`.
  private static func set(_ words: [String], _ limits: Limits) -> String? {
    guard let name = words.first else { return nil }
    guard limitNames.contains(name) else {
      return "the limits are \(limitNames.joined(separator: ", ")), not \(Visible.escape(name))"
    }
    guard words.count >= 2, words.count <= 3 else {
      return "`:limits \(name)` needs a number: `:limits \(name) 60`"
    }
    let isOff = words[1] == "off"
    if isOff, name == "time" || name == "operations" {
      if name == "time" { limits.seconds = nil } else { limits.operations = nil }
      return nil
    }
    guard let number = Double(words[1]), number > 0, number <= 1e15 else {
      return "`:limits \(name)` takes a number above 0, not \(Visible.escape(words[1]))"
    }
    switch name {
    case "time": limits.seconds = number
    case "operations": limits.operations = Int(number.rounded(.up))
    case "memory": limits.bytes = number * 1e9
    default:
      guard number >= 1, number <= 100_000 else { return "calls may nest 1 to 100,000 deep" }
      limits.callDepth = Int(number)
    }
    return nil
  }

  /// `0.0123 s`, `1 min 12 s`.
  static func words(for elapsed: Duration) -> String {
    let seconds = elapsed / .seconds(1)
    if seconds >= 60 { return "\(Int(seconds) / 60) min \(Int(seconds) % 60) s" }
    return seconds < 0.1
      ? "\(NumberFormat.general((seconds * 1e6).rounded() / 1e3)) ms"
      : "\(NumberFormat.general((seconds * 1e3).rounded() / 1e3)) s"
  }
}
