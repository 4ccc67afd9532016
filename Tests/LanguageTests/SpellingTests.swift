import Language
import Testing

/// Within two edits, a swap counting as one; one edit for names of up to three letters.
struct SpellingTests {
  @Test(arguments: [
    ("educaton", "education"), ("eudcation", "education"), ("eduction", "education"),
    ("edcaton", "education"), ("acu", "auc"), ("ag", "age"), ("ages", "age"),
  ])
  func near(_ name: String, _ meant: String) {
    #expect(Spelling.similar(to: name, in: ["education", "auc", "age", "log_loss"]) == meant)
  }

  @Test(arguments: ["edcton", "cau", "loss", "", "education", "income"])
  func far(_ name: String) {
    #expect(Spelling.similar(to: name, in: ["education", "auc", "age", "log_loss"]) == nil)
  }

  /// Any other letter would be one edit away.
  @Test func oneLetterIsNearToItselfAlone() {
    #expect(Spelling.similar(to: "t", in: ["x"]) == nil)
    #expect(Spelling.similar(to: "X", in: ["x", "y"]) == "x")
  }

  @Test func twoEquallyNearAreNone() {
    #expect(Spelling.similar(to: "wide_d", in: ["wide_a", "wide_b"]) == nil)
    #expect(Spelling.similar(to: "wide_d", in: ["wide_a", "wide_a"]) == "wide_a")
    #expect(Spelling.similar(to: "wide_d", in: ["wade_a", "wide_b"]) == "wide_b")
  }

  @Test(arguments: [
    ("", "abc", 3), ("abc", "abc", 0), ("kitten", "sitting", 3), ("ab", "ba", 1), ("ca", "abc", 3),
  ])
  func distances(_ left: String, _ right: String, _ edits: Int) {
    #expect(Spelling.distance(left, right) == edits)
    #expect(Spelling.distance(right, left) == edits)
  }
}
