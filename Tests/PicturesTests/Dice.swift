/// Random numbers and texts from a seed, the awkward ones often: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", OOPSLA 2014).
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// Any double, or a usual one, or a special one.
  mutating func number() -> Double {
    let specials = [
      0, -0.0, 1, .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
      .leastNonzeroMagnitude, .leastNormalMagnitude, 1e307, -1e307, 1e-290, .ulpOfOne,
    ]
    switch below(4) {
    case 0: return Double(bitPattern: next())
    case 1: return specials[below(specials.count)]
    default: return Double(below(20_001) - 10_000) / 1000
    }
  }

  mutating func text() -> String {
    let pieces = [
      "a", "wide", " ", "deep", "-1.5", "東京", "e\u{301}", "\u{301}", "👩‍🔬", "👍🏽", "🏽", "🇫",
      "❤\u{FE0F}",
      "\n", "\u{1B}[31m", "\t", "\u{200B}", "…", "│", "\u{2028}", "\r\n", "·", "한", "\u{FE0F}",
    ]
    return (0..<below(8)).map { _ in pieces[below(pieces.count)] }.joined()
  }

  mutating func optionalText() -> String? { below(2) == 0 ? nil : text() }
}

/// `text` without the escapes that switch inks on and off (ECMA-48, SGR).
func withoutEscapes(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  var isEscape = false
  for scalar in text.unicodeScalars {
    if scalar == "\u{1B}" { isEscape = true }
    if !isEscape { kept.append(scalar) }
    if isEscape && scalar == "m" { isEscape = false }
  }
  return String(kept)
}
