/// The language as trees: what the parser makes and the checker, compiler and formatter read.

/// A name with its place.
public struct Name: Sendable {
  public let text: String
  public let span: Span
  public init(_ text: String, _ span: Span) {
    self.text = text
    self.span = span
  }
}

/// Anything with a value.
public struct Expression: Sendable {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    case number(Double)
    case string([StringPart])
    case bool(Bool)
    case none
    /// `...`: running it says "fill this in".
    case hole
    case name(String)
    /// `.age` or `."hours-per-week"`.
    case column(String)
    /// `a.b`; the name's span is that of `b`.
    case field(Expression, Name)
    case list([Expression])
    case record([RecordItem])
    case call(Expression, [CallArgument])
    /// `a[i]`, `a[i, j]`, `a[row: 0..3]`.
    case index(Expression, [CallArgument])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression, operatorSpan: Span)
    case and(Expression, Expression)
    case or(Expression, Expression)
    /// `18 <= .age <= 65`: operands one more than operators.
    case comparison([Expression], [ComparisonOperator], operatorSpans: [Span])
    /// `x |> f(y)`: the right side is a name or a chain that ends in a call.
    case pipe(Expression, Expression)
    case with(Expression, Expression)
    case range(Expression, Expression, closed: Bool)
    case lambda(FunctionSyntax)
    /// `( … )`, kept for the formatter.
    case group(Expression)
  }
}

/// A stretch of text or an interpolation in a string literal.
public enum StringPart: Sendable {
  case text(String)
  /// `{value:format}`; the format is empty when there is none.
  case value(Expression, format: String)
}

public struct RecordItem: Sendable {
  public enum Key: Sendable {
    case name(Name)
    case computed(Expression)
  }
  public let key: Key
  public let value: Expression
  public init(key: Key, value: Expression) {
    self.key = key
    self.value = value
  }
}

/// One argument of a call or an index.
public struct CallArgument: Sendable {
  public let label: Name?
  public let value: Expression
  public init(label: Name?, value: Expression) {
    self.label = label
    self.value = value
  }
}

public enum UnaryOperator: String, Sendable {
  case minus = "-"
  case not = "not"
}

public enum BinaryOperator: String, Sendable, CaseIterable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "^"
  case product = "@"
  case cross = "&"
}

public enum ComparisonOperator: String, Sendable, CaseIterable {
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case isIn = "in"
}

public struct Parameter: Sendable {
  public let name: Name
  public let defaultValue: Expression?
  public init(name: Name, defaultValue: Expression?) {
    self.name = name
    self.defaultValue = defaultValue
  }
}

/// A named function or a lambda.
public final class FunctionSyntax: Sendable {
  /// `nil` for a lambda.
  public let name: Name?
  public let parameters: [Parameter]
  /// A lambda `fn(x) x * x` has one expression statement.
  public let body: [Statement]
  public let span: Span
  public init(name: Name?, parameters: [Parameter], body: [Statement], span: Span) {
    self.name = name
    self.parameters = parameters
    self.body = body
    self.span = span
  }
}

public struct Statement: Sendable {
  public let kind: Kind
  public let span: Span

  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }

  public indirect enum Kind: Sendable {
    /// A bare expression shows its value unless a `;` ends it.
    case expression(Expression, silenced: Bool)
    /// `a = …` or `a, b = …`.
    case assignment([Name], Expression)
    case function(FunctionSyntax)
    case forLoop([Name], in: Expression, body: [Statement])
    /// `else if` is an `otherwise` of one `if` statement.
    case conditional(Expression, then: [Statement], otherwise: [Statement]?)
    case breakLoop
    case continueLoop
    case returnValue(Expression?)
    case expect(Expression, within: Expression?, reason: Expression?)
    case use(path: String, alias: Name?)
  }
}

/// A parsed text.
public struct Program: Sendable {
  public let source: Source
  public let statements: [Statement]
  public init(source: Source, statements: [Statement]) {
    self.source = source
    self.statements = statements
  }
}
