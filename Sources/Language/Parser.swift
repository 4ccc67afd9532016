/// Turns a text into statements by recursive descent, with binding powers for operators.
///
/// It goes on after an error at the next statement, and reports up to ten.
public struct Parser {
  /// A tree with its height, so that no chain grows deeper than the stack can follow.
  struct Measured<Tree> {
    let tree: Tree
    let height: Int
  }
  typealias Term = Measured<Expression>

  /// What a line end means at a place.
  enum LineEnds {
    /// It ends an element, or a statement.
    case separate
    /// Nothing: inside grouping `( )` and values in strings.
    case ignored
  }

  let stream: TokenStream
  let limits: SyntaxLimits
  var index = 0
  var depth = 0
  var lineEnds = LineEnds.separate
  /// Inside brackets a word before `:` is a label.
  var isInBrackets = false
  var functionDepth = 0
  var loopDepth = 0
  /// The token at which the statement at hand starts.
  var statementStart = 0
  /// The first line of notebook notation that no statement has passed yet.
  private var nextMark = 0
  /// An error at the end of the text may be mended by more text.
  var endedEarly = false

  private init(_ stream: TokenStream, _ limits: SyntaxLimits) {
    self.stream = stream
    self.limits = limits
  }

  /// The statements of a text; throws everything that is wrong with it, up to ten errors.
  ///
  /// With `answer`, a text that starts with `|>` goes on from the value of that name.
  public static func parse(
    _ source: Source, continuing answer: String? = nil, limits: SyntaxLimits = SyntaxLimits()
  ) throws(Diagnostics) -> Program {
    var parser = Parser(try Lexer.tokens(of: source, limits: limits), limits)
    return try parser.program(continuing: answer)
  }

  private mutating func program(continuing answer: String?) throws(Diagnostics) -> Program {
    var statements: [Statement] = []
    var problems: [Diagnostic] = []
    while token.kind != .end, problems.count < limits.problems {
      let start = index
      do throws(Diagnostic) {
        statementStart = index
        if start == 0, let answer, token.kind == .pipe {
          statements.append(try pipedStatement(from: answer).tree)
        } else {
          statements.append(try statement().tree)
        }
        try checkMarks(from: start)
      } catch {
        problems.append(error)
        recover(from: start)
      }
    }
    guard problems.isEmpty else {
      throw Diagnostics(all: problems, endedEarly: endedEarly && problems.count == 1)
    }
    return Program(source: stream.source, statements: statements)
  }

  /// Notebook notation may not stand between the first and the last token of a statement.
  private mutating func checkMarks(from start: Int) throws(Diagnostic) {
    while nextMark < stream.marks.count, stream.marks[nextMark].next < index {
      let mark = stream.marks[nextMark]
      nextMark += 1
      guard mark.next > start else { continue }
      let text = stream.source.text(mark.span).prefix(3).prefix { $0 != " " }
      throw failure(
        .misplaced, "a line of notebook notation stands between statements", mark.span,
        "this `\(text)` is inside a statement",
        notes: ["move it below the statement, or write `# ` for a comment"])
    }
  }

  // MARK: After an error

  /// Goes to the start of the next statement: a line that is indented no deeper than this one.
  private mutating func recover(from start: Int) {
    let failed = index
    let indent = column(of: start)
    var place = start
    index = stream.tokens.count - 1
    while place < stream.tokens.count - 1 {
      let candidate = stream.tokens[place]
      if place > failed || (place == failed && place > start), candidate.startsLine,
        column(of: place) <= indent, !continuesLine(candidate.kind),
        candidate.kind != .leftBrace
      {
        index = place
        break
      }
      let closer = Int(candidate.payload)
      let opens = candidate.kind.isOpeningBracket || candidate.kind == .stringStart
      place = opens && closer > place ? closer + 1 : place + 1
    }
    depth = 0
    lineEnds = .separate
    isInBrackets = false
    functionDepth = 0
    loopDepth = 0
  }

  private func column(of place: Int) -> Int {
    stream.source.position(of: stream.tokens[place].span.lower).column
  }

  // MARK: Tokens

  /// The token at hand; the last one is `.end` and is never passed.
  var token: Token { stream.tokens[index] }

  func token(after distance: Int) -> Token {
    stream.tokens[min(index + distance, stream.tokens.count - 1)]
  }

  var previous: Token { stream.tokens[max(index - 1, 0)] }

  @discardableResult
  mutating func advance() -> Token {
    let passed = token
    if passed.kind != .end { index += 1 }
    return passed
  }

  /// Passes the token at hand if it is of this kind.
  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  func text(of token: Token) -> String { stream.source.text(token.span) }

  // MARK: Depth and height

  mutating func enter() throws(Diagnostic) {
    depth += 1
    guard depth <= limits.depth else {
      throw failure(
        .tooDeep, "brackets, blocks and signs may stand \(limits.depth) deep", token.span,
        "this is deeper", notes: ["give a name to an inner part and use the name"])
    }
  }

  mutating func leave() { depth -= 1 }

  func term(
    _ kind: Expression.Kind, _ span: Span, over children: Int = 0
  ) throws(Diagnostic) -> Term {
    guard children < limits.height else {
      throw failure(
        .tooDeep,
        "an expression may have \(NumberFormat.grouped(limits.height)) levels", span,
        "this one has more",
        notes: ["give a name to a part and use the name; `sum` adds up a list"])
    }
    return Term(tree: Expression(kind, span), height: children + 1)
  }
}
