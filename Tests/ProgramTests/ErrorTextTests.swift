import Language
import Notebooks
import Testing

/// Errors at the run of a program as a reader sees them, to the letter: the operands that do not
/// fit, where they were made, and the calls that led there.
@Suite struct ErrorTextTests {
  @Test func matrixProductInAFunction() throws {
    try expect(
      """
      fn forward(p, x) {
        h = relu(x.dense @ p.W1)
        x.wide @ p.w + h @ p.W2 + p.b
      }
      fn loss(p, x, y) { mean(bce(forward(p, x), y)) }

      #%% loop
      p = {w: zeros(cross: 3, out: 1), b: 0
           W1: randn(input: 3, hidden: 50)
           W2: randn(hidden: 64, out: 1)}
      x = {wide: ones(row: 8, cross: 3), dense: ones(row: 8, input: 3)}
      grad(loss)(p, x, ones(row: 8, out: 1))
      """,
      gives: """
        error[E0412]: the inner axes of `@` must agree              joint.wd › loop › loss › forward, line 3
        3 │   x.wide @ p.w + h @ p.W2 + p.b
          │                  ^   ^^^^ p.W2 is [hidden 64, out 1], made by randn(hidden: 64, out: 1), line 10
          │                  └ h is [row 8, hidden 50], made by relu(x.dense @ p.W1), line 2
          = axis `hidden` is 50 on the left and 64 on the right
          = called on line 5 (loss), line 12
        """)
  }

  @Test func parametersAfterAnUpdate() throws {
    try expect(
      """
      p = {w: zeros(3)}
      opt = adagrad(lr: 0.05)
      s = init(opt, p)
      p, s = update(opt, p, {w: ones(3)}, s)
      p.w + ones(4)
      """,
      gives: """
        error[E0412]: the axes of `+` must agree: `3` against `4`                           joint.wd, line 5
        5 │ p.w + ones(4)
          │ ^^^   ^^^^^^^ this is [4]
          │ └ p.w is [3], made by update(opt, p, {w: ones(3)}, s), line 4
        """)
  }

  @Test func fieldsOfRecords() throws {
    try expect(
      """
      p = {deep: {W: ones(2, 3)}}
      g = {deep: {W: ones(2, 4)}}
      p - 0.5 * g
      """,
      gives: """
        error[E0412]: the axes of `-` must agree: `3` against `4`                           joint.wd, line 3
        3 │ p - 0.5 * g
          │ ^   ^^^^^^^ this is [2, 4]
          │ └ p.deep.W is [2, 3], made by ones(2, 3), line 1
        """)
  }

  @Test func partsOfAList() throws {
    try expect(
      """
      a = zeros(row: 2, input: 3)
      b = a[0..1] * 2
      concat([b, ones(row: 2, input: 4)], axis: .row)
      """,
      gives: """
        error[E0412]: `concat` joins tensors that agree in the other axes: number 2 is [row 2, input 4], the first [row 2, input 3]
                                                                                            joint.wd, line 3
        3 │ concat([b, ones(row: 2, input: 4)], axis: .row)
          │         ^  ^^^^^^^^^^^^^^^^^^^^^^ this is [row 2, input 4]
          │         └ b is [row 2, input 3], made on line 2
        """)
  }

  @Test func anAxisThatIsNotThere() throws {
    try expect(
      "x = ones(row: 2, input: 3)\nsum(x, .inptu)",
      gives: """
        error[E0412]: the tensor [row 2, input 3] has no axis `inptu`                       joint.wd, line 2
        2 │ sum(x, .inptu)
          │     ^  ^^^^^^
          │     └ x is [row 2, input 3], made by ones(row: 2, input: 3), line 1
          = similar axis: .input
          = axes: `row`, `input`
        """)
  }

  @Test func aColumnThatIsNotThere() throws {
    try expect(
      """
      fn adults(t) t |> where(.aeg >= 18)
      t = table({age: [39, 50]}, name: "people")
      adults(t)
      """,
      gives: """
        error[E0203]: people has no column `.aeg`                                  joint.wd › adults, line 1
        1 │ fn adults(t) t |> where(.aeg >= 18)
          │              ^          ^^^^
          │              └ t is a table, made by table({age: [39, 50]}, name: "people"), line 2
          = similar column: .age
          = called on line 3
        """)
  }

  @Test func aVerbBehindADot() throws {
    try expect(
      "t = table({age: [39, 50]})\nt.head(3)",
      gives: """
        error[E0204]: a table has no fields                                                 joint.wd, line 2
        2 │ t.head(3)
          │   ^^^^
          = a verb takes the value in brackets: head(t)
        """)
  }

  @Test func aColumnInQuotes() throws {
    try expect(
      "t = table({age: [39, 50]})\nt[\"age\"]",
      gives: """
        error[E0301]: a table is indexed by a column expression or a range of rows, found the string "age"
                                                                                            joint.wd, line 2
        2 │ t["age"]
          │ ^^^^^^^^
          = a column: t[.age]
        """)
  }

  @Test func kindsWithoutARule() throws {
    try expect(
      "\"age \" + 39",
      gives: """
        error[E0301]: `+` has no rule for a string and a number                             joint.wd, line 1
        1 │ "age " + 39
          │ ^^^^^^   ^^ this is the number 39
          │ └ this is the string "age "
        """)
  }

  @Test func recursionIsCounted() throws {
    try expect(
      """
      fn down(n) {
        if n == 0 { return ones(2) + ones(3) }
        down(n - 1)
      }
      down(900)
      """,
      gives: """
        error[E0412]: the axes of `+` must agree: `2` against `3`                    joint.wd › down, line 2
        2 │   if n == 0 { return ones(2) + ones(3) }
          │                      ^^^^^^^   ^^^^^^^ this is [3]
          │                      └ this is [2]
          = called on line 3 (down) × 900, line 5
        """)
  }

  @Test func valuesOfAnotherEntry() throws {
    let session = Sessions.make()
    var shown = ""
    for (number, text) in ["w = ones(3)", "f = fn(x) x + w", "f(ones(4))"].enumerated() {
      let source = Source(name: "prompt \(number + 1)", text: text)
      try session.run(source) { outcome in
        shown += outcome.diagnostic.map { DiagnosticRenderer().text($0) } ?? ""
        return .goOn
      }
    }
    #expect(
      shown == """
        error[E0412]: the axes of `+` must agree: `4` against `3`                           prompt 2, line 1
        1 │ f = fn(x) x + w
          │           ^   ^ w is [3], made by ones(3), prompt 1, line 1
          │           └ x is [4], made by ones(4), prompt 3, line 1
          = called on line 1 of prompt 3
        """)
  }

  private func expect(_ program: String, gives text: String) throws {
    let result = Notebook.test(Source(name: "joint.wd", text: program), in: Sessions.make())
    let shown = result.differences.compactMap(\.diagnostic).map { DiagnosticRenderer().text($0) }
    #expect(shown == [text], Comment(rawValue: "\n" + shown.joined(separator: "\n") + "\n"))
  }
}
