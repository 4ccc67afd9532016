import Language
import Notebooks
import Testing

/// A value that draws itself.
private struct Square: DrawsSVG {
  let languageKind = Kind("a square")
  let summary = "square"
  let svg = "<svg><rect/></svg>"
}

private struct Draw: Command {
  static let name = "draw"
  static let summary = "Draws a square."
  static let examples = [Example("draw()")]

  func run(in context: Context) throws -> Value { .foreign(Square()) }
}

private final class NoOutput: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}

@Suite struct PictureTests {
  private func session() -> Session {
    Session(
      catalogue: Catalogue(commands: [Draw.self], column: { _ in .none }, explain: { _ in nil }),
      output: NoOutput())
  }

  private func pictures(_ source: Source, _ files: [String]) -> Pictures {
    Pictures(of: source) { path in
      guard files.contains(path) else { throw Fault(.badFile, "\(path) could not be read") }
      return []
    }
  }

  @Test func aRecordedPictureIsDrawn() {
    let source = Source(name: "a/test.wd", text: "draw()\n#> [plot: one.svg]\ndraw()\n#> square\n")
    let promoted = Notebook.promote(source, in: session())
    #expect(promoted.bytes == source.bytes)
    #expect(promoted.drawings.map(\.name) == ["one.svg"])
    #expect(promoted.drawings.map(\.svg) == ["<svg><rect/></svg>"])
  }

  @Test func aMissingPictureIsADifference() {
    let source = Source(name: "a/test.wd", text: "x = 1\ndraw()\n#> [plot: one.svg]\n")
    let there = pictures(source, ["test.out/one.svg"])
    #expect(Notebook.test(source, in: session(), pictures: there).passed)
    let result = Notebook.test(source, in: session(), pictures: pictures(source, []))
    #expect(result.differences.map(\.line) == [3])
    #expect(result.problems().contains("test.out/one.svg could not be read"))
  }

  @Test func whatDrawsNothingIsComparedAsText() {
    let source = Source(name: "a/test.wd", text: "1 + 1\n#> [plot: one.svg]\n")
    #expect(!Notebook.test(source, in: session()).passed)
  }

  @Test func aPictureStaysInItsFolder() {
    let source = Source(name: "a/test.wd", text: "draw()\n#> [plot: ../one.svg]\n")
    #expect(Notebook.promote(source, in: session()).drawings.isEmpty)
  }
}
