/// How a piece of text is drawn where colour is allowed.
enum Ink: Equatable, Sendable {
  case plain
  case strong
  case dim
  /// A colour of the 256 that most terminals know.
  case colour(UInt8)

  /// `text` in this ink, between the ANSI escapes that switch it on and off.
  func applied(to text: String) -> String {
    switch self {
    case .plain: text
    case .strong: "\u{1B}[1m\(text)\u{1B}[0m"
    case .dim: "\u{1B}[2m\(text)\u{1B}[0m"
    case .colour(let number): "\u{1B}[38;5;\(number)m\(text)\u{1B}[0m"
    }
  }
}

/// What tells series apart: a colour and, without colour, a marker on the line.
enum SeriesStyle {
  /// Middle lightness reads on dark and on light backgrounds; the order keeps neighbours apart for
  /// colour-blind readers too, after Okabe and Ito, "Color Universal Design", 2008.
  private static let palette: [UInt8] = [33, 166, 36, 169, 136, 98, 160, 65]
  private static let markers: [Character] = ["●", "▲", "■", "◆", "○", "△", "□", "◇"]

  static func ink(_ index: Int) -> Ink { .colour(palette[index % palette.count]) }
  static func marker(_ index: Int) -> Character { markers[index % markers.count] }
}
