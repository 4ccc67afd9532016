import Glibc
import Language

/// Progress on one line of standard error, drawn in place and wiped before anything else appears.
package final class ProgressLine {
  /// Work shorter than this shows no progress.
  private static let patience = Duration.milliseconds(500)
  private static let interval = Duration.milliseconds(100)
  private static let barWidth = 20

  private let descriptor: Int32
  private var began: ContinuousClock.Instant?
  private var drawn: ContinuousClock.Instant?
  /// Character cells on the line now.
  private var cells = 0

  /// `nil` where the descriptor is no terminal that can draw in place.
  init?(descriptor: Int32) {
    guard Terminal.isTerminal(descriptor), !Terminal.isDumb else { return nil }
    self.descriptor = descriptor
  }

  /// A statement begins: its time counts from here.
  func begin() {
    wipe()
    began = .now
    drawn = nil
  }

  func draw(_ fraction: Double, _ text: () -> String) {
    let now = ContinuousClock.now
    guard let began else {
      self.began = now
      return
    }
    guard now - began >= Self.patience else { return }
    if let drawn, now - drawn < Self.interval { return }
    drawn = now
    let line = Self.line(fraction, text(), width: Terminal.width(descriptor) - 1)
    let blanks = String(repeating: " ", count: max(0, cells - line.count))
    cells = line.count
    put("\r" + line + blanks + "\r")
  }

  /// Takes the line away, if there is one.
  func wipe() {
    guard cells > 0 else { return }
    put("\r" + String(repeating: " ", count: cells) + "\r")
    cells = 0
  }

  /// `━━━━━╌╌╌╌╌  50 %  text`; where room is short, the bar gives way to the text.
  package static func line(_ fraction: Double, _ text: String, width: Int = 1_000) -> String {
    let text = Visible.escape(text)
    let barWidth = max(0, min(barWidth, width - text.count - " 100 %  ".count))
    let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    let filled = Int((share * Double(barWidth)).rounded(.down))
    let bar =
      String(repeating: "━", count: filled) + String(repeating: "╌", count: barWidth - filled)
    let percent = String(Int((share * 100).rounded(.down)))
    let padding = String(repeating: " ", count: 3 - percent.count)
    return String("\(bar) \(padding)\(percent) %  \(text)".prefix(max(0, width)))
  }

  private func put(_ text: String) {
    let bytes = Array(text.utf8)
    // Progress that cannot be shown is no reason to stop the work.
    _ = Glibc.write(descriptor, bytes, bytes.count)
  }
}
