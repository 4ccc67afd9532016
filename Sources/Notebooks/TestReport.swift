import Language

/// What `wd test` says about several files.
public struct TestReport: Sendable {
  public let results: [FileResult]

  public init(_ results: [FileResult]) { self.results = results }

  public var passed: Int { results.count { $0.passed } }
  public var failed: Int { results.count - passed }

  /// 0 when all passed; 65 when a file could not be parsed or checked; 1 when a run failed.
  public var exitStatus: Int32 {
    if results.contains(where: \.isRefused) { return 65 }
    return failed > 0 ? 1 : 0
  }

  /// One line: `ok   tutorials/quickstart.wd  12 statements, 9 claims  1.2 s`.
  public static func line(_ result: FileResult, colour: Bool = false) -> String {
    let word = result.passed ? "ok    " : "FAILED"
    let shown = colour ? "\u{1B}[\(result.passed ? 32 : 31)m\(word)\u{1B}[0m" : word
    let counts =
      result.isRefused
      ? "refused"
      : counted(result.statements, "statement") + ", " + counted(result.claims, "claim")
        + (result.attempts == 0 ? "" : ", \(counted(result.attempts, "wrong answer")) refused")
    return "\(shown) \(result.name)  \(counts)  \(shortSeconds(result.seconds)) s"
  }

  /// `12 passed, 1 failed`.
  public var summary: String { "\(passed) passed, \(failed) failed" }

  /// All of it: a line a file, what is wrong below those that failed, and the summary.
  public func text(colour: Bool = false) -> String {
    var lines: [String] = []
    for result in results {
      lines.append(Self.line(result, colour: colour))
      if !result.passed { lines += ["", result.problems(colour: colour), ""] }
    }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }
}

/// Seconds with one decimal, three below a tenth.
private func shortSeconds(_ seconds: Double) -> String {
  let decimals = seconds < 0.1 ? 3 : 1
  let unit = decimals == 3 ? 1000.0 : 10.0
  guard let count = Int(exactly: (seconds * unit).rounded()), count >= 0 else { return "?" }
  let fraction = String(count % Int(unit))
  let zeros = String(repeating: "0", count: max(0, decimals - fraction.count))
  return "\(count / Int(unit)).\(zeros)\(fraction)"
}
