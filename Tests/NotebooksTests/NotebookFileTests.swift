import Language
import Notebooks
import Testing

@Suite struct NotebookFileTests {
  private let pictures = Pictures(of: Source(name: "test.wd", text: "")) { path in
    guard path == "test.out/p.svg" else { throw Fault(.badFile, "\(path) could not be read") }
    return Array("<svg>\n</svg>".utf8)
  }

  private func notebook(_ text: String) throws -> String {
    try NotebookFile.text(
      Article(try Document(Source(name: "test.wd", text: text))), pictures: pictures)
  }

  private func converted(_ json: String) throws -> ConvertedNotebook {
    try ConvertedNotebook(reading: Array(json.utf8))
  }

  @Test func thereAndBackIsTheSame() throws {
    let text = """
      #: title: A test
      #: seed: 7

      ## Numbers
      # Prose with "quotes" and \\ and é.
      #
      # - a list

      #%% one {timed, timeout: 60s}
      x = 1
      # a comment
      x
      #> 1
      #>
      #>  b

      y = x +
        none
      #! E0301 no sum

      plot(x)
      #> [plot: p.svg]

      #%% step
      # A step.

      #%% hint
      # A hint.

      """
    let back = try converted(try notebook(text))
    #expect(back.text == text)
    #expect(back.pictures.map(\.name) == ["p.svg"])
    #expect(back.pictures.first?.bytes == Array("<svg>\n</svg>".utf8))
    #expect(try notebook(back.text) == notebook(text))
  }

  @Test func readsWhatOthersWrite() throws {
    let json = #"""
      {"cells": [
        {"cell_type": "markdown", "metadata": {}, "source": ["# Title\n", "\n", "Some *text*.\n", "# More"]},
        {"cell_type": "code", "execution_count": 1, "id": "a", "metadata": {},
         "outputs": [{"output_type": "stream", "name": "stdout", "text": "hi\n"},
                     {"output_type": "execute_result", "data": {"text/plain": ["1\u001b[0m"]}},
                     {"output_type": "error", "ename": "KeyError", "evalue": "x", "traceback": []}],
         "source": "print(\"\ud83d\ude00\")"}
      ], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}
      """#
    let text = try converted(json).text
    #expect(
      text == "#: title: Title\n\n# Some *text*.\n## More\n\nprint(\"😀\")\n#> hi\n#> 1\\e[0m\n")
  }

  @Test(arguments: [
    "", "{", "[1, 2", "nul", "{\"a\": 1,}", "\"\\x\"", "{} x", "{\"nbformat\": 3, \"cells\": []}",
    "{\"nbformat\": 4}", "{\"nbformat\": 4, \"cells\": [{\"cell_type\": \"heading\"}]}", "1e999",
    "\"\\ud83d", "-", "{\"a\" 1}",
  ])
  func refusesWhatIsNoNotebook(json: String) {
    #expect(throws: Fault.self) { try converted(json) }
  }

  @Test func depthIsBounded() {
    #expect(throws: Fault.self) { try converted(String(repeating: "[", count: 1_000_000)) }
  }
}
