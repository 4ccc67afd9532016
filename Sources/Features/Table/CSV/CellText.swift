/// What the bytes of one cell can be.
enum CellText {
  case number(Double)
  case truth(Bool)
  case time(Int64, TimeKind)
  /// Means a number, but not one that a column can hold.
  case unusable(Unusable)
  case text(Look)

  /// Numbers that count as missing in a column of numbers.
  enum Unusable: Int, CaseIterable {
    case nan, infinite, hexadecimal, tooLarge

    var phrase: String {
      switch self {
      case .nan: "not a number (nan)"
      case .infinite: "infinite"
      case .hexadecimal: "hexadecimal"
      case .tooLarge: "too large for a number"
      }
    }
  }

  /// Texts that look like numbers and are kept as text.
  enum Look: Equatable {
    case plain
    /// `1,5` or `1,000`.
    case comma
    /// `1_000`.
    case underscore
    /// `007`: an id, whose zeros matter.
    case leadingZero
    /// A whole number beyond 2^53, which a number cannot hold exactly.
    case longInteger
    /// `12%`.
    case percent
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.first else {
      self = .text(.plain)
      return
    }
    if first == 0x50 || first == 0x2D, let span = TimeText.readDuration(bytes) {
      self = .time(span, .duration)
      return
    }
    if NumberText.isDigit(first) || first == 0x2D || first == 0x2E {
      self = CellText.numeric(bytes)
      return
    }
    // Only words that begin so can be more than text: false, inf, nan, true, +inf.
    switch first | 0x20 {
    case 0x66, 0x69, 0x6E, 0x74, 0x2B: self = CellText.word(bytes)
    default: self = .text(.plain)
    }
  }

  private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>) -> CellText {
    let count = bytes.count
    var at = bytes[0] == 0x2D ? 1 : 0
    let isNegative = at == 1
    let digitsFrom = at
    var mantissa: UInt64 = 0
    var kept = 0
    var dropped = 0
    while at < count, NumberText.isDigit(bytes[at]) {
      if kept < 18 {
        mantissa = mantissa &* 10 &+ UInt64(bytes[at] &- 0x30)
        if mantissa > 0 { kept += 1 }
      } else {
        dropped += 1
      }
      at += 1
    }
    let whole = at - digitsFrom
    let hasLeadingZero = whole > 1 && bytes[digitsFrom] == 0x30
    var decimals = 0
    var fraction = 0
    if at < count, bytes[at] == 0x2E {
      at += 1
      while at < count, NumberText.isDigit(bytes[at]) {
        if kept < 18 {
          mantissa = mantissa &* 10 &+ UInt64(bytes[at] &- 0x30)
          if mantissa > 0 { kept += 1 }
          decimals += 1
        } else if bytes[at] != 0x30 {
          dropped += 1
        }
        fraction += 1
        at += 1
      }
    }
    guard whole + fraction > 0 else { return word(bytes) }
    let isInteger = at == digitsFrom + whole
    var exponent = 0
    if at < count, bytes[at] | 0x20 == 0x65 {
      var next = at + 1
      let falls = next < count && bytes[next] == 0x2D
      if next < count, bytes[next] == 0x2D || bytes[next] == 0x2B { next += 1 }
      guard next < count, NumberText.isDigit(bytes[next]) else { return .text(.plain) }
      while next < count, NumberText.isDigit(bytes[next]) {
        exponent = min(exponent * 10 + Int(bytes[next] &- 0x30), 100_000)
        next += 1
      }
      if falls { exponent = -exponent }
      at = next
    }
    guard at == count else { return almost(bytes, digitsFrom: digitsFrom) }
    if hasLeadingZero { return .text(.leadingZero) }
    if isInteger, mantissa > 1 << 53 || dropped > 0 { return .text(.longInteger) }

    // Clinger (1990): exact when both the digits and the power of ten are.
    let power = exponent - decimals
    if dropped == 0, mantissa <= 1 << 53, abs(power) <= 22 {
      let digits = Double(mantissa)
      let value = power < 0 ? digits / tens[-power] : digits * tens[power]
      return .number(isNegative ? -value : value)
    }
    guard let value = Double(String(decoding: bytes, as: UTF8.self)) else { return .text(.plain) }
    return value.isFinite ? .number(value) : .unusable(.tooLarge)
  }

  private static let tens: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Text that begins like a number and goes on otherwise.
  private static func almost(
    _ bytes: UnsafeBufferPointer<UInt8>, digitsFrom: Int
  ) -> CellText {
    if bytes.count >= 10, bytes[4] == 0x2D, let (time, kind) = TimeText.read(bytes) {
      return .time(time, kind)
    }
    let rest = bytes[digitsFrom...]
    if rest.starts(with: [0x30, 0x78]) || rest.starts(with: [0x30, 0x58]) {
      let isNumber = rest.dropFirst(2).allSatisfy {
        NumberText.isWordByte($0) && $0 != 0x5F || [0x2E, 0x2B, 0x2D].contains($0)
      }
      return isNumber && Double(String(decoding: bytes, as: UTF8.self)) != nil
        ? .unusable(.hexadecimal) : .text(.plain)
    }
    func isDigits(and mark: UInt8) -> Bool {
      rest.contains(mark) && rest.allSatisfy { NumberText.isDigit($0) || $0 == mark || $0 == 0x2E }
    }
    if rest.last == 0x25, rest.dropLast().allSatisfy({ NumberText.isDigit($0) || $0 == 0x2E }) {
      return .text(.percent)
    }
    guard let last = rest.last, NumberText.isDigit(last) else { return .text(.plain) }
    if isDigits(and: 0x2C) { return .text(.comma) }
    return .text(isDigits(and: 0x5F) ? .underscore : .plain)
  }

  private static func word(_ bytes: UnsafeBufferPointer<UInt8>) -> CellText {
    guard bytes.count <= 9 else { return .text(.plain) }
    func reads(_ word: StaticString) -> Bool {
      let isSigned = bytes[0] == 0x2D || bytes[0] == 0x2B
      let letters = bytes[(isSigned ? 1 : 0)...]
      return letters.count == word.utf8CodeUnitCount
        && zip(letters, UnsafeBufferPointer(start: word.utf8Start, count: letters.count))
          .allSatisfy { $0 | 0x20 == $1 }
    }
    if reads("nan") { return .unusable(.nan) }
    if reads("inf") || reads("infinity") { return .unusable(.infinite) }
    if bytes[0] | 0x20 == 0x74 || bytes[0] | 0x20 == 0x66 {
      // `true`, `True`, `TRUE`; not `tRue`.
      let isCased =
        bytes.dropFirst().allSatisfy { $0 >= 0x61 }
        || bytes.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
      if isCased, reads("true") { return .truth(true) }
      if isCased, reads("false") { return .truth(false) }
    }
    return .text(.plain)
  }
}
