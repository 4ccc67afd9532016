/// Which token goes on from the line above: the newline rule, the minus rule and the label rule.
extension Parser {
  /// Whether a line that starts with this continues the line above.
  func continuesLine(_ kind: Token.Kind) -> Bool {
    switch kind {
    case .minus: false
    case .within, .else: true
    default: BindingPower(kind) != nil
    }
  }

  /// Whether the token at hand stands on a line of its own, as far as line ends count here.
  var isOnNewLine: Bool { token.startsLine && lineEnds == .separate }

  /// The token at hand, if it is a binary operator that goes on from the operand before it.
  func binaryOperator() throws(Diagnostic) -> BindingPower? {
    guard let power = BindingPower(token.kind) else { return nil }
    if token.kind == .minus { return try isBinaryMinus() ? power : nil }
    if token.kind == .less { try checkArrow() }
    if isLabel { return nil }
    return power
  }

  /// Any word right before `:` in brackets is a label, `in` and `with` too.
  var isLabel: Bool {
    isInBrackets && token.kind.isWord && token(after: 1).kind == .colon
  }

  private func isBinaryMinus() throws(Diagnostic) -> Bool {
    let isSpacedAfter = token(after: 1).hasSpaceBefore
    if token.startsLine {
      if lineEnds == .ignored {
        throw failure(
          .ambiguousMinus, "inside `( )` a line may not start with `-`", token.span,
          notes: ["end the line above with -, or put a comma before an element"])
      }
      guard isSpacedAfter else { return false }
      throw failure(
        .ambiguousMinus, "a line may not start with a spaced `-`", token.span,
        "minus, or a new negative value?",
        notes: ["to subtract, end the line above with -", "for a negative value, let - touch it"])
    }
    if token.hasSpaceBefore, !isSpacedAfter {
      throw failure(
        .ambiguousMinus, "`-` has space on both sides or on neither", token.span,
        "minus, or a new negative value?",
        notes: ["to subtract, write a - b", "for two elements, write a, -b"])
    }
    return true
  }

  /// `x <- 3` is how R binds a name; here it would compare x with −3.
  private func checkArrow() throws(Diagnostic) {
    let next = token(after: 1)
    guard next.kind == .minus, !next.hasSpaceBefore, token(after: 2).hasSpaceBefore else { return }
    throw idiom("a name is bound by `x = 3`, not by `x <- 3`", token.span.union(next.span))
  }
}

/// How tightly an operator binds, loosest first.
enum BindingPower: Int, Comparable {
  case or = 1
  case and, not, comparison, pipe, with, range, cross, sum, product, unary, power

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The next tighter one.
  var tighter: BindingPower { BindingPower(rawValue: rawValue + 1) ?? .power }

  /// Of a binary operator; `nil` for any other token.
  init?(_ kind: Token.Kind) {
    switch kind {
    case .or: self = .or
    case .and: self = .and
    case .isEqual, .isNotEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .in:
      self = .comparison
    case .pipe: self = .pipe
    case .with: self = .with
    case .range, .openRange: self = .range
    case .ampersand: self = .cross
    case .plus, .minus: self = .sum
    case .star, .slash, .percent, .at: self = .product
    case .caret: self = .power
    default: return nil
    }
  }
}
