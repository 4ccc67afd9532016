import Language
import Testing

/// Numbers as text. The digits are those that C's printf gives.
struct NumberFormatTests {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (32561, "32561"),
    (9_007_199_254_740_992, "9007199254740992"), (9_007_199_254_740_994, "9.0072e+15"),
    (0.1, "0.1"), (0.1 + 0.2, "0.3"), (1.0 / 3, "0.333333"), (123456.789, "123457"),
    (1.5e-7, "1.5e-07"), (0.000123456789, "0.000123457"), (2.5e20, "2.5e+20"),
    (.infinity, "inf"), (-.infinity, "-inf"), (.nan, "nan"),
    (.leastNonzeroMagnitude, "4.94066e-324"),
    (-1.7976931348623157e308, "-1.79769e+308"),
  ])
  func general(_ x: Double, _ text: String) {
    #expect(NumberFormat.general(x) == text)
  }

  @Test(arguments: [
    (0.91234, ".4", "0.9123"), (2, ".2", "2.00"), (0.5, ".0", "0"), (1.5, ".0", "2"),
    (0.1234, ".1%", "12.3%"), (0.5, "%", "50%"), (32561, ",", "32,561"),
    (-1_234_567, ",", "-1,234,567"),
    (999, ",", "999"), (1234567.891, ".2,", "1,234,567.89"), (12345.678, "e", "1.234568e+04"),
    (0.00012345, ".3e", "1.234e-04"), (1e20, ",", "1e+20"), (3, "", "3"), (3, "g", "3"),
    (.nan, ".2", "nan"), (-.infinity, ".1%", "-inf"), (-0.001, ".2", "0.00"),
    (1e308, ".1%", "inf%"),
    (2, ".2f", "2.00"),
  ])
  func formats(_ x: Double, _ spec: String, _ text: String) throws {
    #expect(try NumberFormat.format(x, spec: spec) == text)
  }

  @Test(arguments: [".", "4", ".4q", "x", ".21", "%.2", ">10", ".2g", ",.2", ".-1"])
  func unknownFormats(_ spec: String) {
    #expect(throws: Fault.self) { try NumberFormat.format(1, spec: spec) }
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-32561, "-32,561")])
  func grouped(_ number: Int, _ text: String) {
    #expect(NumberFormat.grouped(number) == text)
  }

  @Test func extremes() {
    #expect(NumberFormat.grouped(.min) == "-9,223,372,036,854,775,808")
    let longest = try? NumberFormat.format(-.greatestFiniteMagnitude, spec: ".20")
    #expect(longest?.utf8.count == 331)
  }
}
