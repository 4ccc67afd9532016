import Glibc
import Language
import Notebooks
import REPL
import Synchronization

/// Scripts tested several at once, and reported in their order.
final class TestRun: Sendable {
  private struct State {
    /// The next script that nobody works on.
    var next = 0
    var results: [FileResult?]
    /// How many of the results are printed.
    var printed = 0
    /// Why printing failed.
    var failure: String?
  }

  private let scripts: [Source]
  private let bounds: Bounds
  private let permissions: [Permissions]
  private let state: Mutex<State>

  /// Throws a `Failure` when a script's folder is needed and gone.
  init(_ scripts: [Source], _ bounds: Bounds) throws {
    self.scripts = scripts
    self.bounds = bounds
    permissions = try scripts.map(bounds.permissions)
    state = Mutex(State(results: Array(repeating: nil, count: scripts.count)))
  }

  /// Tests all of them, printing a line for each and what is wrong with it, then the summary.
  func run(workers: Int) throws -> TestReport {
    try LargeStack.run(workers: workers) {
      while let index = self.take() {
        // A session, and a catalogue, for each script: neither is made for two threads.
        let session = self.bounds.session(self.permissions[index], output: NoOutput())
        let script = self.scripts[index]
        let result = Notebook.test(
          script, in: session, pictures: PageFile.pictures(beside: script))
        self.record(result, at: index)
      }
    }
    let report = TestReport(state.withLock { $0.results.compactMap { $0 } })
    state.withLock { state in
      Self.print(report.summary + "\n", &state)
    }
    if let failure = state.withLock({ $0.failure }) {
      throw Failure(.failed, "the output could not be written: \(failure)")
    }
    return report
  }

  private func take() -> Int? {
    state.withLock { state in
      guard state.next < scripts.count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  private func record(_ result: FileResult, at index: Int) {
    state.withLock { state in
      state.results[index] = result
      while state.printed < scripts.count, let result = state.results[state.printed] {
        state.printed += 1
        Self.print(Self.text(of: result), &state)
      }
    }
  }

  private static func text(of result: FileResult) -> String {
    let hasColour = Terminal.allowsColour(STDOUT_FILENO)
    let line = TestReport.line(result, colour: hasColour) + "\n"
    return result.passed ? line : "\(line)\n\(result.problems(colour: hasColour))\n\n"
  }

  private static func print(_ text: String, _ state: inout State) {
    if state.failure == nil { state.failure = StandardOutput.write(text) }
  }
}

/// For runs whose output the notebook captures.
final class NoOutput: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}
