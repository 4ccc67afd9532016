/// What may stand behind the colon in `"{x:.4}"`.
extension NumberFormat {
  /// A number by a format: `.4`, `.1%`, `,`, `.2,`, `e`, `.3e`, `g`; empty is `general`.
  ///
  /// Throws a `Fault` that names the formats there are.
  public static func format(_ x: Double, spec: String) throws -> String {
    try Spec(spec).text(of: x)
  }

  /// Throws what `format` would throw.
  public static func check(_ spec: String) throws(Fault) { _ = try Spec(spec) }

  struct Spec {
    enum Style { case general, fixed, percent, grouped, exponent }
    var style = Style.general
    var decimals: Int?

    init(_ spec: String) throws(Fault) {
      var rest = spec[...]
      if rest.first == "." {
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), count <= 20 else { throw Self.fault(spec) }
        decimals = count
        rest = rest.dropFirst(digits.count + 1)
        style = .fixed
      }
      switch rest {
      case "": break
      case "%": style = .percent
      case ",": style = .grouped
      case "e": style = .exponent
      case "f" where decimals != nil: style = .fixed
      case "g" where decimals == nil: style = .general
      default: throw Self.fault(spec)
      }
    }

    private static func fault(_ spec: String) -> Fault {
      Fault(
        .badEscape, "a format is .4 or .1% or , or .2, or e or .3e or g (20 decimals at most)",
        notes: ["found `\(Visible.escape(String(spec.prefix(30))))`"])
    }

    func text(of x: Double) -> String {
      guard x.isFinite else { return general(x) }
      switch style {
      case .general: return general(x)
      case .fixed: return fixed(x, decimals ?? 6)
      case .percent: return fixed(x * 100, decimals ?? 0) + "%"
      case .exponent:
        return unsigned(print("%.*e", Int32(decimals ?? 6), x), if: x)
      case .grouped:
        if let decimals { return NumberFormat.grouped(fixed(x, decimals)) }
        let plain = general(x)
        return plain.contains("e") ? plain : NumberFormat.grouped(plain)
      }
    }

    private func fixed(_ x: Double, _ decimals: Int) -> String {
      guard x.isFinite else { return general(x) }
      return unsigned(print("%.*f", Int32(decimals), x), if: x)
    }

    /// Zero has no sign: what rounds to -0.00 is shown as 0.00.
    private func unsigned(_ text: String, if x: Double) -> String {
      let isZero = text.utf8.allSatisfy { $0 < UInt8(ascii: "1") || $0 > UInt8(ascii: "9") }
      return isZero && text.hasPrefix("-") ? String(text.dropFirst()) : text
    }
  }
}
