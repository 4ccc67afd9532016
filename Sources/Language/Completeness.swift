/// Whether what was typed at the prompt is finished.
public enum Completeness: Sendable {
  case complete
  /// A bracket or string is open, or the last line ends in an operator, `:` or `=`.
  case incomplete
  /// It is wrong, and no further line would make it right.
  case invalid

  public static func of(_ text: String) -> Completeness {
    do {
      _ = try Parser.parse(Source(name: "prompt", text: text), continuing: "ans")
      return .complete
    } catch {
      return error.endedEarly ? .incomplete : .invalid
    }
  }
}
