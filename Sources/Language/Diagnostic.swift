/// An error or a note as data: what was expected, what was found, and where.
///
/// `DiagnosticRenderer` turns it into text; nothing else should.
public struct Diagnostic: Error, Sendable {
  /// How grave it is.
  public enum Severity: String, Sendable { case error, warning, note }

  /// A stretch of a source with a few words on it.
  public struct Label: Sendable {
    public var source: Source
    public var span: Span
    public var text: String

    public init(_ source: Source, _ span: Span, _ text: String = "") {
      self.source = source
      self.span = span
      self.text = text
    }
  }

  public var code: ErrorCode
  public var severity: Severity
  /// One line, no full stop: the constraint that does not hold.
  public var message: String
  /// Where: the first label is the place itself, further ones say where a value came from.
  public var labels: [Label]
  /// Facts below the excerpt, each on a line of its own (`= similar column: .education`).
  public var notes: [String]
  /// The calls that led here, outermost first: names of cells and functions.
  public var path: [String]

  public init(
    _ code: ErrorCode, _ message: String, at label: Label? = nil, notes: [String] = [],
    severity: Severity = .error
  ) {
    self.code = code
    self.message = message
    self.severity = severity
    self.labels = label.map { [$0] } ?? []
    self.notes = notes
    self.path = []
  }
}

/// What the evaluator and commands throw: a diagnostic that does not know its place yet.
///
/// The session adds the place: the statement's call, or the argument named in `argument`.
public struct Fault: Error, Sendable {
  public var code: ErrorCode
  public var message: String
  public var notes: [String]
  /// The argument at fault, if one is; its span gets the caret.
  public var argument: String?

  public init(
    _ code: ErrorCode, _ message: String, notes: [String] = [], argument: String? = nil
  ) {
    self.code = code
    self.message = message
    self.notes = notes
    self.argument = argument
  }
}

/// Thrown when a person or a limit stopped the computation; `what` says which.
public struct Interruption: Error, Sendable {
  public var what: String
  public init(_ what: String = "interrupted") { self.what = what }
}
