/// Diagnostics as text: the message with its place, the lines at fault with carets, the notes.
public struct DiagnosticRenderer: Sendable {
  /// In character cells; a cell is taken for one Unicode scalar.
  public var width: Int
  public var hasColour: Bool

  public init(width: Int = 100, hasColour: Bool = false) {
    self.width = max(width, 40)
    self.hasColour = hasColour
  }

  /// Several lines, without a line end after the last.
  public func text(_ diagnostic: Diagnostic) -> String {
    let groups = Excerpt.groups(of: diagnostic)
    let gutter = groups.map { String($0.line).count }.max() ?? 1
    var lines = header(diagnostic)
    var unplaced: [String] = []
    var source = diagnostic.labels.first?.source
    for group in groups {
      if group.source !== source {
        source = group.source
        let name = Visible.escape(group.source.name)
        lines.append(paint(.faint, spaces(gutter) + " │ in \(name), line \(group.line)"))
      }
      let excerpt = Excerpt(group, width: width - gutter - 3)
      lines += rows(excerpt, line: group.line, gutter: gutter)
      unplaced += excerpt.unplaced
    }
    for note in unplaced + diagnostic.notes + (CallTrail(diagnostic).map { [$0.text] } ?? []) {
      lines.append(spaces(gutter) + " = " + Visible.escape(note))
    }
    return lines.joined(separator: "\n")
  }

  /// One line: `file:line:column: error[E0203]: message (note; note)`.
  public func line(_ diagnostic: Diagnostic) -> String {
    var result = ""
    if let label = diagnostic.labels.first {
      let place = label.source.position(of: label.span.lower)
      result = "\(Visible.escape(label.source.name)):\(place.line):\(place.column): "
    }
    result += "\(title(diagnostic)): \(Visible.escape(diagnostic.message))"
    let found = diagnostic.labels.first.map { [$0.text] } ?? []
    let facts = (found + diagnostic.notes).filter { !$0.isEmpty }.map { Visible.escape($0) }
    return facts.isEmpty ? result : result + " (\(facts.joined(separator: "; ")))"
  }

  private func title(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
  }

  // MARK: The header

  /// The message with its place at the right margin, or below when both do not fit.
  private func header(_ diagnostic: Diagnostic) -> [String] {
    let title = title(diagnostic)
    let message = Visible.escape(diagnostic.message)
    let colour: Colour = diagnostic.severity == .error ? .red : .yellow
    let shown = paint(colour, title) + ": " + paint(.bold, message)
    let place = place(diagnostic)
    guard !place.isEmpty else { return [shown] }
    let taken = title.unicodeScalars.count + 2 + message.unicodeScalars.count
    let gap = width - taken - place.unicodeScalars.count
    if gap >= 2 { return [shown + spaces(gap) + paint(.faint, place)] }
    let indent = max(2, width - place.unicodeScalars.count)
    return [shown, spaces(indent) + paint(.faint, place)]
  }

  /// `joint.wd › loop › forward, line 3`: file, cell, functions.
  private func place(_ diagnostic: Diagnostic) -> String {
    var names = diagnostic.path
    var position = ""
    if let label = diagnostic.labels.first {
      names.insert(label.source.name, at: 0)
      let place = label.source.position(of: label.span.lower)
      position = ", line \(place.line)"
    }
    return names.map { Visible.escape($0) }.joined(separator: " › ") + position
  }

  // MARK: Excerpts

  private func rows(_ excerpt: Excerpt, line: Int, gutter: Int) -> [String] {
    let number = String(line)
    let blank = paint(.blue, spaces(gutter) + " │ ")
    let lead = paint(.blue, spaces(gutter - number.count) + number + " │ ")
    return [lead + excerpt.text] + excerpt.rows.map { row in blank + paint(.red, row) }
  }

  // MARK: Colour

  private enum Colour: String {
    case red = "1;31"
    case yellow = "1;33"
    case blue = "34"
    case bold = "1"
    case faint = "2"
  }

  private func paint(_ colour: Colour, _ text: String) -> String {
    hasColour && !text.isEmpty ? "\u{1B}[\(colour.rawValue)m\(text)\u{1B}[0m" : text
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }
}
