import Language
import Testing

/// What is refused before anything runs: columns of tables that are known, and kinds.
@Suite struct CheckTests {
  /// A program and what the checker says of it, a line each; nothing for what it cannot be sure of.
  struct Example: Sendable, CustomTestStringConvertible {
    let text: String
    let gives: [String]
    init(_ text: String, gives: String...) {
      self.text = text
      self.gives = gives
    }
    var testDescription: String { text }
  }

  @Test(arguments: [
    Example(
      """
      tr, te = dataset("census")
      rows(tr)
      r = train(model(label: .income == ">50K", wide: [.sex, .educaton]), on: tr)
      """,
      gives: "3:56: error[E0203]: census has no column `.educaton` (similar column: .education)"),
    Example(
      """
      tr, te = dataset("census")
      m = model(label: .income == ">50K", wide: [.aeg & .sex])
      train(m, on: te)
      train(m, on: tr)
      """,
      gives: "2:44: error[E0203]: census test has no column `.aeg` (similar column: .age)"),
    Example(
      "t = table({age: [39], job: [\"a\"]})\nt |> where(.age > 3) |> select(.job) |> sort(by: .age)",
      gives: "2:50: error[E0203]: table has no column `.age` (columns: .job)"),
    Example(
      "t = table([{a: 1}, {b: 2}], name: \"ab\")\nt[.c]",
      gives: "2:3: error[E0203]: ab has no column `.c` (columns: .a, .b)"),
    Example(
      "t = table({a: [1]}) |> derive(b: .a * 2) |> rename(c: .a)\nhead(t)[.b + .a]",
      gives: "2:14: error[E0203]: table has no column `.a` (columns: .b, .c)"),
    Example(
      "g = group(table({ad: [1], n: [2]}), by: .ad, n: count())\nsort(g, by: .m)",
      gives: "2:13: error[E0203]: table has no column `.m` (columns: .ad, .n)"),
    Example(
      "old = bucket(.aeg, at: [50])\ntable({age: [39]}) |> where(old == 1)",
      gives: "1:14: error[E0203]: table has no column `.aeg` (similar column: .age)"),
    Example(
      "t = table({\"hours-per-week\": [40]})\nt[.\"hours-per-weak\"]",
      gives: "2:3: error[E0203]: table has no column `.\"hours-per-weak\"` "
        + "(similar column: .\"hours-per-week\")"),
    Example(
      "m = model(label: .b, wide: [.a])\ntrain(m, on: 3)",
      gives: "2:14: error[E0301]: `on` of `train` is a table, found a number"),
    Example(
      "m = model(label: .b, wide: [.a])\nx = 3\ntrain(m, on: x)",
      gives: "3:14: error[E0301]: `on` of `train` is a table, found a number"),
    Example(
      "model(label: .b, wide: ftrl())",
      gives: "1:24: error[E0301]: `wide` of `model` is a list of column expressions, "
        + "found an optimiser"),
    Example(
      "model(label: .b, deep: [.a, adagrad(lr: 0.1)])",
      gives: "1:29: error[E0301]: `deep` of `model` is a list of deep inputs, found an optimiser"),
  ])
  func refused(_ example: Example) throws {
    let found = try problems(example.text)
    #expect(found == example.gives, Comment(rawValue: found.joined(separator: "\n")))
  }

  /// No false alarm: a name that may be bound anew, a function, a verb that does not say what it
  /// gives, two tables in one call.
  @Test(arguments: [
    "t = table({a: [1]})\nfor i in 1..2 { t = derive(t, b: .a)\n t[.b] }",
    "t = table({a: [1]})\nif rows(t) > 0 { t = table({b: [1]}) }\nt[.b]",
    "t = table({a: [1]})\nf = fn() t[.b]\nt = table({b: [1]})\nf()",
    "t = table({a: [1]})\nfn f() { t[.b] }\nt = table({b: [1]})\nf()",
    "t = table({a: [1]})\nu = map([t], fn(x) derive(x, b: .a))[0]\nu[.b]",
    "a = table({id: [1]})\nb = table({user: [1]})\njoin(a, b, on: .id == .user)[.id]",
    "fn other() table({user: [1], x: [2]})\na = table({id: [1]})\njoin(a, other(), on: .id == .user)[.x]",
    "t = table({a: [1]})\nderive(t, b: .a + 1, c: .b * 2)[.c]",
    "t = table({a: [1]})\ngroup(t, by: {big: .a > 0}, n: count(), m: mean(.a))[.big]",
    "x = ones(row: 2, input: 3)\nt = table({a: [1]})\nderive(t, s: .a + sum(x, .row)[0])",
    "table = fn(x) 3\nt = table({a: [1]})\nt + 1",
    "t = dataset(\"census\")\nt[0][.age]\nfirst(t)[.age]",
    "t = table({a: [1]})\nm = model(label: .b, wide: [.c])\nm = m with {wide: [.a]}",
    "t = table({a: [1]})\ntensor(t, axes: [.row, .column])",
    "x = 3\nx = table({a: [1]})\nrows(x)",
  ])
  func notSure(_ text: String) throws {
    let found = try problems(text)
    #expect(found == [], Comment(rawValue: found.joined(separator: "\n")))
  }

  /// At the prompt the tables that are there are known, whatever made them.
  @Test func tablesOfEarlierEntries() throws {
    let session = Sessions.make()
    try session.run(
      Source(name: "prompt 1", text: "f = fn() table({age: [39]}, name: \"people\")\nt = f()")
    ) { _ in .goOn }
    let entry = Source(name: "prompt 2", text: "t |> where(.aeg > 3)")
    let problems = session.check(try session.parse(entry)).map { DiagnosticRenderer().line($0) }
    #expect(
      problems == [
        "prompt 2:1:12: error[E0203]: people has no column `.aeg` (similar column: .age)"
      ])
  }

  /// A statement alone, as `#!` has it checked, knows what stands below it.
  @Test func aNameThatComesLater() throws {
    let session = Sessions.make()
    let program = try session.parse(Source(name: "t.wd", text: "print(rate)\nrate = 0.1"))
    let alone = Program(source: program.source, statements: [program.statements[0]])
    #expect(session.check(alone, before: program.statements).map(\.code) == [.usedBeforeSet])
    #expect(session.check(program).map(\.code) == [.usedBeforeSet])
  }

  /// One note for a name, in the entry that hides it first.
  @Test func hidingABuiltinIsNotedOnce() throws {
    let session = Sessions.make()
    var notes: [ErrorCode] = []
    for text in ["sum = 3\nsum = 4", "sum = 5"] {
      try session.run(
        Source(name: "prompt", text: text), note: { notes.append($0.code) }, handle: { _ in .goOn })
    }
    #expect(notes == [.shadowsBuiltin])
  }

  private func problems(_ text: String) throws -> [String] {
    let session = Sessions.make()
    let program = try session.parse(Source(name: "t.wd", text: text))
    return session.check(program).filter { $0.severity == .error }
      .map { String(DiagnosticRenderer().line($0).dropFirst("t.wd:".count)) }
  }
}
