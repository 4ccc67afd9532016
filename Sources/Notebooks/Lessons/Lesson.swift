import Language

/// A document as a lesson: steps to try, each with hints, a solution and a check.
///
/// A `#%% step` mark starts a step; the parts below it are its own until the next heading or any
/// other mark. What stands between two steps introduces the second.
public struct Lesson: Sendable {
  public let document: Document
  public let title: String
  public let rules: Rules
  public let steps: [Step]
  /// What comes after the last step.
  public let closing: Part

  /// What the teacher allows, in the front matter.
  public struct Rules: Sendable, Equatable {
    /// `hints_after: 2`: how many failed checks come before the first hint and the solution.
    public var hintsAfter = 0
    /// `skip: no` refuses `:skip`, and `:solution` before the check has passed.
    public var allowsSkip = true
  }

  /// A stretch of the document, in order.
  public struct Part: Sendable {
    public enum Piece: Sendable {
      case heading(String)
      /// Markdown.
      case text(String)
      /// An index into the document's steps.
      case code(Int)
    }

    public var pieces: [Piece] = []

    /// The statements in it, as indexes into the document's steps.
    public var code: [Int] {
      pieces.compactMap { if case .code(let index) = $0 { index } else { nil } }
    }
  }

  public struct Step: Sendable {
    /// The heading above it, else what its mark adds, else nothing.
    public var name: String
    /// Of its mark.
    public let line: Int
    /// What stands between the step before and this one; its code runs on the way.
    public var introduction: Part
    /// The task's words, and its starter.
    public var task = Part()
    public var hints: [Part] = []
    public var solution: Part?
    /// Claims about the values that the learner has made.
    public var check: Part?
    /// Markdown, shown after the check has passed.
    public var explanation: [String] = []
    public var wrongs: [Wrong] = []

    /// What runs when nobody tries: the solution, or the starter that needs none.
    public var answer: Part { solution ?? task }
  }

  /// An answer that the check must refuse, in these words.
  public struct Wrong: Sendable {
    public let message: String
    public let line: Int
    public var part = Part()
  }

  /// `nil` for a document without a step.
  ///
  /// Throws `Diagnostics` for a part without a step, a check without a claim, a second solution or
  /// check, a wrong answer without a message, and rules that cannot be.
  public init?(_ document: Document) throws {
    guard document.cells.contains(where: { $0.lessonPart != nil }) else { return nil }
    var reader = LessonReader(document)
    reader.read()
    guard reader.problems.isEmpty else { throw Diagnostics(all: reader.problems) }
    self.document = document
    title = Article(document).title
    rules = reader.rules
    steps = reader.steps
    closing = reader.between
  }
}

extension Document {
  /// The lines of a step's code.
  func code(of index: Int) -> String {
    guard steps.indices.contains(index) else { return "" }
    return steps[index].lines.map { source.line($0) }.joined(separator: "\n")
  }
}
