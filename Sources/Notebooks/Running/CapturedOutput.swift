import Language

/// Keeps what a step prints; no progress, so that every run shows the same.
final class CapturedOutput: Output {
  private var text = ""
  private var isFull = false
  private static let limit = 4_000_000

  func write(_ text: String) {
    guard self.text.utf8.count + text.utf8.count <= Self.limit else {
      if !isFull { self.text += "\n… more than \(Self.limit) bytes of output" }
      isFull = true
      return
    }
    self.text += text
  }

  func progress(_ fraction: Double, _ text: () -> String) {}

  /// Writes a value's text on lines of its own.
  func writeLine(_ line: String) {
    if !text.isEmpty, !text.hasSuffix("\n") { write("\n") }
    write(line + "\n")
  }

  var lines: [String] {
    // After escaping, the only line end left is the newline.
    var lines = Visible.escape(text, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false).map { trimmedAtEnd($0) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
