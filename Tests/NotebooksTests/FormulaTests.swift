import Language
import Notebooks
import Testing

/// Expected elements follow MathML Core (W3C) and TeX's own structure of a formula.
@Suite struct FormulaTests {
  /// The element without its wrapping and its source.
  private func content(_ text: String) throws -> String {
    let html = try Formula.mathML(text)
    let start = try #require(html.firstRange(of: "<semantics>")).upperBound
    let end = try #require(html.firstRange(of: "<annotation")).lowerBound
    return String(html[start..<end])
  }

  private func fault(_ text: String) -> Fault? {
    do {
      _ = try Formula.mathML(text)
      return nil
    } catch {
      return error as? Fault
    }
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("3.14", "<mn>3.14</mn>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("x^{10}", "<msup><mi>x</mi><mn>10</mn></msup>"),
    ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
    ("\\frac{1}{2}", "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    ("\\sqrt[3]{x}", "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("\\mathbf{w}", "<mi>𝐰</mi>"),
    ("\\mathbb{R}", "<mi>ℝ</mi>"),
    ("\\text{if }", "<mtext>if\u{A0}</mtext>"),
    (
      "\\sum_{i=1}^n",
      "<munderover><mo movablelimits=\"true\">∑</mo>"
        + "<mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover>"
    ),
    ("\\hat y", "<mover accent=\"true\"><mi>y</mi><mo>^</mo></mover>"),
    ("a < b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
    (
      "\\left[x\\right)",
      "<mrow><mo stretchy=\"true\">[</mo><mi>x</mi><mo stretchy=\"true\">)</mo></mrow>"
    ),
  ])
  func elements(text: String, expected: String) throws {
    #expect(try content(text) == expected)
  }

  @Test func tables() throws {
    let table = try content("\\begin{cases} 1 & x \\\\ 0 & y \\\\ \\end{cases}")
    #expect(table.contains("<mo stretchy=\"true\">{</mo><mtable class=\"cases\">"))
    #expect(table.split(separator: "<mtr>").count == 3)
  }

  @Test func everyWordHasAForm() throws {
    let names = [
      "alpha", "Omega", "cdot", "leq", "in", "ldots", "quad", "log", "argmax", "nabla", "infty",
    ]
    for name in names { #expect(fault("a \\\(name) b") == nil) }
  }

  @Test(arguments: [
    ("\\foo", ErrorCode.unknownName), ("{x", .unterminated), ("x}", .unexpectedToken),
    ("\\frac{1}", .missingArgument), ("x^", .missingArgument), ("_2", .unexpectedToken),
    ("x_1_2", .unexpectedToken), ("\\left( x", .unterminated), ("x \\right)", .unexpectedToken),
    ("\\left x \\right)", .unexpectedToken), ("\\begin{table}x\\end{table}", .unknownName),
    ("\\begin{cases} x", .unterminated), ("\\begin{cases} x \\end{matrix}", .unexpectedToken),
    ("a & b", .unexpectedToken), ("x^10", .unexpectedToken), ("\\", .unexpectedToken),
    ("\\text x", .unexpectedToken), ("50%", .unexpectedToken), ("\\sqrt[3", .unterminated),
  ])
  func refusals(text: String, code: ErrorCode) {
    #expect(fault(text)?.code == code)
  }

  @Test func similarCommandsAreNamed() {
    #expect(fault("\\simga")?.notes == ["similar command: \\sigma"])
  }

  @Test func depthIsBounded() {
    #expect(fault(String(repeating: "{", count: 100_000))?.code == .tooDeep)
    #expect(fault(String(repeating: "\\hat", count: 100_000))?.code == .tooDeep)
    #expect(fault(String(repeating: "x^{", count: 100_000))?.code == .tooDeep)
    #expect(fault(String(repeating: "\\begin{cases}", count: 10_000))?.code == .tooDeep)
  }

  @Test func whatIsWrittenIsEscaped() throws {
    let html = try Formula.mathML("\\text{<script>} < \\mathrm{&amp}")
    #expect(!html.contains("<script>"))
    #expect(html.contains("&amp;amp"))
  }
}
