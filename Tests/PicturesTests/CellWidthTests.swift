import Pictures
import Testing

@Suite struct CellWidthTests {
  /// Widths by Unicode Standard Annex 11 and emoji-data.txt; clusters as terminals draw them.
  @Test(
    "cells of a text",
    arguments: [
      ("", 0), ("abc", 3), ("naïve", 5), ("e\u{301}", 1), ("東京", 4), ("ﾊﾝ", 2), ("ＡＢ", 4),
      ("한글", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("…─┤●█⣿", 6), ("🙂", 2), ("👍🏽", 2),
      ("👩‍🔬", 2), ("🇫🇷", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("a\u{200B}b", 2), ("क्ष", 2),
      ("❤\u{FE0F}\u{200D}🔥", 2), ("1\u{FE0F}\u{20E3}", 2),
    ])
  func width(_ text: String, cells: Int) {
    #expect(CellWidth.of(text) == cells)
  }

  @Test("elided texts end in … and never split a wide character")
  func elided() {
    #expect(CellWidth.elided("Self-emp-not-inc", to: 16) == "Self-emp-not-inc")
    #expect(CellWidth.elided("Self-emp-not-inc", to: 9) == "Self-emp…")
    #expect(CellWidth.elided("東京都", to: 5) == "東京…")
    #expect(CellWidth.elided("東京都", to: 4) == "東…")
    #expect(CellWidth.elided("abc", to: 1) == "…")
    #expect(CellWidth.elided("abc", to: 0) == "")
    #expect(CellWidth.elided("abc", to: -3) == "")
  }

  @Test("padding counts cells")
  func padded() {
    #expect(CellWidth.padded("東", to: 4) == "東  ")
    #expect(CellWidth.rightAligned("e\u{301}", to: 3) == "  e\u{301}")
    #expect(CellWidth.padded("abc", to: 2) == "abc")
  }

  @Test("wrapping breaks between words and cuts words that are too long")
  func wrapped() {
    #expect(CellWidth.wrapped("three more rows", to: 10) == ["three more", "rows"])
    #expect(CellWidth.wrapped("incomprehensible", to: 6) == ["incom…"])
    #expect(CellWidth.wrapped("", to: 6) == [])
  }
}
