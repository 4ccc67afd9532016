import Language

/// What a lesson says, for a screen to show in its way.
public enum LessonNote: Sendable {
  case title(String)
  case heading(String)
  /// Markdown.
  case text(String)
  case code(String)
  /// What code has shown.
  case output([String])
  /// A check that has passed.
  case good(String)
  /// A check that has not, with what was found.
  case bad(String, facts: [String])
  /// A word on what can be done.
  case advice(String)
}

/// What a learner may ask of a lesson.
public enum LessonAction: String, Sendable, CaseIterable {
  case hint, check, next, back, skip, play, reset, solution

  public var summary: String {
    switch self {
    case .hint: "shows the step's next hint"
    case .check: "checks what you have made, by its value"
    case .next: "goes to the next step, once the check has passed"
    case .back: "goes back to the step before, as it was when it began"
    case .skip: "takes the solution's values and goes on"
    case .play: "runs the step's code as it stands"
    case .reset: "starts the step again"
    case .solution: "shows the step's solution"
    }
  }
}
