import Language

/// What `?name` prints, written from a command's own declaration.
package enum HelpText {
  /// What a name is: a command's help, or the value that has the name; `nil` when nothing has.
  package static func text(for name: String, in session: Session) -> String? {
    if let value = session.value(of: name) { return "\(name) is \(value.kind.phrase)." }
    if let entry = session.catalogue[name] { return text(for: entry) }
    if let value = session.catalogue.constants[name] {
      return "\(name) is \(value.kind.phrase), built in."
    }
    return nil
  }

  /// Every command with its sentence.
  package static func list(_ catalogue: Catalogue) -> String {
    let entries = catalogue.entries.values.sorted { $0.command.name < $1.command.name }
    return columns(entries.map { [$0.command.name, $0.command.summary] })
  }

  package static func text(for entry: CommandEntry) -> String {
    let command = entry.command
    var parts = [usage(entry) + "\n" + command.summary]
    if !command.details.isEmpty { parts.append(command.details) }
    if !entry.parameters.isEmpty { parts.append(columns(entry.parameters.map(row))) }
    if !command.examples.isEmpty {
      parts.append((["Examples:"] + command.examples.map(example)).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// `train(model, on: …, epochs: 4)`: how a call looks.
  private static func usage(_ entry: CommandEntry) -> String {
    let arguments = entry.parameters.enumerated().map { index, parameter in
      if parameter.isRest { return parameter.label + ", …" }
      if entry.positional.contains(index) { return parameter.label }
      return parameter.label + ": " + (parameter.declaration.shownDefault ?? "…")
    }
    return "\(entry.command.name)(\(arguments.joined(separator: ", ")))"
  }

  private static func row(_ parameter: CommandEntry.Parameter) -> [String] {
    var kind = parameter.declaration.kind.phrase
    for case .choices(let choices) in parameter.declaration.options {
      kind = choices.map { "\"\($0)\"" }.joined(separator: " or ")
    }
    if let value = parameter.declaration.shownDefault { kind += ", default \(value)" }
    return [parameter.label, parameter.declaration.help, "(\(kind))"]
  }

  private static func example(_ example: Example) -> String {
    let lines = example.code.split(separator: "\n", omittingEmptySubsequences: false)
    let printed = example.gives?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    return (lines.map { "  " + $0 } + printed.map { "  #> " + $0 }).joined(separator: "\n")
  }

  /// Rows with their cells below one another; the last cell is not padded.
  static func columns(_ rows: [[String]]) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { index in
      rows.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }
}
