/// The help of the language, written from the declarations of its verbs.
public enum Reference {
  /// What a name is: a verb's help or the kind of a constant; `nil` when nothing built in has it.
  public static func text(for name: String, in catalogue: Catalogue) -> String? {
    if let entry = catalogue[name] { return text(for: entry) }
    return catalogue.constants[name].map { "\(name) is \($0.kind.phrase), built in." }
  }

  /// Every verb with its sentence, chapter by chapter.
  public static func list(_ catalogue: Catalogue) -> String {
    let names = catalogue.entries.keys
    let width = names.map(\.count).max() ?? 0
    return chapters(of: catalogue).map { title, entries in
      let rows = columns(
        entries.map { [$0.command.name, $0.command.summary] }, firstWidth: width)
      return title.isEmpty ? rows : "\(title)\n\(rows)"
    }.joined(separator: "\n\n")
  }

  public static func text(for entry: CommandEntry) -> String {
    let command = entry.command
    var parts = [usage(entry) + "\n" + command.summary]
    if !command.details.isEmpty { parts.append(command.details) }
    if !entry.parameters.isEmpty { parts.append(columns(entry.parameters.map(row))) }
    if !command.examples.isEmpty {
      let examples = command.examples.map { example in
        lines(of: example).map { "  " + $0 }.joined(separator: "\n")
      }
      parts.append((["Examples:"] + examples).joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// Rows with their cells below one another; the last cell is not padded.
  public static func columns(_ rows: [[String]], firstWidth: Int = 0) -> String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { index in
      let widest = rows.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0
      return index == 0 ? max(widest, firstWidth) : widest
    }
    return rows.map { row in
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: max(0, width - cell.count))
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }.joined(separator: "\n")
  }

  // MARK: Parts

  /// The chapters with their verbs, each sorted by name.
  static func chapters(of catalogue: Catalogue) -> [(title: String, entries: [CommandEntry])] {
    catalogue.chapters.map { chapter in
      let names = chapter.commands.map { $0.name }.sorted()
      return (chapter.title, names.compactMap { catalogue[$0] })
    }
  }

  /// `train(model, on: …, epochs: 4)`: how a call looks.
  static func usage(_ entry: CommandEntry) -> String {
    let arguments = entry.parameters.enumerated().map { index, parameter in
      if parameter.isRest { return parameter.label + ", …" }
      if entry.positional.contains(index) { return parameter.label }
      return parameter.label + ": " + (parameter.declaration.shownDefault ?? "…")
    }
    return "\(entry.command.name)(\(arguments.joined(separator: ", ")))"
  }

  /// `a number, default 1.5`.
  static func kind(of parameter: CommandEntry.Parameter) -> String {
    var kind = parameter.declaration.kind.phrase
    for case .choices(let choices) in parameter.declaration.options {
      kind = choices.map { "\"\($0)\"" }.joined(separator: " or ")
    }
    return parameter.declaration.shownDefault.map { "\(kind), default \($0)" } ?? kind
  }

  private static func row(_ parameter: CommandEntry.Parameter) -> [String] {
    [parameter.label, parameter.declaration.help, "(\(kind(of: parameter)))"]
  }

  /// The code of an example with what it prints.
  static func lines(of example: Example) -> [String] {
    let code = example.code.split(separator: "\n", omittingEmptySubsequences: false)
    let printed = example.gives?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
    return code.map(String.init) + printed.map { "#> " + $0 }
  }
}
