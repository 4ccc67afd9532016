/// Where a value was made: the call or the operator, in the text it was written in.
struct Origin {
  let source: Source
  private let lower: Int32
  private let upper: Int32
  /// Made by a call, whose text says more than its line.
  let isCall: Bool

  init(_ source: Source, _ span: Span, isCall: Bool) {
    self.source = source
    lower = Int32(truncatingIfNeeded: span.lower)
    upper = Int32(truncatingIfNeeded: span.upper)
    self.isCall = isCall
  }

  var span: Span { Span(Int(lower), Int(upper)) }
}

/// A value that remembers where it was made, for errors: a list, a record, or one of another room.
///
/// What is taken out of a list or a record was made where these were, unless it knows better.
public class Traced: Object {
  final var origin: Origin?
}

extension Traced {
  /// Takes over where a value was made that this one stands for: a parameter that a gradient
  /// moves.
  public func isMade(like other: Traced?) {
    if origin == nil { origin = other?.origin }
  }
}

extension Value {
  /// The value as one that remembers where it was made; `nil` for a number, a string, a function.
  public var traced: Traced? { object as? Traced }
}
