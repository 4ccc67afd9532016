import Testing

/// Statements that are refused.
struct RefusedStatementsTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    if x = 3 { }
    ---
    error[E0106]: `=` binds a name; `==` compares                                 t.wd, line 1
    1 │ if x = 3 { }
      │      ^ inside an expression
      = to compare, write a == b
    ===
    #> 3
    x = [1,
    #> 2
     2]
    ---
    error[E0113]: a line of notebook notation stands between statements           t.wd, line 3
    3 │ #> 2
      │ ^^^^ this `#>` is inside a statement
      = move it below the statement, or write `# ` for a comment
    ===
    f.x = 3
    ---
    error[E0106]: values never change in place: only a name can be bound          t.wd, line 1
    1 │ f.x = 3
      │ ^^^ this is a part of a value
      = write f = f with {x: …}
    ===
    none = 3
    ---
    error[E0106]: a word of the language cannot name a value                      t.wd, line 1
    1 │ none = 3
      │ ^^^^ `none` is one
    ===
    return 3
    ---
    error[E0113]: `return` stands inside a function                               t.wd, line 1
    1 │ return 3
      │ ^^^^^^ no function is around it
    ===
    break
    ---
    error[E0113]: `break` stands inside a `for`                                   t.wd, line 1
    1 │ break
      │ ^^^^^ no `for` is around it
    ===
    a = fn(x)
      x
    ---
    error[E0106]: a function's body starts on the line of its parameters          t.wd, line 1
    1 │ a = fn(x)
      │         ^ the line ends here
      = write fn f(x) { or the whole body on this line
    ===
    x = 1,000
    ---
    error[E0106]: a number is written without commas                              t.wd, line 1
    1 │ x = 1,000
      │      ^
      = write 1_000 or 1000; a list is written [1, 0]
    ===
    a = b = c
    ---
    error[E0106]: `=` binds a name; `==` compares                                 t.wd, line 1
    1 │ a = b = c
      │       ^ inside an expression
      = to compare, write a == b
    ===
    x = 1, 2
    ---
    error[E0106]: a number is written without commas                              t.wd, line 1
    1 │ x = 1, 2
      │      ^
      = write 1_000 or 1000; a list is written [1, 0]
    ===
    fn f(x)
      x
    ---
    error[E0106]: a function's body starts on the line of its parameters          t.wd, line 1
    1 │ fn f(x)
      │       ^ the line ends here
      = write fn f(x) { or the whole body on this line
    ===
    fn f(x)
    ---
    error[E0106]: a function's body starts on the line of its parameters          t.wd, line 1
    1 │ fn f(x)
      │       ^ the line ends here
      = write fn f(x) { or the whole body on this line
    ===
    fn f(x, x) 1
    ---
    error[E0208]: parameters have different names                                 t.wd, line 1
    1 │ fn f(x, x) 1
      │      ^  ^ `x` again
      │      └ first here
    ===
    fn f(1) 1
    ---
    error[E0106]: a parameter is a name, with a default if you like: `fn f(a, b: 1) …`
                                                                                  t.wd, line 1
    1 │ fn f(1) 1
      │      ^ found `1`
    ===
    fn f(a = 1) a
    ---
    error[E0106]: a parameter's default is written `a: 1`                         t.wd, line 1
    1 │ fn f(a = 1) a
      │        ^ found `=`
    ===
    fn f a b
    ---
    error[E0106]: a function's parameters stand in parentheses                    t.wd, line 1
    1 │ fn f a b
      │      ^ found the name `a`
      = write fn(x) x * x
    ===
    x = fn g(a) a
    ---
    error[E0106]: a function inside an expression has no name                     t.wd, line 1
    1 │ x = fn g(a) a
      │        ^
      = write fn(x) x * x, or define fn g(…) on a line of its own
    ===
    if x
    { 1 }
    ---
    error[E0106]: the `{` of `if` stands on the same line                         t.wd, line 2
    2 │ { 1 }
      │ ^ this one starts a line
    ===
    if x { 1 } else
    { 2 }
    ---
    error[E0106]: the `{` of `else` stands on the same line                       t.wd, line 2
    2 │ { 2 }
      │ ^ this one starts a line
    ===
    if x 1
    ---
    error[E0106]: `if` needs its block in braces                                  t.wd, line 1
    1 │ if x 1
      │      ^ found `1`
      = write { … }
    ===
    else { 1 }
    ---
    error[E0106]: `else` belongs to an `if` or an `expect`                        t.wd, line 1
    1 │ else { 1 }
      │ ^^^^ there is none here
    ===
    for x of xs { }
    ---
    error[E0106]: a repetition is written `for x in xs { … }`                     t.wd, line 1
    1 │ for x of xs { }
      │       ^^ found the name `of`
      = `in` is missing
    ===
    for x in xs { a: 1 }
    ---
    error[E0106]: `name: value` stands in brackets; a name is bound by `=`        t.wd, line 1
    1 │ for x in xs { a: 1 }
      │                ^
      = write a = …
    ===
    for x, x in xs { }
    ---
    error[E0208]: names bound together are different                              t.wd, line 1
    1 │ for x, x in xs { }
      │     ^  ^ `x` again
      │     └ first here
    ===
    fn f() { break }
    ---
    error[E0113]: `break` stands inside a `for`                                   t.wd, line 1
    1 │ fn f() { break }
      │          ^^^^^ no `for` is around it
    ===
    for x in xs { fn f() { continue } }
    ---
    error[E0113]: `continue` stands inside a `for`                                t.wd, line 1
    1 │ for x in xs { fn f() { continue } }
      │                        ^^^^^^^^ no `for` is around it
    ===
    fn f() { return 1, 2 }
    ---
    error[E0106]: a function returns one value                                    t.wd, line 1
    1 │ fn f() { return 1, 2 }
      │                  ^ a second one follows
      = return a list: return [a, b]
    ===
    xs[0] = 1
    ---
    error[E0106]: values never change in place: only a name can be bound          t.wd, line 1
    1 │ xs[0] = 1
      │ ^^^^^ this is a part of a value
      = make a new list and bind the name to it
    ===
    .age = 3
    ---
    error[E0106]: a name is bound without a dot                                   t.wd, line 1
    1 │ .age = 3
      │ ^^^^ this is a column
      = write age = …
    ===
    f(x) = 3
    ---
    error[E0106]: `=` binds a name; `==` compares                                 t.wd, line 1
    1 │ f(x) = 3
      │      ^ `f(x)` is no name
      = to compare, write a == b
    ===
    a, b
    ---
    error[E0106]: one value stands on a line; several are bound by `a, b = …`     t.wd, line 1
    1 │ a, b
      │  ^
      = a list is written [a, b]
    ===
    a: 1
    ---
    error[E0106]: `name: value` stands in brackets; a name is bound by `=`        t.wd, line 1
    1 │ a: 1
      │  ^
      = write a = …
    ===
    use fm
    ---
    error[E0106]: a script is brought in by `use "file.wd" as name`               t.wd, line 1
    1 │ use fm
      │     ^^ found the name `fm`
    ===
    use "a{b}.wd"
    ---
    error[E0106]: a script's path is a string without values in it                t.wd, line 1
    1 │ use "a{b}.wd"
      │     ^^^^^^^^^
    ===
    use "a.wd" as 3
    ---
    error[E0106]: a name follows `as`                                             t.wd, line 1
    1 │ use "a.wd" as 3
      │               ^ found `3`
    ===
    expect a = b
    ---
    error[E0106]: `=` binds a name; `==` compares                                 t.wd, line 1
    1 │ expect a = b
      │          ^ inside an expression
      = to compare, write a == b
    ===
    expect a else "x" within 3
    ---
    error[E0106]: `within` stands before `else`                                   t.wd, line 1
    1 │ expect a else "x" within 3
      │                   ^^^^^^
    ===
    x = 1 +
    #> 2
    3
    ---
    error[E0113]: a line of notebook notation stands between statements           t.wd, line 2
    2 │ #> 2
      │ ^^^^ this `#>` is inside a statement
      = move it below the statement, or write `# ` for a comment
    ===
    fn f() {
    #> 3
      1
    }
    ---
    error[E0113]: a line of notebook notation stands between statements           t.wd, line 2
    2 │ #> 3
      │ ^^^^ this `#>` is inside a statement
      = move it below the statement, or write `# ` for a comment
    ===
    x = (1
    #%% cell
    )
    ---
    error[E0113]: a line of notebook notation stands between statements           t.wd, line 2
    2 │ #%% cell
      │ ^^^^^^^^ this `#%%` is inside a statement
      = move it below the statement, or write `# ` for a comment
    ===
    for x in xs { 1 } 2
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ for x in xs { 1 } 2
      │                   ^ found `2`
    ===
    if a { 1 } 2
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ if a { 1 } 2
      │            ^ found `2`
    ===
    return
    ---
    error[E0113]: `return` stands inside a function                               t.wd, line 1
    1 │ return
      │ ^^^^^^ no function is around it
    ===
    f(1,
    #> 3
    2)
    ---
    error[E0113]: a line of notebook notation stands between statements           t.wd, line 2
    2 │ #> 3
      │ ^^^^ this `#>` is inside a statement
      = move it below the statement, or write `# ` for a comment
    """#
}
