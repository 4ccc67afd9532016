import Language
import Testing

/// Errors as text, exactly.
struct DiagnosticRendererTests {
  private let source = Source(
    name: "joint.wd", text: "a\n\n  x.wide @ p.w + h @ p.W2 + p.b\n\tsecond\u{7} line\n")

  private func shapes() -> Diagnostic {
    var error = Diagnostic(
      .shape, "the inner axes of `@` must agree",
      at: .init(source, Span(24, 28), "p.W2 is [hidden 64, out 1]"),
      notes: ["axis `hidden` is 50 on the left and 64 on the right"])
    error.labels.append(.init(source, Span(20, 21), "h is [row 4096, hidden 50]"))
    error.path = ["loop", "forward"]
    return error
  }

  @Test func severalLabelsOnALine() {
    #expect(
      DiagnosticRenderer().text(shapes()) == """
        error[E0412]: the inner axes of `@` must agree                     joint.wd › loop › forward, line 3
        3 │   x.wide @ p.w + h @ p.W2 + p.b
          │                  ^   ^^^^ p.W2 is [hidden 64, out 1]
          │                  └ h is [row 4096, hidden 50]
          = axis `hidden` is 50 on the left and 64 on the right
        """)
  }

  @Test func threeLabelsOnALine() {
    var error = shapes()
    error.labels.append(.init(source, Span(5, 11), "a table"))
    let lines = DiagnosticRenderer().text(error).split(separator: "\n")
    #expect(
      lines[2...4] == [
        "  │   ^^^^^^         ^   ^^^^ p.W2 is [hidden 64, out 1]",
        "  │   │              └ h is [row 4096, hidden 50]",
        "  │   └ a table",
      ])
  }

  @Test func labelsOnOtherLinesAndInOtherSources() {
    var error = Diagnostic(.wrongKind, "wrong", at: .init(source, Span(0, 1), "here"))
    error.labels.append(.init(source, Span(36, 42), "made here"))
    error.labels.append(.init(Source(name: "b.wd", text: "x = 1"), Span(4, 5), "from here"))
    #expect(
      DiagnosticRenderer(width: 60).text(error) == """
        error[E0301]: wrong                         joint.wd, line 1
        1 │ a
          │ ^ here
        4 │ → second\\u{7} line
          │   ^^^^^^ made here
          │ in b.wd, line 1
        1 │ x = 1
          │     ^ from here
        """)
  }

  @Test func withoutAPlace() {
    let note = Diagnostic(.timeLimit, "too long", notes: ["a\nb"], severity: .warning)
    #expect(DiagnosticRenderer().text(note) == "warning[E0603]: too long\n  = a\\nb")
    #expect(DiagnosticRenderer().line(note) == "warning[E0603]: too long (a\\nb)")
  }

  @Test func oneLine() {
    #expect(
      DiagnosticRenderer().line(shapes())
        == "joint.wd:3:22: error[E0412]: the inner axes of `@` must agree "
        + "(p.W2 is [hidden 64, out 1]; axis `hidden` is 50 on the left and 64 on the right)")
  }

  @Test func placeBelowALongMessage() {
    let error = Diagnostic(
      .wrongValue, "a message that leaves no room for its place", at: .init(source, Span(0, 1)))
    #expect(
      DiagnosticRenderer(width: 70).text(error) == """
        error[E0302]: a message that leaves no room for its place
                                                              joint.wd, line 1
        1 │ a
          │ ^
        """)
  }

  @Test func longLinesAreCutAroundTheCaret() {
    let text = String(repeating: "0123456789", count: 100)
    let error = Diagnostic(
      .wrongValue, "m", at: .init(Source(name: "t.wd", text: text), Span(500, 503), "here"))
    let lines = DiagnosticRenderer(width: 44).text(error).split(separator: "\n")
    #expect(
      lines[1...2] == [
        "1 │ …78901234567890123456789012345678901234…",
        "  │               ^^^ here",
      ])
  }

  @Test func theEndOfTheText() {
    let error = Diagnostic(
      .wrongValue, "m", at: .init(Source(name: "t.wd", text: "ab\n"), Span(3, 3)))
    let lines = DiagnosticRenderer(width: 44).text(error).split(separator: "\n")
    #expect(lines[1...] == ["2 │ ", "  │ ^"])
  }

  @Test func bytesThatAreNoCharacters() {
    let bytes: [UInt8] = Array("é ".utf8) + [0xFF, 0xFE] + Array(" x".utf8)
    let error = Diagnostic(
      .unreadable, "m", at: .init(Source(name: "t.wd", bytes: bytes), Span(4, 5)))
    let lines = DiagnosticRenderer(width: 44).text(error).split(separator: "\n")
    #expect(lines[1...] == ["1 │ é \u{FFFD}\u{FFFD} x", "  │    ^"])
  }

  @Test func colours() {
    let error = Diagnostic(.wrongValue, "m", at: .init(source, Span(0, 1), "x"))
    #expect(
      DiagnosticRenderer(width: 44, hasColour: true).text(error) == """
        \u{1B}[1;31merror[E0302]\u{1B}[0m: \u{1B}[1mm\u{1B}[0m             \u{1B}[2mjoint.wd, line 1\u{1B}[0m
        \u{1B}[34m1 │ \u{1B}[0ma
        \u{1B}[34m  │ \u{1B}[0m\u{1B}[1;31m^ x\u{1B}[0m
        """)
  }
}
