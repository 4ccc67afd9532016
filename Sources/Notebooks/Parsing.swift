import Language

/// A document's statements, parsed around the forms that are expected to be refused.
///
/// A text with a form that the parser refuses has no spans. So the lines above each `#!` are tried
/// apart; those that the parser refuses are blanked out, and the rest is parsed as one text with
/// its line numbers kept.
struct Parsing {
  struct Refused {
    let lines: Range<Int>
    let diagnostic: Diagnostic
  }

  private(set) var statements: [Statement] = []
  private(set) var refused: [Refused] = []
  /// How many lines above a `#!` are tried as the start of the refused form.
  private static let triedLines = 50

  private let lines: ClassifiedLines
  private let parse: (Source) throws -> Program

  /// Throws `Diagnostics` when what is not expected to be refused is.
  init(_ lines: ClassifiedLines, parse: @escaping (Source) throws -> Program) throws {
    self.lines = lines
    self.parse = parse
    do {
      statements = try parse(lines.source).statements
    } catch let first as Diagnostics {
      findRefused()
      guard !refused.isEmpty else { throw first }
      statements = try parse(textWithoutRefused()).statements
    }
  }

  private mutating func findRefused() {
    for line in lines.range where lines.kind(line) == .failure {
      let text = lines.text(line)
      guard let failure = try? ExpectedFailure(reading: trimmed(text.dropFirst(2))),
        let chunk = chunk(above: line), let found = refusal(in: chunk, expecting: failure.code)
      else { continue }
      refused.append(found)
    }
  }

  /// The code directly above a record: up to a blank line, a mark, a heading or another record.
  private func chunk(above line: Int) -> Range<Int>? {
    var upper = line
    while lines.kind(upper - 1) == .output { upper -= 1 }
    var lower = upper
    while lower > 1 {
      let kind = lines.kind(lower - 1)
      guard [.code, .comment, .indentedComment].contains(kind) else { break }
      lower -= 1
    }
    while lower < upper, lines.kind(lower) != .code { lower += 1 }
    return lower < upper ? lower..<upper : nil
  }

  /// The last lines of a chunk that the parser refuses, after as many as parse on their own.
  ///
  /// Lines refused with the expected code go first: of `a` with `- b` below, `- b` alone would be
  /// a value, so both lines are the refused form.
  private func refusal(in chunk: Range<Int>, expecting code: ErrorCode?) -> Refused? {
    var other: Refused?
    for start in chunk.suffix(Self.triedLines).reversed() where lines.kind(start) == .code {
      let rest = start..<chunk.upperBound
      guard let diagnostic = refusal(of: rest),
        refusal(of: chunk.lowerBound..<start) == nil
      else { continue }
      let found = Refused(lines: rest, diagnostic: diagnostic)
      if code == nil || diagnostic.code == code { return found }
      other = other ?? found
    }
    return other ?? refusal(of: chunk).map { Refused(lines: chunk, diagnostic: $0) }
  }

  /// What the parser says of some lines on their own, placed in the whole text.
  private func refusal(of part: Range<Int>) -> Diagnostic? {
    let source = lines.source
    let start = source.start(ofLine: part.lowerBound)
    let bytes = source.bytes[start..<source.start(ofLine: part.upperBound)]
    do {
      _ = try parse(Source(name: source.name, bytes: Array(bytes)))
      return nil
    } catch {
      guard var diagnostic = (error as? Diagnostics)?.all.first else { return nil }
      let labels = diagnostic.labels
      diagnostic.labels = labels.map { label in
        let span = Span(label.span.lower + start, label.span.upper + start)
        return Diagnostic.Label(source, span, label.text)
      }
      return diagnostic
    }
  }

  /// The text with the refused lines blanked out, all offsets the same.
  private func textWithoutRefused() -> Source {
    let source = lines.source
    var bytes = source.bytes
    for lines in refused.map(\.lines) {
      for offset in source.start(ofLine: lines.lowerBound)..<source.start(ofLine: lines.upperBound)
      where bytes[offset] != UInt8(ascii: "\n") && bytes[offset] != UInt8(ascii: "\r") {
        bytes[offset] = UInt8(ascii: " ")
      }
    }
    return Source(name: source.name, bytes: bytes)
  }
}
