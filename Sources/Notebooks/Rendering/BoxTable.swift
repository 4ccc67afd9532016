/// A table drawn with box strokes, read back, so that a page can set it as a table.
///
/// `nil` for lines that are anything else: those stay as they are drawn.
struct BoxTable {
  /// One list for each line above the first rule: names, then kinds if they are shown.
  let header: [[String]]
  let rows: [[String]]
  /// Lines below the last rule, such as the number of rows.
  let footer: [String]
  /// Which columns are set to the right.
  let isRight: [Bool]

  init?(_ lines: [String]) {
    guard lines.count >= 5, let top = lines.first, let bottom = lines.last,
      Self.isRule(top, "╭", "╮"), Self.isRule(bottom, "╰", "╯")
    else { return nil }
    let width = top.split(separator: "┬").count
    var parts: [[[String]]] = [[]]
    var footer: [String] = []
    for line in lines.dropFirst().dropLast() {
      if Self.isRule(line, "├", "┤") {
        parts.append([])
      } else if let cells = Self.cells(line) {
        if cells.count == width {
          parts[parts.count - 1].append(cells)
        } else if cells.count == 1, parts.count > 2 {
          footer += cells
        } else {
          return nil
        }
      } else {
        return nil
      }
    }
    let filled = parts.filter { !$0.isEmpty }
    guard filled.count == 2, let header = filled.first, let rows = filled.last else { return nil }
    self.header = header.map { $0.map { trimmed($0) } }
    self.rows = rows.map { $0.map { trimmed($0) } }
    self.footer = footer.map { trimmed($0) }
    isRight = (0..<width).map { column in
      // A cell set to the right ends with its one blank and starts with more, somewhere.
      let cells = (header + rows).compactMap { $0.indices.contains(column) ? $0[column] : nil }
      return cells.contains { $0.hasPrefix("  ") } && cells.allSatisfy { !$0.hasSuffix("  ") }
    }
  }

  private static func isRule(_ line: String, _ left: Character, _ right: Character) -> Bool {
    line.first == left && line.last == right
      && line.dropFirst().dropLast().allSatisfy { "─┬┼┴".contains($0) }
  }

  private static func cells(_ line: String) -> [String]? {
    guard line.count >= 2, line.first == "│", line.last == "│" else { return nil }
    return line.dropFirst().dropLast().split(separator: "│", omittingEmptySubsequences: false)
      .map(String.init)
  }

  var html: String {
    let cells = { (row: [String], name: String) in
      zip(row, isRight).map { cell, isRight in
        Markup.element(name, isRight ? "class=\"r\"" : "", Markup.escaped(cell))
      }.joined()
    }
    let head = header.enumerated().map { index, row in
      Markup.element("tr", index == 0 ? "" : "class=\"kind\"", cells(row, "th"))
    }
    let body = rows.map { Markup.element("tr", "", cells($0, "td")) }
    var html =
      Markup.element("thead", "", head.joined()) + Markup.element("tbody", "", body.joined())
    if !footer.isEmpty {
      html += "<caption>\(Markup.escaped(footer.joined(separator: " ")))</caption>"
    }
    // A caption comes first in a table, wherever it is set.
    if let caption = html.firstRange(of: "<caption>") {
      html = String(html[caption.lowerBound...] + html[..<caption.lowerBound])
    }
    return "<div class=\"table\"><table class=\"box\">\(html)</table></div>"
  }
}
