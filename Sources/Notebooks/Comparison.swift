/// Whether an actual line of output is the expected one.
///
/// A number matches to the digits written (`0.914` matches 0.9141…), `±` widens it, a whole
/// number matches exactly, `...` elides within the line; durations, rates and memory match any
/// other of their kind. Spaces beside numbers and the strokes of boxes may be longer or shorter,
/// as the numbers are, except in plots: there each cell has its place.
public enum Comparison {
  /// How far numbers count.
  public enum Numbers: Sendable {
    case toTheDigitsWritten
    /// Any number matches any other: what a timed cell shows.
    case any
  }

  public static func matches(
    expected: String, actual: String, numbers: Numbers = .toTheDigitsWritten
  ) -> Bool {
    if expected == actual { return true }
    let rules = Rules(expected: expected, numbers: numbers)
    if isMatch(
      LineTokens.read(expected, isExpected: true), LineTokens.read(actual, isExpected: false),
      by: rules.matches)
    {
      return true
    }
    // An elision may cut through a number, as in `took ...s` or `3.14...`.
    return expected.contains("...") && isPlainMatch(expected, actual)
  }

  /// Matches with elisions: at a mismatch the last elision takes in one token more.
  private static func isMatch(
    _ expected: [LineToken], _ actual: [LineToken], by matches: (LineToken, LineToken) -> Bool
  ) -> Bool {
    var (left, right) = (0, 0)
    var resume: (left: Int, right: Int)?
    while right < actual.count {
      if left < expected.count, case .elision = expected[left] {
        left += 1
        resume = (left, right)
      } else if left < expected.count, matches(expected[left], actual[right]) {
        left += 1
        right += 1
      } else if let (afterElision, from) = resume {
        resume = (afterElision, from + 1)
        (left, right) = (afterElision, from + 1)
      } else {
        return false
      }
    }
    return expected[left...].allSatisfy { if case .elision = $0 { true } else { false } }
  }

  private static func isPlainMatch(_ expected: String, _ actual: String) -> Bool {
    let characters = { (text: String) in
      trimmedAtEnd(text).unicodeScalars.map { LineToken.character($0) }
    }
    let parts = trimmedAtEnd(expected).split(separator: "...", omittingEmptySubsequences: false)
    let pattern = parts.map { characters(String($0)) }.joined(separator: [LineToken.elision])
    return isMatch(Array(pattern), characters(actual)) {
      if case .character(let left) = $0, case .character(let right) = $1 {
        left == right
      } else {
        false
      }
    }
  }

  /// How the tokens of one line compare.
  private struct Rules {
    let numbers: Numbers
    let isBox: Bool
    let isPlot: Bool

    init(expected: String, numbers: Numbers) {
      self.numbers = numbers
      isPlot = expected.unicodeScalars.contains { ("\u{2800}"..."\u{28FF}").contains($0) }
      isBox = expected.unicodeScalars.contains { ("\u{2500}"..."\u{257F}").contains($0) }
    }

    func matches(_ expected: LineToken, _ actual: LineToken) -> Bool {
      switch (expected, actual) {
      case (.character(let left), .character(let right)): left == right
      case (.number(let left), .number(let right)): numbers == .any || left.matches(right)
      case (.volatile(let left), .volatile(let right)): left == right
      case (.spaces(let left, let isBesideNumber), .spaces(let right, let other)):
        left == right || (!isPlot && (isBox || isBesideNumber || other))
      case (.stroke(let left, let count), .stroke(let right, let other)):
        left == right && (!isPlot || count == other)
      default: false
      }
    }
  }
}
