import Language

/// The answer to Jupyter's `is_complete_request`.
public struct IsComplete: Sendable, Equatable {
  /// `complete`, `incomplete` or `invalid`: the words of the protocol.
  public let status: String
  /// What a console puts before the next line; sent with `incomplete` only.
  public let indent: String?

  public init(_ code: String) {
    switch Completeness.of(code) {
    case .complete: (status, indent) = ("complete", nil)
    case .incomplete: (status, indent) = ("incomplete", "  ")
    case .invalid: (status, indent) = ("invalid", nil)
    }
  }
}
