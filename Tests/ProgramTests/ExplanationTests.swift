import Commands
import Language
import Testing

/// Every explanation is a test: its example gives its code and nothing else, and the corrected
/// form gives nothing.
@Suite struct ExplanationTests {
  @Test(arguments: ErrorCode.allCases) func example(_ code: ErrorCode) {
    #expect(codes(of: code.explanation.example, for: code) == [code])
  }

  @Test(arguments: ErrorCode.allCases) func corrected(_ code: ErrorCode) {
    #expect(codes(of: code.explanation.corrected, for: nil) == [])
  }

  /// What no program can show: bytes that are no text, a note, and what a host sets.
  @Test func everyOtherCodeHasAProgram() throws {
    let others: Set<ErrorCode> = [
      .unreadable, .shadowsBuiltin, .operationLimit, .denied, .interrupted,
    ]
    let texts = try Programs.all(in: "language/errors").map { program in
      let source = try Programs.source(program.path)
      return source.text(Span(0, source.bytes.count))
    }
    for code in ErrorCode.allCases where !others.contains(code) {
      #expect(texts.contains { $0.contains("\n#! \(code.rawValue) ") }, "\(code.rawValue)")
    }
  }

  @Test func isFoundByWhatIsWritten() {
    #expect(ErrorCode.explaining("e0203") == ErrorCode.unknownColumn.explained)
    #expect(ErrorCode.explaining("0203") == ErrorCode.unknownColumn.explained)
    #expect(ErrorCode.explaining("E9999") == nil)
    let list = ErrorCode.explaining("") ?? ""
    for code in ErrorCode.allCases {
      #expect(list.contains("  \(code.rawValue)  \(code.explanation.title)"))
    }
  }

  /// The codes of all errors and notes, with the conditions that the explanation of one states.
  private func codes(of text: String, for code: ErrorCode?) -> [ErrorCode] {
    let output = StoppingOutput()
    let session = Session(
      catalogue: .wd(), output: output, permissions: code == .denied ? .none : .all)
    var source = Source(name: "example.wd", text: text)
    switch code {
    case .unreadable:
      let latin = text.unicodeScalars.map { UInt8(exactly: $0.value) ?? 0 }
      source = Source(name: "example.wd", bytes: latin)
    case .operationLimit: session.limits.operations = 1_000
    case .timeLimit: session.limits.seconds = 0.05
    case .interrupted: output.stop = session.limits.stop
    default: break
    }
    do {
      let program = try session.parse(source)
      let problems = session.check(program)
      guard problems.isEmpty else { return problems.map(\.code) }
      return program.statements.compactMap { session.execute($0, of: program).diagnostic?.code }
    } catch let refused as Diagnostics {
      return refused.all.map(\.code)
    } catch {
      Issue.record(error)
      return []
    }
  }
}

/// Keeps nothing; its first line presses Ctrl-C if it has the key.
private final class StoppingOutput: Output {
  var stop: StopFlag?
  func write(_ text: String) { stop?.raise() }
  func progress(_ fraction: Double, _ text: () -> String) {}
}
