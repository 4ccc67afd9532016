import Language

/// A Jupyter notebook as a `.wd` text.
public struct ConvertedNotebook {
  /// The script.
  public private(set) var text = ""
  /// Pictures to put into the script's `.out` folder, by name.
  public private(set) var pictures: [(name: String, bytes: [UInt8])] = []

  private var lines: [String] = []

  /// Reads nbformat 4; throws a `Fault` for what is no such notebook.
  public init(reading bytes: [UInt8]) throws {
    let notebook = try JSONReader.read(bytes)
    guard let format = notebook["nbformat"]?.number, let cells = notebook["cells"]?.array else {
      throw Fault(.badFile, "a notebook has the fields `nbformat` and `cells`, and this has not")
    }
    guard format == 4 else {
      throw Fault(
        .badFile,
        "notebooks of nbformat 4 can be read, and this is of \(NumberFormat.general(format))"
      )
    }
    addFrontMatter(notebook)
    for (number, cell) in cells.enumerated() { try add(cell, number: number) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    text = lines.map { trimmedAtEnd($0) + "\n" }.joined()
  }

  private mutating func addFrontMatter(_ notebook: JSON) {
    for entry in notebook["metadata"]?["wd"]?["front_matter"]?.array ?? [] {
      guard let pair = entry.array, pair.count == 2, let key = pair.first?.string,
        let value = pair.last?.string, !(key + value).contains(where: \.isNewline)
      else { continue }
      lines.append("#: \(key): \(value)")
    }
    if !lines.isEmpty { lines.append("") }
  }

  private mutating func add(_ cell: JSON, number: Int) throws {
    let text = Self.joined(cell["source"]).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline
    ).map(String.init)
    if let mark = cell["metadata"]?["wd"]?["mark"]?.string, mark.hasPrefix("#%%"),
      !mark.contains(where: \.isNewline)
    {
      lines.append(mark)
    }
    switch cell["cell_type"]?.string {
    case "code":
      guard text.contains(where: { !$0.isEmpty }) else { return }
      lines += text
      for output in cell["outputs"]?.array ?? [] { add(output) }
    case "markdown", "raw": addProse(text, isFirst: number == 0)
    default: throw Fault(.badFile, "cell \(number + 1) is neither code nor Markdown")
    }
    if lines.last?.isEmpty == false { lines.append("") }
  }

  private mutating func addProse(_ text: [String], isFirst: Bool) {
    var isInCode = false
    for (index, line) in text.enumerated() {
      if line.hasPrefix("```") { isInCode.toggle() }
      let level = line.prefix { $0 == "#" }.count
      let isAfterHeading = lines.last?.hasPrefix("##") ?? false
      let isHeading = !isInCode && level > 0 && line.dropFirst(level).first == " "
      if isHeading, level == 1, index == 0, isFirst {
        let title = trimmed(line.dropFirst(1))
        if !lines.contains("#: title: \(title)") { lines = ["#: title: \(title)", ""] + lines }
      } else if isHeading {
        lines.append(level == 1 ? "#" + line : line)
      } else if line.isEmpty, !isInCode, isAfterHeading || lines.last?.isEmpty ?? true {
        continue
      } else {
        lines.append(line.isEmpty ? "#" : "# " + line)
      }
    }
    while lines.last == "#" { lines.removeLast() }
  }

  private mutating func add(_ output: JSON) {
    switch output["output_type"]?.string {
    case "stream": record(Self.joined(output["text"]))
    case "error":
      // Another language's error has no code here.
      guard let name = output["ename"]?.string, let code = ErrorCode(rawValue: name) else { return }
      let message = output["evalue"]?.string ?? ""
      lines.append(ExpectedFailure(code: code, message: message.isEmpty ? nil : message).text)
    case "display_data", "execute_result":
      let data = output["data"]
      let plain = Self.joined(data?["text/plain"])
      if let svg = data?["image/svg+xml"] {
        let named = Record.picture(in: plain) ?? "picture-\(pictures.count + 1).svg"
        let isPlain = named.hasSuffix(".svg") && !named.contains("/") && !named.hasPrefix(".")
        let name = isPlain ? named : "picture-\(pictures.count + 1).svg"
        pictures.append((name, Array(Self.joined(svg).utf8)))
        record("[plot: \(name)]")
      } else {
        record(plain)
      }
    default: return
    }
  }

  private mutating func record(_ text: String) {
    var output = Visible.escape(text, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if output.last == "" { output.removeLast() }
    lines += output.map(Record.text(ofOutput:))
  }

  /// A text that a notebook keeps as one string or as an array of lines.
  private static func joined(_ text: JSON?) -> String {
    text?.string ?? (text?.array ?? []).compactMap(\.string).joined()
  }
}
