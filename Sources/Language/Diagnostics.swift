/// Several diagnostics at once: a parse or a check that failed, in the order of the text.
public struct Diagnostics: Error, Sendable {
  /// Never empty.
  public let all: [Diagnostic]
  /// More text could still make it right: the prompt asks for another line.
  public let endedEarly: Bool

  public init(all: [Diagnostic], endedEarly: Bool = false) {
    self.all = all
    self.endedEarly = endedEarly
  }
}
