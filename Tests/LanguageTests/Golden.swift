import Language
import Testing

/// Texts with what is printed for them, as a string: a text, `---`, the output, `===`.
enum Golden {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { text }
  }

  static func cases(_ all: String) -> [Case] {
    var cases: [Case] = []
    var text: [Substring] = []
    var expected: [Substring] = []
    var isText = true
    let lines = (all + "\n===").split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      switch line {
      case "---": isText = false
      case "===":
        cases.append(
          Case(text: text.joined(separator: "\n"), expected: expected.joined(separator: "\n")))
        (text, expected, isText) = ([], [], true)
      default:
        if isText { text.append(line) } else { expected.append(line) }
      }
    }
    return cases
  }

  /// What a text's errors print, or its tree.
  static func output(of text: String) -> String {
    do {
      _ = try Parser.parse(Source(name: "t.wd", text: text))
      return Dump.of(text)
    } catch {
      let renderer = DiagnosticRenderer(width: 90)
      return error.all.map(renderer.text).joined(separator: "\n")
    }
  }
}
