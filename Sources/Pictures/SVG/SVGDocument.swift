/// A picture in SVG 1.1 as it is written: elements in order, every text escaped.
///
/// Lengths are pixels at the picture's natural size. The text takes its colours from the page's
/// scheme, light or dark, so one file suits both.
struct SVGDocument {
  let width: Double
  let height: Double
  let title: String?
  private var body = ""

  /// Where a text's given place is: at its start, its middle or its end.
  enum Anchor: String { case start, middle, end }

  init(width: Double, height: Double, title: String?) {
    self.width = width
    self.height = height
    self.title = title
  }

  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), style: String
  ) {
    body += "<path class=\"\(style)\" d=\"M\(Self.pair(start)) L\(Self.pair(end))\"/>\n"
  }

  /// Lines through the points of each run, without a gap inside one.
  mutating func path(_ runs: [[(x: Double, y: Double)]], style: String, colour: String? = nil) {
    let commands = runs.filter { !$0.isEmpty }.map { run in
      // A run of one point is a dot, which a line of no length shows with its round ends.
      "M" + (run.count == 1 ? [run[0], run[0]] : run).map(Self.pair).joined(separator: " L")
    }
    if commands.isEmpty { return }
    let stroke = colour.map { " stroke=\"\($0)\"" } ?? ""
    body += "<path class=\"\(style)\"\(stroke) d=\"\(commands.joined(separator: " "))\"/>\n"
  }

  mutating func dot(_ centre: (x: Double, y: Double), radius: Double, colour: String) {
    body +=
      "<circle cx=\"\(Self.number(centre.x))\" cy=\"\(Self.number(centre.y))\" "
      + "r=\"\(Self.number(radius))\" fill=\"\(colour)\" fill-opacity=\"0.7\"/>\n"
  }

  mutating func rectangle(
    x: Double, y: Double, width: Double, height: Double, style: String? = nil,
    colour: String? = nil, corner: Double = 0
  ) {
    body +=
      "<rect" + (style.map { " class=\"\($0)\"" } ?? "")
      + " x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"\(Self.number(max(0, width)))\" "
      + "height=\"\(Self.number(max(0, height)))\""
      + (corner > 0 ? " rx=\"\(Self.number(corner))\"" : "")
      + (colour.map { " fill=\"\($0)\"" } ?? "") + "/>\n"
  }

  mutating func text(
    _ text: String, at place: (x: Double, y: Double), anchor: Anchor = .start, style: String? = nil,
    colour: String? = nil
  ) {
    if text.isEmpty { return }
    body +=
      "<text" + (style.map { " class=\"\($0)\"" } ?? "")
      + " x=\"\(Self.number(place.x))\" y=\"\(Self.number(place.y))\""
      + (anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\"")
      + (colour.map { " style=\"fill:\($0)\"" } ?? "") + ">\(Self.escaped(text))</text>\n"
  }

  /// The whole file, ending in a newline.
  var finished: String {
    let size = "\(Self.number(width)) \(Self.number(height))"
    let label = title.map { "<title>\(Self.escaped($0))</title>\n" } ?? ""
    return """
      <svg xmlns="http://www.w3.org/2000/svg" class="wd-picture" role="img" \
      width="\(Self.number(width))" height="\(Self.number(height))" viewBox="0 0 \(size)">
      \(label)<style>\(Self.styles)</style>
      \(body)</svg>

      """
  }

  /// The styles of all pictures; `wd-picture` keeps them from the rest of a page.
  private static let styles = """
    .wd-picture{color:#1f2328;background:#fff;font:12px system-ui,sans-serif;max-width:100%;\
    height:auto}\
    .wd-picture text{fill:currentColor}\
    .wd-picture .title{font-size:14px;font-weight:600}\
    .wd-picture .quiet{opacity:.65}\
    .wd-picture .axis{stroke:currentColor;stroke-opacity:.45;fill:none}\
    .wd-picture .grid{stroke:currentColor;stroke-opacity:.12;fill:none}\
    .wd-picture .reference{stroke:currentColor;stroke-opacity:.5;stroke-dasharray:5 4;fill:none}\
    .wd-picture .series{fill:none;stroke-width:1.8;stroke-linejoin:round;stroke-linecap:round}\
    .wd-picture .box{fill:currentColor;fill-opacity:.04;stroke:currentColor;stroke-opacity:.45}\
    @media(prefers-color-scheme:dark){.wd-picture{color:#e6e6e6;background:#16181c}}
    """

  // MARK: Text

  /// About how wide `text` is at the pictures' 12-pixel type, in a wide face.
  static func width(of text: String) -> Double { Double(CellWidth.of(text)) * 7.2 }

  /// `text` without control characters and with XML's five special characters as entities.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    // By scalars: a mark that follows makes one character with `<`, and XML sees `<` still.
    for scalar in CellWidth.printable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;".unicodeScalars
      case "<": escaped += "&lt;".unicodeScalars
      case ">": escaped += "&gt;".unicodeScalars
      case "\"": escaped += "&quot;".unicodeScalars
      case "'": escaped += "&#39;".unicodeScalars
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }

  private static func pair(_ point: (x: Double, y: Double)) -> String {
    number(point.x) + "," + number(point.y)
  }

  /// A length to a hundredth of a pixel, which no screen shows; the same digits everywhere.
  static func number(_ value: Double) -> String {
    let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let whole = hundredths.magnitude / 100
    let rest = hundredths.magnitude % 100
    if rest == 0 { return sign + String(whole) }
    return sign + String(whole) + (rest < 10 ? ".0" : ".")
      + String(rest.isMultiple(of: 10) ? rest / 10 : rest)
  }
}

extension SeriesStyle {
  /// The series' colour as the terminal's 256 have it, for other backends: `#0087ff`.
  static func hex(_ index: Int) -> String {
    guard case .colour(let number) = ink(index), number >= 16, number < 232 else { return "#888" }
    // The colours 16 … 231 are a cube of six levels each of red, green and blue (xterm).
    let levels: [Int] = [0, 95, 135, 175, 215, 255]
    let place = Int(number) - 16
    let parts = [levels[place / 36], levels[place / 6 % 6], levels[place % 6]]
    return "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
