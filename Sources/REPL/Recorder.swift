import Language

/// Passes a session's output on and keeps what each statement showed, for `:save`.
final class Recorder: Output {
  /// More than this of one statement is not kept, in bytes.
  private static let limit = 1 << 20

  private let output: any Output
  private var text = ""

  init(_ output: any Output) { self.output = output }

  func write(_ text: String) {
    keep(text)
    output.write(text)
  }

  func progress(_ fraction: Double, _ text: () -> String) { output.progress(fraction, text) }

  /// Keeps text that is shown in another form, as a table fitted to the screen is.
  func keep(_ text: String) {
    if self.text.utf8.count + text.utf8.count <= Self.limit { self.text += text }
  }

  /// The lines since the last call, as a notebook records them.
  func take() -> [String] {
    defer { text = "" }
    var lines = Visible.escape(text, keepingNewlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
