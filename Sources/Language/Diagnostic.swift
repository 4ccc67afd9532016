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
  /// The same calls with their lines, the place itself last; empty outside functions.
  public var calls: [Call]

  /// A function, or a statement of a script, and the line it has come to.
  public struct Call: Sendable {
    /// `fn` for a lambda, `nil` for a statement.
    public var function: String?
    public var source: Source
    public var line: Int
  }

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
    self.calls = []
  }
}

extension Diagnostic {
  /// Puts calls around those it knows.
  mutating func isCalled(by outer: [Call]) {
    calls = outer + calls
    var names: [String] = []
    for call in outer {
      if let name = call.function, name != "fn", name != names.last { names.append(name) }
    }
    if let last = names.last, last == path.first { names.removeLast() }
    path = names + path
    // Of a long path only its ends.
    if path.count > 8 { path = path.prefix(4) + ["…"] + path.suffix(3) }
  }
}

/// What the evaluator and commands throw: a diagnostic that does not know its place yet.
///
/// The session adds the place: the statement's call, or the argument named in `argument`.
public struct Fault: Error, Sendable {
  public var code: ErrorCode
  public var message: String
  public var notes: [String]
  /// What was found, as notes; labels on the operands take their place where there are any.
  public var findings: [String]
  /// The argument at fault, if one is; its span gets the caret.
  public var argument: String?
  /// The column at fault, if one is; where the call at fault writes it, it gets the caret.
  public var column: String?

  public init(
    _ code: ErrorCode, _ message: String, notes: [String] = [], findings: [String] = [],
    argument: String? = nil, column: String? = nil
  ) {
    self.code = code
    self.message = message
    self.notes = notes
    self.findings = findings
    self.argument = argument
    self.column = column
  }
}

/// Thrown when a person or a limit stopped the computation; `what` says which.
public struct Interruption: Error, Sendable {
  /// What stopped work had come to: a value as good as any, such as a half-trained model.
  public struct Partial: Sendable {
    public let value: any ForeignValue & Sendable
    /// Where it stopped: `stopped in epoch 2 of 4`.
    public let place: String
    /// The command that goes on from the value: `resume`.
    public let continuation: String
    /// True when the call that stopped is the script's own, not one inside a function.
    var isOutermost = true

    public init(_ value: any ForeignValue & Sendable, _ place: String, continuation: String) {
      self.value = value
      self.place = place
      self.continuation = continuation
    }
  }

  public var what: String
  public var partial: Partial?

  public init(_ what: String = "interrupted") { self.what = what }

  /// The same interruption, with what the work had come to.
  public func leaving(_ partial: Partial) -> Interruption {
    var result = self
    result.partial = partial
    return result
  }
}
