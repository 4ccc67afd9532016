import Language
import Notebooks
import Testing

/// What formatting leaves alone, over every program and tutorial.
@Suite struct FormattingTests {
  static let programs =
    Programs.all(in: "language") + Programs.all(in: "census") + Programs.all(in: "../../tutorials")

  @Test(arguments: programs) func keepsWhatIsNoCode(_ program: Programs.Program) throws {
    let source = try Programs.source(program.path)
    let before = try Document(source)
    let text = try before.formatted()
    let after = try Document(Source(name: source.name, text: text))
    #expect(try after.formatted() == text)
    #expect(Self.kept(in: after) == Self.kept(in: before))
    #expect(after.steps.count == before.steps.count)
    for (old, new) in zip(before.steps, after.steps) {
      #expect(old.statements.count == new.statements.count)
      #expect(old.record == new.record)
      guard old.refusal != nil else { continue }
      #expect(before.bytes(of: old.lines) == after.bytes(of: new.lines))
    }
  }

  /// The programs are formatted themselves: what `wd fmt --check` would say.
  @Test(arguments: programs) func isFormatted(_ program: Programs.Program) throws {
    let source = try Programs.source(program.path)
    #expect(try Document(source).formatted() == source.text(Span(0, source.bytes.count)))
  }

  /// Prose, headings, marks, records and comments, byte for byte.
  private static func kept(in document: Document) -> [[UInt8]] {
    document.items.compactMap { item in
      switch item.kind {
      case .step, .blank: nil
      default: Array(document.bytes(of: item.lines))
      }
    }
  }
}
