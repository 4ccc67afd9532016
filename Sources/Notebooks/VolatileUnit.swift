/// The units of what no two runs share: shown, never compared.
enum VolatileUnit: Equatable {
  case duration
  case rate
  case memory

  private static let durations: Set<String> = [
    "ns", "µs", "μs", "us", "ms", "s", "sec", "second", "seconds", "min", "minute", "minutes",
    "h", "hour", "hours",
  ]
  private static let memories: Set<String> = [
    "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "TiB",
  ]

  /// The unit behind a number that ends at a position: `12.3 MB`, `1 min 5 s`, `4,000 examples/s`.
  static func read(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (unit: VolatileUnit, end: Int)? {
    if let end = readRate(scalars, at: start) { return (.rate, end) }
    let word = word(scalars, at: afterSpace(scalars, start))
    if memories.contains(word.text) { return (.memory, word.end) }
    guard durations.contains(word.text) else { return nil }
    var end = word.end
    // `1 min 5 s` is one duration.
    while scalars.at(end) == " ",
      let next = NumberReader.read(scalars, at: end + 1, after: " ")
    {
      let unit = Self.word(scalars, at: afterSpace(scalars, next.end))
      guard durations.contains(unit.text) else { break }
      end = unit.end
    }
    return (.duration, end)
  }

  /// `/s`, `k/s`, ` examples/s`, ` k examples/s`, ` examples a second`.
  private static func readRate(_ scalars: [Unicode.Scalar], at start: Int) -> Int? {
    var end = start
    for _ in 0...2 {
      if scalars.at(end) == "/" {
        let unit = word(scalars, at: end + 1)
        return ["s", "sec", "second"].contains(unit.text) ? unit.end : nil
      }
      let next = word(scalars, at: afterSpace(scalars, end))
      guard !next.text.isEmpty else { return nil }
      if ["a", "per"].contains(next.text) {
        let unit = word(scalars, at: afterSpace(scalars, next.end))
        return unit.text == "second" ? unit.end : nil
      }
      end = next.end
    }
    return nil
  }

  private static func afterSpace(_ scalars: [Unicode.Scalar], _ position: Int) -> Int {
    scalars.at(position) == " " ? position + 1 : position
  }

  /// A whole word of letters; empty when digits or `_` make it a name.
  private static func word(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (text: String, end: Int) {
    var end = start
    while scalars.at(end)?.isLetter ?? false { end += 1 }
    guard !(scalars.at(end)?.isWordPart ?? false) else { return ("", start) }
    let slice = start <= end && end <= scalars.count ? scalars[start..<end] : []
    return (String(String.UnicodeScalarView(slice)), end)
  }
}
