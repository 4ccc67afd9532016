import Language

/// What another part of the program adds to the prompt, such as a lesson.
///
/// Its functions are called on the large stack that entries run on.
public protocol PromptGuest: AnyObject {
  /// Its `:` commands; one that has the name of the prompt's own takes its place.
  var commands: [ColonCommand] { get }
  /// What stands before `> ` instead of `wd`, while the guest has a say; else `nil`.
  var label: String? { get }
  /// The entry has run, and what it shows is shown; more may be said by `prompt.say`.
  func didRun(_ entry: PromptEntry, at prompt: Prompt)
}

/// An entry of the language, after it ran.
public struct PromptEntry {
  public let source: Source
  /// One for each statement up to the first that failed; empty when nothing ran.
  public let outcomes: [Session.Outcome]
  /// Why nothing ran.
  public let refusals: [Diagnostic]
  public var isGood: Bool { refusals.isEmpty && outcomes.allSatisfy { $0.diagnostic == nil } }
}
