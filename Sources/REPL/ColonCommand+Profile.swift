import Language

/// `:profile`.
extension ColonCommand {
  static var profile: ColonCommand {
    ColonCommand(
      "profile", "CODE", "runs code and says where its time went, by command and by line",
      details: """
        A command's time is its own: what functions that it calls take stands with the commands
        they call. Lines are those that call the commands. What is left is the language's own work:
        loops, arithmetic of numbers, calls of your functions.
        """, completion: .code
    ) { prompt, code in
      guard !code.isEmpty else {
        return prompt.say("`:profile` needs code to run: `:profile train(m, on: tr)`")
      }
      let profile = Profile()
      prompt.session.profile = profile
      let elapsed = ContinuousClock().measure { prompt.execute(code) }
      prompt.session.profile = nil
      prompt.say(report(profile, seconds: elapsed / .seconds(1), width: prompt.width))
    }
  }

  /// How many commands and lines are listed.
  private static let listed = 10

  private static func report(_ profile: Profile, seconds: Double, width: Int) -> String {
    let whole = max(seconds, 1e-9)
    var rows = profile.commands.sorted { ($1.value.seconds, $0.key) < ($0.value.seconds, $1.key) }
      .prefix(listed).map { row($0.key, $0.value, of: whole) }
    let own = max(0, seconds - profile.seconds)
    rows.append(row("between commands", Profile.Share(seconds: own), of: whole))
    var parts = ["took \(words(for: .seconds(seconds)))", aligned(rows)]
    let lines = profile.lines.sorted { $1.value.seconds < $0.value.seconds }.prefix(listed)
    if profile.lines.count > 1 {
      let room = max(16, width - 40)
      parts.append(
        aligned(
          lines.map { line, share in
            let code = Visible.escape(line.source.line(line.number).trimmed)
            let text = code.count > room ? code.prefix(room - 1) + "…" : code
            return row("\(line.source.name):\(line.number)  \(text)", share, of: whole)
          }))
    }
    return parts.joined(separator: "\n")
  }

  private static func row(_ name: String, _ share: Profile.Share, of whole: Double) -> [String] {
    let percent = Int((share.seconds / whole * 100).rounded())
    let calls = share.calls == 0 ? "" : Display.count(share.calls, "call")
    return ["\(percent) %", words(for: .seconds(share.seconds)), name, calls]
  }

  /// The numbers of the first two columns end below one another.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = (0...1).map { column in rows.map(\.[column].count).max() ?? 0 }
    return Reference.columns(
      rows.map { row in
        let numbers = zip(row, widths).map { cell, width in
          String(repeating: " ", count: width - cell.count) + cell
        }
        return numbers + row.dropFirst(2)
      })
  }
}
