/// What an error found, as labels on the operands: what each is, and where it was made.
struct Finding {
  private(set) var labels: [Diagnostic.Label] = []

  /// `field` is the way into records whose fields do not fit.
  init(_ fault: Fault, _ operands: [Operands.Operand], in source: Source, field: [String]) {
    if let column = fault.column {
      for operand in operands {
        let written = operand.syntax?.first { $0.isColumn(column) }
        if let written { labels.append(.init(source, written.span)) }
      }
    }
    for operand in operands {
      var value = operand.value
      var origin = value.traced?.origin
      for key in field {
        guard let inner = value.record?[key] else { break }
        value = inner
        origin = inner.traced?.origin ?? origin
      }
      guard let what = Self.phrase(value, fault) else { continue }
      let made = origin.flatMap { Self.words($0, seenFrom: operand.span, in: source) }
      if fault.column != nil, made == nil { continue }
      let name = operand.syntax?.shortName.map { $0 + (field.map { ".\($0)" }).joined() }
      let text = [name.map { "\($0) is \(what)" } ?? "this is \(what)", made]
      labels.append(.init(source, operand.span, text.compactMap(\.self).joined(separator: ", ")))
    }
    if labels.count > 6 { labels.removeLast(labels.count - 6) }
  }

  /// What a value is, for the kinds of error whose operands are told; `nil` for the others.
  private static func phrase(_ value: Value, _ fault: Fault) -> String? {
    if fault.column != nil {
      return value.foreign is any HasColumns ? value.kind.phrase : value.foreign?.extent
    }
    switch fault.code {
    case .shape, .indexOutOfRange: return value.foreign?.extent
    case .wrongKind where !fault.findings.isEmpty:
      return value.foreign?.extent.map { "\(value.kind.phrase) \($0)" } ?? Display.phrase(value)
    default: return nil
    }
  }

  /// `made by randn(hidden: 64), line 10`; `nil` when the place is the operand itself.
  private static func words(_ origin: Origin, seenFrom span: Span, in source: Source) -> String? {
    let isHere = origin.source === source
    if isHere, origin.span.lower >= span.lower, origin.span.upper <= span.upper { return nil }
    let line = "line \(origin.source.position(of: origin.span.lower).line)"
    let place = isHere ? line : "\(origin.source.name), \(line)"
    guard origin.isCall else { return "made \(isHere ? "on" : "at") \(place)" }
    return "made by \(CallText.shortened(origin.source.text(origin.span))), \(place)"
  }
}

extension Source {
  /// What a span covers, on one line and not long.
  func shortened(_ span: Span) -> String { CallText.shortened(text(span)) }
}

/// A call as it was written, on one line.
enum CallText {
  private static let most = 48

  /// Blanks and line ends as single blanks; of a long pipe the last call; cut to a width.
  static func shortened(_ written: String) -> String {
    let whole = onOneLine(written)
    if whole.count <= most { return whole }
    let line = onOneLine(lastCall(of: written))
    return line.count <= most ? line : line.prefix(most - 1) + "…"
  }

  private static func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func lastCall(of written: String) -> String {
    var text = written
    let tokens = (try? Lexer.tokens(of: Source(name: "", text: written)))?.tokens ?? []
    var depth = 0
    for token in tokens {
      switch token.kind {
      case .leftParenthesis, .leftBracket, .leftBrace: depth += 1
      case .rightParenthesis, .rightBracket, .rightBrace: depth -= 1
      case .pipe where depth == 0:
        text = String(decoding: Array(written.utf8).dropFirst(token.span.upper), as: UTF8.self)
      default: break
      }
    }
    return text
  }
}

extension Expression {
  /// How a sentence may call it: a name, a field of a name, an index.
  fileprivate var shortName: String? {
    switch kind {
    case .name(let name): name
    case .field(let base, let name): base.shortName.map { "\($0).\(name.text)" }
    default: nil
    }
  }

  fileprivate func isColumn(_ name: String) -> Bool {
    if case .column(name) = kind { true } else { false }
  }
}
