extension CellWidth {
  /// The number of cells (0, 1 or 2) of a scalar on its own.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0 ? 0 : 1 }
    if isZero(scalar) { return 0 }
    if isWide(value) { return 2 }
    // Two regional indicators make a flag of two cells, so one alone counts 1.
    if (0x1F1E6...0x1F1FF).contains(value) { return 1 }
    return scalar.properties.isEmojiPresentation ? 2 : 1
  }

  private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
    // The vowels and final consonants of Hangul join the leading consonant before them.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) {
      return true
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return true
    case .format: return !visibleFormats.contains { $0.contains(scalar.value) }
    default: return false
    }
  }

  /// Arabic and Kaithi number signs: format characters that take a place of their own.
  private static let visibleFormats: [ClosedRange<UInt32>] = [
    0x600...0x605, 0x6DD...0x6DD, 0x70F...0x70F, 0x890...0x891, 0x8E2...0x8E2, 0x110BD...0x110CD,
  ]

  private static func isWide(_ value: UInt32) -> Bool {
    if value < 0x1100 { return false }
    return wideRanges.contains { $0.contains(value) }
  }

  /// East_Asian_Width W and F (UAX 11, EastAsianWidth.txt) without the emoji, which the standard
  /// library knows; unassigned gaps inside a block are counted with the block.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul leading consonants
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E,  // radicals, CJK punctuation
    0x3041...0x3247,  // kana, bopomofo, Hangul compatibility, enclosed CJK
    0x3250...0x4DBF,  // enclosed CJK, extension A
    0x4E00...0xA4CF,  // unified ideographs, Yi
    0xA960...0xA97F,  // Hangul extended A
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // compatibility ideographs
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth signs
    0x16FE0...0x18CFF,  // Tangut, Khitan
    0x18D00...0x18D08,  // Tangut supplement
    0x1AFF0...0x1B2FF,  // kana extended and supplement, Nushu
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // ideographs of planes 2 and 3
  ]
}
