/// Recorded lines beside actual ones.
public enum LineChange: Sendable, Equatable {
  case same(expected: String, actual: String)
  /// Recorded, and not shown.
  case missing(String)
  /// Shown, and not recorded.
  case extra(String)
}

/// Lines up what was recorded with what was shown, keeping as many pairs as possible.
enum Alignment {
  /// Above this many pairs of lines the middle is taken as wholly changed.
  private static let pairLimit = 4_000_000

  static func align(
    expected: [String], actual: [String], by matches: (String, String) -> Bool
  ) -> [LineChange] {
    var start = 0
    while start < min(expected.count, actual.count), matches(expected[start], actual[start]) {
      start += 1
    }
    var end = 0
    while end < min(expected.count, actual.count) - start,
      matches(expected[expected.count - 1 - end], actual[actual.count - 1 - end])
    {
      end += 1
    }
    let same = { (left: ArraySlice<String>, right: ArraySlice<String>) in
      zip(left, right).map { LineChange.same(expected: $0, actual: $1) }
    }
    return same(expected.prefix(start), actual.prefix(start))
      + alignMiddle(
        Array(expected.dropFirst(start).dropLast(end)),
        Array(actual.dropFirst(start).dropLast(end)), by: matches)
      + same(expected.suffix(end), actual.suffix(end))
  }

  /// The longest common subsequence, by the table of its lengths for each pair of rests.
  private static func alignMiddle(
    _ expected: [String], _ actual: [String], by matches: (String, String) -> Bool
  ) -> [LineChange] {
    guard !expected.isEmpty, !actual.isEmpty, expected.count * actual.count <= pairLimit else {
      return expected.map(LineChange.missing) + actual.map(LineChange.extra)
    }
    let width = actual.count + 1
    var lengths = [Int32](repeating: 0, count: (expected.count + 1) * width)
    var isMatch = [Bool](repeating: false, count: expected.count * actual.count)
    for left in expected.indices.reversed() {
      for right in actual.indices.reversed() {
        let isPair = matches(expected[left], actual[right])
        isMatch[left * actual.count + right] = isPair
        let below = lengths[(left + 1) * width + right]
        let beside = lengths[left * width + right + 1]
        lengths[left * width + right] =
          isPair ? lengths[(left + 1) * width + right + 1] + 1 : max(below, beside)
      }
    }
    var changes: [LineChange] = []
    var (left, right) = (0, 0)
    while left < expected.count, right < actual.count {
      if isMatch[left * actual.count + right] {
        changes.append(.same(expected: expected[left], actual: actual[right]))
        left += 1
        right += 1
      } else if lengths[(left + 1) * width + right] >= lengths[left * width + right + 1] {
        changes.append(.missing(expected[left]))
        left += 1
      } else {
        changes.append(.extra(actual[right]))
        right += 1
      }
    }
    return changes + expected[left...].map(LineChange.missing)
      + actual[right...].map(LineChange.extra)
  }
}
