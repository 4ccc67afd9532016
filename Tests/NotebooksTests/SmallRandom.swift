/// Seeded texts for the properties: SplitMix64 (Steele, Lea and Flood, 2014).
struct SmallRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func pick<Element>(_ choices: [Element], or other: Element) -> Element {
    choices.randomElement(using: &self) ?? other
  }

  /// A line of output: numbers, words, units, boxes and plots.
  mutating func line() -> String {
    let pieces = [
      "0.914", "-3", "12,345", "1e-7", " ", "  ", "auc", "W1", "...", "±", "0.91 ± 0.01", "2 s",
      "4 MB", "9 rows/s", "│", "──", "⠁⠂", "\"", "[", ", ", "]", "é", "#>", "{", "}", "%", "1..3",
    ]
    return (0..<Int.random(in: 0...8, using: &self)).map { _ in pick(pieces, or: "") }.joined()
  }
}
