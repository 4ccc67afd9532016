import Testing

/// Expressions that are refused.
struct RefusedExpressionsTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    a = 1
    - b
    ---
    error[E0109]: a line may not start with a spaced `-`                          t.wd, line 2
    2 │ - b
      │ ^ minus, or a new negative value?
      = to subtract, end the line above with -
      = for a negative value, let - touch it
    ===
    x = a +
      b
    + c
    # comment

    |> f
      within 3
    ---
    error[E0106]: a value must stand here                                         t.wd, line 7
    7 │   within 3
      │   ^^^^^^ found `within`
    ===
    a == b == c
    ---
    error[E0111]: comparisons chain in one direction: a < b <= c, or a > b >= c   t.wd, line 1
    1 │ a == b == c
      │        ^^ `==` is before it
      = write a == b and b == c
    ===
    a < b > c
    ---
    error[E0111]: comparisons chain in one direction: a < b <= c, or a > b >= c   t.wd, line 1
    1 │ a < b > c
      │       ^ `<` is before it
      = write a < b and b > c
    ===
    x =
    ---
    error[E0106]: a value must follow `=`                                         t.wd, line 1
    1 │ x =
      │    ^ the text ends here
    ===
    x |> f(y) + 1
    ---
    error[E0106]: the right side of `|>` is a name or ends in a call              t.wd, line 1
    1 │ x |> f(y) + 1
      │      ^^^^^^^^ this is neither
      = `+` binds more tightly than `|>`: write (x |> f) + y
    ===
    x |> a.b
    ---
    error[E0106]: the right side of `|>` is a name or ends in a call              t.wd, line 1
    1 │ x |> a.b
      │      ^^^ this is neither
      = write a.b()
    ===
    0..3..5
    ---
    error[E0106]: a range has two ends                                            t.wd, line 1
    1 │ 0..3..5
      │     ^^ a third end
    ===
    1 2
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ 1 2
      │   ^ found `2`
    ===
    @foo
    ---
    error[E0106]: a statement cannot start with `@`                               t.wd, line 1
    1 │ @foo
      │ ^ found `@`
      = there are no decorators
    ===
    from a import b
    x = 1
    y = = 2
    z = )
    ---
    error[E0106]: every `)` closes a `(`                                          t.wd, line 4
    4 │ z = )
      │     ^ nothing is open here
    ===
    not
    ---
    error[E0106]: a value must stand here                                         t.wd, line 1
    1 │ not
      │    ^ the text ends here
    ===
    x = not
    ---
    error[E0106]: a value must stand here                                         t.wd, line 1
    1 │ x = not
      │        ^ the text ends here
    ===
    f(,)
    ---
    error[E0106]: a value must stand here                                         t.wd, line 1
    1 │ f(,)
      │   ^ found `,`
    ===
    a.
    ---
    error[E0106]: a name follows a dot                                            t.wd, line 1
    1 │ a.
      │   ^ the text ends here
      = a column is written .age or ."hours-per-week"
    ===
    . a
    ---
    error[E0106]: a name touches the dot before it                                t.wd, line 1
    1 │ . a
      │ ^ nothing touches this dot
      = a column is written .age or ."hours-per-week"
    ===
    x = y = 3
    ---
    error[E0106]: `=` binds a name; `==` compares                                 t.wd, line 1
    1 │ x = y = 3
      │       ^ inside an expression
      = to compare, write a == b
    ===
    x = if a { 1 } else { 2 }
    ---
    error[E0106]: `if` is a statement, not a value                                t.wd, line 1
    1 │ x = if a { 1 } else { 2 }
      │     ^^
      = a value is chosen by choose(cond, a, b)
    ===
    x = return 3
    ---
    error[E0106]: `return` starts a statement and is not a value                  t.wd, line 1
    1 │ x = return 3
      │     ^^^^^^ found `return`
    ===
    [1, 2
     - 3]
    ---
    error[E0109]: a line may not start with a spaced `-`                          t.wd, line 2
    2 │  - 3]
      │  ^ minus, or a new negative value?
      = to subtract, end the line above with -
      = for a negative value, let - touch it
    ===
    2(x + 1)
    ---
    error[E0305]: a number cannot be called                                       t.wd, line 1
    1 │ 2(x + 1)
      │ ^
      = to multiply, write 2 * (…)
    ===
    ."a{b}"
    ---
    error[E0106]: a column's name is a string without values in it                t.wd, line 1
    1 │ ."a{b}"
      │  ^^^^^^
      = col(name) is a column whose name is computed
    ===
    x.(y)
    ---
    error[E0106]: a name follows a dot                                            t.wd, line 1
    1 │ x.(y)
      │   ^ found `(`
      = a column is written .age or ."hours-per-week"
    ===
    x = +1
    ---
    error[E0106]: `+` stands between two values                                   t.wd, line 1
    1 │ x = +1
      │     ^ no value is before it
      = a positive number has no sign
    ===
    |> f
    ---
    error[E0106]: `|>` goes on from a value                                       t.wd, line 1
    1 │ |> f
      │ ^^ no value is before it
    ===
    ..3
    ---
    error[E0106]: a range has two ends: 0..9, or 0..<10                           t.wd, line 1
    1 │ ..3
      │ ^^ no end before it
    ===
    x = 3..
    ---
    error[E0106]: a value must follow `..`                                        t.wd, line 1
    1 │ x = 3..
      │        ^ the text ends here
    ===
    a <= b >= c
    ---
    error[E0111]: comparisons chain in one direction: a < b <= c, or a > b >= c   t.wd, line 1
    1 │ a <= b >= c
      │        ^^ `<=` is before it
      = write a <= b and b >= c
    ===
    a in b in c
    ---
    error[E0111]: comparisons chain in one direction: a < b <= c, or a > b >= c   t.wd, line 1
    1 │ a in b in c
      │        ^^ `in` is before it
      = write a in b and b in c
    ===
    x = 3 'a'
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ x = 3 'a'
      │       ^ found a string
    ===
    x = a b c
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ x = a b c
      │       ^ found the name `b`
    ===
    x = true false
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ x = true false
      │          ^^^^^ found `false`
    ===
    a =

    ---
    error[E0106]: a value must follow `=`                                         t.wd, line 1
    1 │ a =
      │    ^ the text ends here
    ===
    "a" "b"
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ "a" "b"
      │     ^ found a string
    ===
    val.x y
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ val.x y
      │       ^ found the name `y`
    ===
    xs = c(1, 2) 3
    ---
    error[E0106]: a statement ends with its line, or with `;`                     t.wd, line 1
    1 │ xs = c(1, 2) 3
      │              ^ found `3`
    ===
    x |> 3
    ---
    error[E0106]: the right side of `|>` is a name or ends in a call              t.wd, line 1
    1 │ x |> 3
      │      ^ this is neither
      = write x |> f(y) for f(x, y)
    ===
    x with
    ---
    error[E0106]: a value must follow `with`                                      t.wd, line 1
    1 │ x with
      │       ^ the text ends here
    ===
    f(-)
    ---
    error[E0106]: a value must follow `-`                                         t.wd, line 1
    1 │ f(-)
      │    ^ found `)`
    ===
    .a.
    ---
    error[E0106]: a name follows a dot                                            t.wd, line 1
    1 │ .a.
      │    ^ the text ends here
      = a column is written .age or ."hours-per-week"
    """#
}
