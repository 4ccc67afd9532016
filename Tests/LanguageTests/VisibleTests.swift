import Language
import Testing

/// What cannot be seen is shown.
struct VisibleTests {
  @Test(arguments: [
    ("plain é 年 \u{1F600}", "plain é 年 \u{1F600}"), ("a\nb\tc", "a\\nb\\tc"),
    ("\u{1B}[31m", "\\e[31m"), ("\0\u{7F}\u{9B}", "\\u{0}\\u{7F}\\u{9B}"),
    ("a\u{202E}b\u{2066}", "a\\u{202E}b\\u{2066}"),
    ("\u{200B}\u{FEFF}\u{200F}", "\\u{200B}\\u{FEFF}\\u{200F}"),
    ("a\r\n", "a\\u{D}\\n"),
  ])
  func escaped(_ text: String, _ shown: String) {
    #expect(Visible.escape(text) == shown)
  }

  @Test func newlinesMayStay() {
    #expect(Visible.escape("a\n\tb\u{1B}", keepingNewlines: true) == "a\n\tb\\e")
  }
}
