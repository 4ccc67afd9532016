import Language

/// How many statements and claims a document makes, for the line of a report.
struct StatementCount {
  private(set) var statements = 0
  private(set) var claims = 0

  init(_ document: Document) {
    for step in document.steps where step.isRun {
      statements += max(step.statements.count, 1)
      claims += step.statements.reduce(0) { $0 + Self.claims(in: $1) }
    }
  }

  /// Claims in the bodies of functions, loops and conditions count once each.
  static func claims(in statement: Statement) -> Int {
    let inside = { (body: [Statement]) in body.reduce(0) { $0 + claims(in: $1) } }
    return switch statement.kind {
    case .expect: 1
    case .function(let function): inside(function.body)
    case .forLoop(_, in: _, let body): inside(body)
    case .conditional(_, let then, let otherwise): inside(then) + inside(otherwise ?? [])
    default: 0
    }
  }
}
