import Language

/// What hears of a document's run as it goes.
public protocol DocumentListener: AnyObject {
  /// The step of that index begins.
  func willRun(_ index: Int)
  func didRun(_ index: Int)
  /// A statement begins; what it prints goes to the session's output.
  func willExecute()
  /// The value of a statement that shows it.
  func didShow(_ shown: ShownValue)
  /// A step ended in an error, which its record may expect.
  func didFail(_ failure: Diagnostic, isExpected: Bool, wasInterrupted: Bool)
  /// A line on what is kept of a cell.
  func note(_ line: String)
  /// A statement has run, and what it shows is told; returns whether the run goes on.
  func didExecute() -> Bool
}

/// What a statement shows.
public struct ShownValue {
  /// For the session's screen.
  public let text: String
  /// The same as a picture, if it is one.
  public var svg: String? { drawing() }
  private let drawing: () -> String?

  init(text: String, svg: @autoclosure @escaping () -> String?) {
    self.text = text
    drawing = svg
  }

  /// The value of an outcome; `nil` when there is nothing to show.
  init?(_ outcome: Session.Outcome) {
    guard let text = outcome.text, let value = outcome.value else { return nil }
    self.init(text: text, svg: (value.foreign as? any DrawsSVG)?.svg)
  }
}
