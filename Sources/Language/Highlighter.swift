/// What the parts of a text are, for those who colour them.
public enum Highlighter {
  /// The role a stretch of code plays.
  public enum Role: String, Sendable, CaseIterable {
    case keyword
    /// `true`, `false` and `none`.
    case constant
    case number
    case string
    case comment
    /// `.age`, with its dot.
    case column
    /// A word before a colon in brackets, or a record's key.
    case label
    /// A name that is called.
    case call
    /// `...`
    case hole
    case symbol
  }

  public struct Part: Sendable {
    public let span: Span
    public let role: Role
  }

  /// The parts that have a role, in order and without overlap; names and brackets have none.
  ///
  /// Throws `Diagnostics` for a text whose brackets or strings do not close.
  public static func parts(of source: Source) throws(Diagnostics) -> [Part] {
    let stream = try Lexer.tokens(of: source)
    let tokens = stream.tokens
    var parts = stream.comments.map { Part(span: $0, role: .comment) }
    for (index, token) in tokens.enumerated() {
      let before = index > 0 ? tokens[index - 1] : nil
      let after = index + 1 < tokens.count ? tokens[index + 1] : nil
      if let before, before.kind == .dot, token.kind.isWord {
        let operand = index > 1 ? tokens[index - 2] : nil
        guard !isField(before, after: operand) else { continue }
        parts.append(Part(span: before.span.union(token.span), role: .column))
      } else if let role = role(of: token, before: before, after: after) {
        parts.append(Part(span: token.span, role: role))
      }
    }
    return parts.sorted { $0.span.lower < $1.span.lower }
  }

  /// Whether a dot touches the end of an operand, and so leads to a field and not to a column.
  private static func isField(_ dot: Token, after operand: Token?) -> Bool {
    guard let operand, !dot.hasSpaceBefore else { return false }
    switch operand.kind {
    case .name, .stringEnd, .rightParenthesis, .rightBracket, .rightBrace, .number: return true
    default: return false
    }
  }

  private static func role(of token: Token, before: Token?, after: Token?) -> Role? {
    if token.kind.isWord, after?.kind == .colon { return .label }
    switch token.kind {
    case .true, .false, .none: return .constant
    case .number: return .number
    case .stringStart, .stringText, .stringEnd: return .string
    case .hole: return .hole
    case .name:
      let isCall = after?.kind == .leftParenthesis && after?.hasSpaceBefore == false
      return isCall || before?.kind == .pipe ? .call : nil
    case .plus, .minus, .star, .slash, .percent, .caret, .at, .ampersand, .equals, .isEqual,
      .isNotEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .pipe, .range, .openRange:
      return .symbol
    default: return token.kind.isKeyword ? .keyword : nil
    }
  }
}
