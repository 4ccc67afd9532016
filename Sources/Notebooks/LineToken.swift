/// What a line of output is made of, as far as comparing it goes.
enum LineToken {
  case character(Unicode.Scalar)
  /// A number as it is written.
  case number(WrittenNumber)
  /// A number with the unit of something that no two runs share.
  case volatile(VolatileUnit)
  /// A run of spaces; one beside a number may be longer or shorter, as the number is.
  case spaces(Int, besideNumber: Bool)
  /// A run of a box-drawing stroke such as `─`.
  case stroke(Unicode.Scalar, Int)
  /// `...` in an expected line: anything within the line.
  case elision

  var isNumeric: Bool {
    switch self {
    case .number, .volatile: true
    default: false
    }
  }
}

/// Cuts a line into tokens.
struct LineTokens {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var tokens: [LineToken] = []
  private let hasElisions: Bool

  /// Only an expected line has elisions; in an actual one `...` is text.
  static func read(_ line: String, isExpected: Bool) -> [LineToken] {
    var reader = LineTokens(line, hasElisions: isExpected)
    return reader.read()
  }

  private init(_ line: String, hasElisions: Bool) {
    scalars = Array(trimmedAtEnd(line).unicodeScalars)
    self.hasElisions = hasElisions
  }

  private func scalar(_ offset: Int) -> Unicode.Scalar? {
    scalars.indices.contains(offset) ? scalars[offset] : nil
  }

  private mutating func read() -> [LineToken] {
    while let next = scalar(position) {
      if hasElisions, next == ".", scalar(position + 1) == ".", scalar(position + 2) == "." {
        tokens.append(.elision)
        position += 3
      } else if next == " " {
        readSpaces()
      } else if ["─", "━", "═", "╌"].contains(next) {
        readStroke(next)
      } else if let number = NumberReader.read(scalars, at: position, after: scalar(position - 1)) {
        readNumber(number)
      } else if next.isWordPart {
        while let part = scalar(position), part.isWordPart { take(part) }
      } else {
        take(next)
      }
    }
    return tokens
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    tokens.append(.character(scalar))
    position += 1
  }

  private mutating func readSpaces() {
    let start = position
    while scalar(position) == " " { position += 1 }
    let isBefore = NumberReader.read(scalars, at: position, after: " ") != nil
    let isAfter = tokens.last?.isNumeric ?? false
    tokens.append(.spaces(position - start, besideNumber: isBefore || isAfter))
  }

  private mutating func readStroke(_ stroke: Unicode.Scalar) {
    let start = position
    while scalar(position) == stroke { position += 1 }
    tokens.append(.stroke(stroke, position - start))
  }

  private mutating func readNumber(_ read: NumberReader.Result) {
    if let unit = VolatileUnit.read(scalars, at: read.end) {
      tokens.append(.volatile(unit.unit))
      position = unit.end
    } else if read.number.isWhole, read.number.tolerance == nil,
      scalar(read.end)?.isWordPart ?? false
    {
      // `3rd`, `5b00264e`, `-3rd`: a word that starts with digits.
      if let sign = scalar(position), sign == "-" { take(sign) }
      while let part = scalar(position), part.isWordPart { take(part) }
    } else {
      tokens.append(.number(read.number))
      position = read.end
    }
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { ("0"..."9").contains(self) }
  var isLetter: Bool { properties.isAlphabetic }
  /// Part of a name such as `W1` or `hidden_2`, whose digits are no number.
  var isWordPart: Bool { isDigit || isLetter || self == "_" }
}
