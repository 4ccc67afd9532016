import Glibc

/// How numbers become text.
public enum NumberFormat {
  /// Whole numbers up to 2^53 exactly, all others in six significant digits.
  public static func general(_ x: Double) -> String {
    if x.isNaN { return "nan" }
    if x.isInfinite { return x < 0 ? "-inf" : "inf" }
    if x == x.rounded(), abs(x) <= 9_007_199_254_740_992 { return String(Int64(x)) }
    return print("%.6g", x)
  }

  /// `32561` as `32,561`.
  public static func grouped(_ number: Int) -> String { grouped(String(number)) }

  /// A count of bytes in the unit that suits it, with four digits: `1.5 GB`.
  public static func bytes(_ count: Double) -> String {
    switch count {
    case ..<1e3: general(count) + " bytes"
    case ..<1e6: print("%.4g", count / 1e3) + " kB"
    case ..<1e9: print("%.4g", count / 1e6) + " MB"
    default: print("%.4g", count / 1e9) + " GB"
    }
  }

  /// Commas between thousands of the digits before the point.
  static func grouped(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(sign.count + digits.count)
    var result = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { result.append(",") }
      result.append(digit)
    }
    return sign + result + rest
  }

  /// C's number formatting, which knows every rounding.
  static func print(_ format: String, _ arguments: any CVarArg...) -> String {
    withVaList(arguments) { list in
      // The longest number, -1.8e308 in full with 20 decimals, takes 331 bytes.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400) { buffer in
        guard let start = buffer.baseAddress else { return "" }
        let length = Int(vsnprintf(start, buffer.count, format, list))
        let bytes = buffer.prefix(max(0, min(length, buffer.count - 1)))
        return String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }
    }
  }
}
