import Language

/// Trees as S-expressions, for the tests of the parser.
enum Dump {
  /// The statements of a text, joined by ` | `; or the error codes with their places.
  static func of(_ text: String) -> String {
    do {
      let program = try Parser.parse(Source(name: "t.wd", text: text))
      return program.statements.map(statement).joined(separator: " | ")
    } catch {
      return error.all.map(place).joined(separator: " | ")
    }
  }

  /// `E0106 1:5`.
  static func place(_ diagnostic: Diagnostic) -> String {
    guard let label = diagnostic.labels.first else { return diagnostic.code.rawValue }
    let position = label.source.position(of: label.span.lower)
    return "\(diagnostic.code.rawValue) \(position.line):\(position.column)"
  }

  static func statement(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let value, let silenced):
      silenced ? "(; \(expression(value)))" : expression(value)
    case .assignment(let names, let value):
      "(= \(names.map(\.text).joined(separator: " ")) \(expression(value)))"
    case .function(let function): self.function(function)
    case .forLoop(let names, let source, let body):
      "(for \(names.map(\.text).joined(separator: " ")) \(expression(source)) \(block(body)))"
    case .conditional(let condition, let then, let otherwise):
      "(if \(expression(condition)) \(block(then))\(otherwise.map { " \(block($0))" } ?? ""))"
    case .breakLoop: "break"
    case .continueLoop: "continue"
    case .returnValue(let value): "(return\(value.map { " \(expression($0))" } ?? ""))"
    case .expect(let claim, let within, let reason):
      "(expect \(expression(claim))\(within.map { " within \(expression($0))" } ?? "")"
        + "\(reason.map { " else \(expression($0))" } ?? ""))"
    case .use(let path, let alias): "(use \(path)\(alias.map { " \($0.text)" } ?? ""))"
    }
  }

  private static func block(_ statements: [Statement]) -> String {
    "{\(statements.map(statement).joined(separator: " "))}"
  }

  private static func function(_ function: FunctionSyntax) -> String {
    let parameters = function.parameters.map { parameter in
      parameter.name.text + (parameter.defaultValue.map { ":\(expression($0))" } ?? "")
    }
    let name = function.name.map { "\($0.text) " } ?? ""
    return "(fn \(name)(\(parameters.joined(separator: " "))) \(block(function.body)))"
  }

  static func expression(_ expression: Expression) -> String {
    switch expression.kind {
    case .number(let value): NumberFormat.general(value)
    case .string(let parts): "\"\(parts.map(part).joined())\""
    case .bool(let value): String(value)
    case .none: "none"
    case .hole: "..."
    case .name(let name): name
    case .column(let name): ".\(name)"
    case .field(let base, let name): "(dot \(self.expression(base)) \(name.text))"
    case .list(let items): "[\(items.map(self.expression).joined(separator: " "))]"
    case .record(let items): "{\(items.map(item).joined(separator: " "))}"
    case .call(let callee, let items): "(\(list(callee, items)))"
    case .index(let base, let items): "(at \(list(base, items)))"
    case .unary(let symbol, let operand): "(\(symbol.rawValue) \(self.expression(operand)))"
    case .binary(let symbol, let left, let right, _): pair(symbol.rawValue, left, right)
    case .and(let left, let right): pair("and", left, right)
    case .or(let left, let right): pair("or", left, right)
    case .comparison(let operands, let symbols, _):
      "("
        + symbols.indices.map { "\(self.expression(operands[$0])) \(symbols[$0].rawValue) " }
        .joined() + "\(operands.last.map(self.expression) ?? ""))"
    case .pipe(let left, let right): pair("|>", left, right)
    case .with(let left, let right): pair("with", left, right)
    case .range(let left, let right, let closed): pair(closed ? ".." : "..<", left, right)
    case .lambda(let syntax): function(syntax)
    case .group(let inner): "<\(self.expression(inner))>"
    }
  }

  private static func pair(_ name: String, _ left: Expression, _ right: Expression) -> String {
    "(\(name) \(expression(left)) \(expression(right)))"
  }

  private static func list(_ first: Expression, _ arguments: [CallArgument]) -> String {
    let shown = arguments.map { ($0.label.map { "\($0.text): " } ?? "") + expression($0.value) }
    return ([expression(first)] + shown).joined(separator: " ")
  }

  private static func item(_ item: RecordItem) -> String {
    switch item.key {
    case .name(let name): "\(name.text):\(expression(item.value))"
    case .computed(let key): "\(expression(key)):\(expression(item.value))"
    }
  }

  private static func part(_ part: StringPart) -> String {
    switch part {
    case .text(let text): text
    case .value(let value, let format):
      "{\(expression(value))\(format.isEmpty ? "" : ":\(format)")}"
    }
  }
}
