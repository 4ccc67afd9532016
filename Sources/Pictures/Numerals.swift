/// Numbers as people read them: counts with separators, and decimals of one length.
public enum Numerals {
  /// A count with commas between the thousands: `32,561`.
  public static func grouped(_ count: Int) -> String {
    let digits = grouped(digits: String(count.magnitude))
    return count < 0 ? "-" + digits : digits
  }

  /// A count and what is counted: `1 row`, `32,561 rows`.
  public static func counted(_ count: Int, _ noun: String) -> String {
    grouped(count) + " " + noun + (count == 1 ? "" : "s")
  }

  /// The values written with as many decimals as give the largest of them four significant digits,
  /// the zeros that all of them end in left out; very large and very small ones as `1.234e-9`.
  public static func texts(for values: [Double]) -> [String] {
    let largest = values.lazy.filter(\.isFinite).map { Extent.bounded($0).magnitude }.max() ?? 0
    let power = largest > 0 ? DecimalStep.power(of: largest) : 0
    if power < -4 || power > 14 {
      return values.map { $0.isFinite ? scientific($0) : special($0) }
    }
    var places = max(0, 3 - power)
    var texts = values.map { $0.isFinite ? fixed($0, places: places) : special($0) }
    while places > 0 {
      let isSpare = zip(values, texts).allSatisfy { !$0.isFinite || $1.last == "0" }
      if !isSpare { break }
      places -= 1
      texts = values.map { $0.isFinite ? fixed($0, places: places) : special($0) }
    }
    return texts
  }

  /// `units` × 10^`exponent`, exactly, with a decimal point where one is needed.
  static func decimal(units: Int, exponent: Int) -> String {
    let sign = units < 0 ? "-" : ""
    var digits = String(units.magnitude)
    if exponent >= 0 {
      if units != 0 { digits += String(repeating: "0", count: exponent) }
      return sign + groupedFromTenThousand(digits)
    }
    if digits.count <= -exponent {
      digits = String(repeating: "0", count: -exponent - digits.count + 1) + digits
    }
    let whole = String(digits.dropLast(-exponent))
    return sign + groupedFromTenThousand(whole) + "." + digits.suffix(-exponent)
  }

  private static func fixed(_ value: Double, places: Int) -> String {
    let units = (value * DecimalStep(digit: 1, exponent: places).value).rounded()
    guard let exact = Int(exactly: units) else { return scientific(value) }
    return decimal(units: exact, exponent: -places)
  }

  private static func scientific(_ value: Double) -> String {
    if value == 0 { return "0" }
    if Extent.bounded(value) != value { return value.description }
    var power = DecimalStep.power(of: value.magnitude)
    var mantissa = value / DecimalStep(digit: 1, exponent: power).value
    if (mantissa.magnitude * 1000).rounded() >= 10_000 {
      mantissa /= 10
      power += 1
    }
    return decimal(units: Int((mantissa * 1000).rounded()), exponent: -3) + "e\(power)"
  }

  private static func special(_ value: Double) -> String {
    value.isNaN ? "nan" : value < 0 ? "-inf" : "inf"
  }

  // Four digits stay together: they may be years.
  private static func groupedFromTenThousand(_ digits: String) -> String {
    digits.count < 5 ? digits : grouped(digits: digits)
  }

  private static func grouped(digits: String) -> String {
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0 && (digits.count - place).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
