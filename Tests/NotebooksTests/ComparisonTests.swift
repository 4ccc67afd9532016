import Notebooks
import Testing

@Suite struct ComparisonTests {
  @Test(arguments: [
    ("0.914", "0.9141"),  // to the digits written
    ("0.914", "0.91352"),
    ("-0.5", "-0.4512"),
    ("0.91 ± 0.01", "0.9199"),  // widened
    ("0.91 ± 0.01", "0.9"),
    ("0.91 ± 0.01", "0.915 ± 0.012"),
    ("93.1% ± 0.5%", "93.4%"),
    ("1.5e-7", "1.46e-7"),
    ("3 ± 1", "2.4"),
    ("[1, 2, 0.33]", "[1, 2, 0.333333]"),
    ("32,561 rows", "32,561 rows"),
    ("auc ... 0.9", "auc of the model 0.91"),  // elided within the line
    ("...", "anything at all"),
    ("a ... b ... c", "a 1 b 2 b 3 c"),
    ("3.1...", "3.14159"),
    ("took ...s", "took 1.25 s"),
    ("trained in 1.2 s", "trained in 350 ms"),  // volatile
    ("1 min 5 s", "48 s"),
    ("4,000 examples/s", "12.5k examples/s"),
    ("31 examples a second", "29,000 examples a second"),
    ("12 MB", "1.5 GB"),
    ("│ 0.91 │", "│ 0.914123 │"),  // a box is as wide as its numbers
    ("┌──────┐", "┌──────────┐"),
    ("a   1.0  b", "a 1.04 b"),
    ("x  ", "x"),  // spaces at the end
    ("2.3x as fast", "2.31x as fast"),
    ("...", ""),
    ("-3rd", "-3rd "),
  ])
  func agree(expected: String, actual: String) {
    #expect(Comparison.matches(expected: expected, actual: actual))
  }

  @Test(arguments: [
    ("0.914", "0.9153"),
    ("0.914", "0.91"),
    ("-0.5", "0.5"),
    ("12", "13"),
    ("12", "12.4"),
    ("12 rows", "13 rows"),
    ("0.91 ± 0.01", "0.93"),
    ("1..3", "1..4"),
    ("W1", "W2"),
    ("a ... b", "a c"),
    ("a ...", "b a"),
    ("1.2 s", "1.2 MB"),
    ("3 days", "4 days"),
    ("a  b", "a b"),
    ("⠁  1.0", "⠁ 1.0"),  // in a plot each cell has its place
    ("⠁⠂", "⠁⠃"),
    ("5b00264e", "6b00264e"),
    ("true", "false"),
    ("", "x"),
  ])
  func differ(expected: String, actual: String) {
    #expect(!Comparison.matches(expected: expected, actual: actual))
  }

  @Test func anyNumberMatchesWhereOnlyTimesAreShown() {
    #expect(Comparison.matches(expected: "run 1: 3.2", actual: "run 1: 44.1", numbers: .any))
    #expect(!Comparison.matches(expected: "run 1: 3.2", actual: "ran 1: 3.2", numbers: .any))
  }

  @Test func everyLineMatchesItself() {
    var random = SmallRandom(seed: 11)
    for _ in 0..<2_000 {
      let line = random.line()
      #expect(Comparison.matches(expected: line, actual: line))
    }
  }

  /// Many elisions against a long line must not take exponential time.
  @Test func manyElisions() {
    let expected = String(repeating: "a...", count: 200) + "b"
    let actual = String(repeating: "a", count: 20_000)
    #expect(!Comparison.matches(expected: expected, actual: actual))
  }
}
