@preconcurrency import CReadline
import Glibc

/// Colours on the line that readline shows.
///
/// Readline draws the line plain, then this paints over it, so that all of its bookkeeping holds.
/// Whatever is not one short row of simple characters stays as readline drew it.
enum LinePainter {
  /// Paints the line behind a prompt and puts the cursor back.
  static func paint(behind prompt: String, with highlighter: Highlighter) {
    // A search shows another prompt; a pasted region is marked by readline itself.
    guard rl_end > 0, rl_mark_active_p() == 0, let shown = rl_display_prompt,
      String(cString: shown) == prompt, let before = cells(prompt), let buffer = rl_line_buffer,
      let stream = rl_outstream
    else { return }
    var (rows, columns): (Int32, Int32) = (0, 0)
    rl_get_screen_size(&rows, &columns)
    // A character takes a cell or more, and four bytes or fewer.
    guard rl_end < 4 * columns else { return }
    let line = UnsafeRawBufferPointer(start: buffer, count: Int(rl_end))
    let text = String(decoding: line, as: UTF8.self)
    let left = String(decoding: line.prefix(Int(rl_point)), as: UTF8.self)
    guard let width = cells(text), let cursor = cells(left), before + width < Int(columns) - 1,
      let coloured = highlighter.coloured(text)
    else { return }
    let home = before > 0 ? "\r\u{1B}[\(before)C" : "\r"
    let back = before + cursor > 0 ? "\r\u{1B}[\(before + cursor)C" : "\r"
    fputs(home + coloured + back, stream)
    fflush(stream)
  }

  /// The character cells of a text; `nil` when it holds what moves the cursor otherwise.
  private static func cells(_ text: String) -> Int? {
    var sum = 0
    for scalar in text.unicodeScalars {
      let width = wcwidth(wchar_t(bitPattern: scalar.value))
      // Nothing of no width: where a terminal puts it differs.
      guard width > 0 else { return nil }
      sum += Int(width)
    }
    return sum
  }
}
