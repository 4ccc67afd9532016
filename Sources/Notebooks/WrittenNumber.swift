/// A number as a line shows it: its value, and how much of it the digits state.
struct WrittenNumber {
  let text: String
  let value: Double
  /// Half of the last digit's unit.
  let halfUnit: Double
  /// Neither a decimal point nor an exponent: compared exactly.
  let isWhole: Bool
  /// What follows `±`, if that does.
  let tolerance: Tolerance?

  struct Tolerance {
    let text: String
    let value: Double
    let halfUnit: Double
  }

  /// Whether an actual number is this expected one: to the digits written, or within `±`.
  func matches(_ actual: WrittenNumber) -> Bool {
    if let tolerance {
      if let other = actual.tolerance,
        !Self.isNear(tolerance.value, other.value, within: tolerance.halfUnit)
      {
        return false
      }
      return Self.isNear(value, actual.value, within: tolerance.value)
    }
    guard actual.tolerance == nil else { return false }
    if isWhole { return text == actual.text }
    return Self.isNear(value, actual.value, within: halfUnit)
  }

  /// Within a distance, give or take the rounding of decimal fractions to binary ones.
  private static func isNear(_ a: Double, _ b: Double, within distance: Double) -> Bool {
    if a == b { return true }
    let rounding = 4 * max(abs(a), abs(b)).ulp
    return abs(a - b) <= distance + rounding
  }
}

/// Reads numbers such as `-0.914`, `32,561`, `1.5e-7`, `93.1% ± 0.2%`.
enum NumberReader {
  struct Result {
    let number: WrittenNumber
    let end: Int
  }

  private struct Digits {
    let text: String
    let value: Double
    let halfUnit: Double
    let isWhole: Bool
    let end: Int
  }

  /// The number that starts at a position, if one does; a sign counts unless an operand precedes.
  static func read(
    _ scalars: [Unicode.Scalar], at start: Int, after previous: Unicode.Scalar?
  ) -> Result? {
    if let previous, previous.isWordPart { return nil }
    var position = start
    if scalars.at(position) == "-" {
      if let previous, [")", "]", "."].contains(previous) { return nil }
      position += 1
    }
    guard let digits = readDigits(scalars, at: position) else { return nil }
    let isNegative = position > start
    let tolerance = readTolerance(scalars, at: digits.end)
    let number = WrittenNumber(
      text: (isNegative ? "-" : "") + digits.text, value: isNegative ? -digits.value : digits.value,
      halfUnit: digits.halfUnit, isWhole: digits.isWhole, tolerance: tolerance?.tolerance)
    return Result(number: number, end: tolerance?.end ?? digits.end)
  }

  private static func readDigits(_ scalars: [Unicode.Scalar], at start: Int) -> Digits? {
    var position = start
    while scalars.isDigit(position) { position += 1 }
    guard position > start else { return nil }
    if position - start <= 3 {
      // Thousands in groups: a comma and exactly three digits.
      while scalars.at(position) == ",", (1...3).allSatisfy({ scalars.isDigit(position + $0) }),
        !scalars.isDigit(position + 4)
      {
        position += 4
      }
    }
    var decimals = 0
    var isWhole = true
    if scalars.at(position) == ".", scalars.isDigit(position + 1) {
      let point = position
      position += 1
      while scalars.isDigit(position) { position += 1 }
      decimals = position - point - 1
      isWhole = false
    }
    if let exponent = readExponent(scalars, at: position) {
      decimals -= exponent.value
      position = exponent.end
      isWhole = false
    }
    let text = String(String.UnicodeScalarView(scalars[start..<position]))
    guard let value = Double(text.filter { $0 != "," }) else { return nil }
    // Past 10^400 both ends of the range of numbers are left behind.
    let halfUnit = Double("5e\(-min(max(decimals, -400), 400) - 1)") ?? 0
    return Digits(text: text, value: value, halfUnit: halfUnit, isWhole: isWhole, end: position)
  }

  private static func readExponent(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (value: Int, end: Int)? {
    guard ["e", "E"].contains(scalars.at(start)) else { return nil }
    var position = start + 1
    let sign = scalars.at(position)
    if sign == "-" || sign == "+" { position += 1 }
    let first = position
    while scalars.isDigit(position) { position += 1 }
    guard position > first, position - first <= 4,
      let value = Int(String(String.UnicodeScalarView(scalars[first..<position])))
    else { return nil }
    return (sign == "-" ? -value : value, position)
  }

  private static func readTolerance(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (tolerance: WrittenNumber.Tolerance, end: Int)? {
    var position = start
    let isPercent = scalars.at(position) == "%"
    if isPercent { position += 1 }
    while scalars.at(position) == " " { position += 1 }
    guard scalars.at(position) == "±" else { return nil }
    position += 1
    while scalars.at(position) == " " { position += 1 }
    guard let digits = readDigits(scalars, at: position) else { return nil }
    // The sign of percent after the tolerance is read as text, on both sides.
    let tolerance = WrittenNumber.Tolerance(
      text: digits.text, value: digits.value, halfUnit: digits.halfUnit)
    return (tolerance, digits.end)
  }
}

extension [Unicode.Scalar] {
  func at(_ position: Int) -> Unicode.Scalar? {
    indices.contains(position) ? self[position] : nil
  }
  func isDigit(_ position: Int) -> Bool { at(position)?.isDigit ?? false }
}
