/// The reference as one page of Markdown.
extension Reference {
  /// Every verb: how it is called, what it does, its arguments and its examples.
  public static func markdown(_ catalogue: Catalogue) -> String {
    let chapters = chapters(of: catalogue)
    let contents = chapters.map { title, entries in
      let links = entries.map { "[\($0.command.name)](#\($0.command.name))" }
      return "- \(title.isEmpty ? "Verbs" : title): \(links.joined(separator: ", "))"
    }
    let constants = catalogue.constants.keys.sorted().map { name in
      "- `\(name)` is \(catalogue.constants[name]?.kind.phrase ?? "a value")."
    }
    var parts = ["# The verbs of wd", contents.joined(separator: "\n")]
    for (title, entries) in chapters {
      parts.append("## \(title.isEmpty ? "Verbs" : title)")
      parts += entries.map(markdown)
    }
    if !constants.isEmpty { parts += ["## Constants", constants.joined(separator: "\n")] }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ entry: CommandEntry) -> String {
    let command = entry.command
    var parts = ["### \(command.name)", fenced([usage(entry)]), escaped(command.summary)]
    if !command.details.isEmpty { parts.append(escaped(command.details)) }
    if !entry.parameters.isEmpty {
      let rows = entry.parameters.map { parameter in
        let cells = [parameter.declaration.help, kind(of: parameter)].map { cell in
          escaped(cell).split(separator: "|", omittingEmptySubsequences: false)
            .joined(separator: "\\|")
        }
        return "| `\(parameter.label)` | \(cells.joined(separator: " | ")) |"
      }
      parts.append((["| Argument | | Kind |", "|---|---|---|"] + rows).joined(separator: "\n"))
    }
    parts += command.examples.map { fenced(lines(of: $0)) }
    return parts.joined(separator: "\n\n")
  }

  private static func fenced(_ lines: [String]) -> String {
    (["```wd"] + lines + ["```"]).joined(separator: "\n")
  }

  /// Without what Markdown would read as emphasis or a tag, outside of code in backquotes.
  private static func escaped(_ text: String) -> String {
    var isCode = false
    var result = ""
    for character in text {
      if character == "`" { isCode.toggle() }
      if !isCode, "*_<".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
