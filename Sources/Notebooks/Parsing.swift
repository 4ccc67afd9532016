import Language

/// A document's statements, parsed around the forms that are expected to be refused.
///
/// A text with a form that the parser refuses has no spans. So the lines above a `#!` that may
/// stand for a parser's error are tried apart; those refused as expected are blanked out, and
/// the rest is parsed as one text with its line numbers kept.
struct Parsing {
  struct Refused {
    let lines: Range<Int>
    let diagnostic: Diagnostic
  }

  private(set) var statements: [Statement] = []
  private(set) var refused: [Refused] = []
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
      statements = try parse(masked(keeping: lines.range, except: refused.map(\.lines))).statements
    }
  }

  private mutating func findRefused() {
    for line in lines.range where lines.kind(line) == .failure {
      let text = lines.text(line)
      guard let failure = try? ExpectedFailure(reading: trimmed(text.dropFirst(2))),
        failure.mayBeRefusal, let chunk = chunk(above: line),
        let found = refusal(in: chunk, expecting: failure.code)
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
  /// Lines that fit only together (`a` with `- b` below) are refused together.
  private func refusal(in chunk: Range<Int>, expecting code: ErrorCode?) -> Refused? {
    for start in chunk.reversed() where lines.kind(start) == .code {
      let rest = start..<chunk.upperBound
      guard let diagnostic = refusal(of: rest), code == nil || diagnostic.code == code,
        refusal(of: chunk.lowerBound..<start) == nil
      else { continue }
      return Refused(lines: rest, diagnostic: diagnostic)
    }
    return refusal(of: chunk).map { Refused(lines: chunk, diagnostic: $0) }
  }

  private func refusal(of part: Range<Int>) -> Diagnostic? {
    do {
      _ = try parse(masked(keeping: part, except: []))
      return nil
    } catch {
      return (error as? Diagnostics)?.all.first
    }
  }

  /// The source up to the end of the kept lines, all others blanked out, all offsets the same.
  private func masked(keeping kept: Range<Int>, except blanked: [Range<Int>]) -> Source {
    let source = lines.source
    var bytes = Array(source.bytes[..<source.start(ofLine: kept.upperBound)])
    for lines in [1..<kept.lowerBound] + blanked {
      for offset in source.start(ofLine: lines.lowerBound)..<source.start(ofLine: lines.upperBound)
      where bytes[offset] != UInt8(ascii: "\n") && bytes[offset] != UInt8(ascii: "\r") {
        bytes[offset] = UInt8(ascii: " ")
      }
    }
    return Source(name: source.name, bytes: bytes)
  }
}
