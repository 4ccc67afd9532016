import Testing

/// Operators and other marks of other languages are named.
struct RefusedOperatorsTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    [a:b]
    ---
    error[E0112]: `:` does not cross columns: write `.education & .occupation`    t.wd, line 1
    1 │ [a:b]
      │   ^
      = a record is written {a: 1}; a range is written 0..<3
    ===
    [.a:.b]
    ---
    error[E0112]: `:` follows a label; a cross is written `a & b`, a range `0..<3`
                                                                                  t.wd, line 1
    1 │ [.a:.b]
      │    ^
    ===
    xs[1:3]
    ---
    error[E0112]: a part is written `xs[0..<3]`, where `0..3` includes 3; a cross is `a & b`
                                                                                  t.wd, line 1
    1 │ xs[1:3]
      │     ^
    ===
    x && y
    ---
    error[E0112]: `and` is a word: write `a and b`, not `a && b`                  t.wd, line 1
    1 │ x && y
      │   ^^
    ===
    a += 1
    ---
    error[E0112]: a name is bound anew: write `x = x + y`, not `x += y`           t.wd, line 1
    1 │ a += 1
      │   ^^
    ===
    if x == 3:
      y
    ---
    error[E0112]: a block stands in braces: `{ … }`, without `:`                  t.wd, line 1
    1 │ if x == 3:
      │          ^
    ===
    // hello 'there
    x = 1
    ---
    error[E0112]: a comment starts with `#`; `floor(a / b)` divides and rounds down
                                                                                  t.wd, line 1
    1 │ // hello 'there
      │ ^^
    ===
    a ? b : c
    ---
    error[E0112]: a choice is written `choose(cond, a, b)`, not `cond ? a : b`    t.wd, line 1
    1 │ a ? b : c
      │   ^
    ===
    !x
    ---
    error[E0112]: `not` is a word: write `not x`, not `!x`                        t.wd, line 1
    1 │ !x
      │ ^
    ===
    fn(x) -> x
    ---
    error[E0112]: a function is written `fn(x) x * x`, without `->`               t.wd, line 1
    1 │ fn(x) -> x
      │       ^^
    ===
    50%
    ---
    error[E0112]: `%` is the remainder of a division, not a hundredth             t.wd, line 1
    1 │ 50%
      │ ^^^
      = write 0.5; "{x:.1%}" shows a number in percent
    ===
    """abc"""
    ---
    error[E0112]: one quote opens a string, also one of several lines             t.wd, line 1
    1 │ """abc"""
      │   ^
    ===
    x <- 3
    ---
    error[E0112]: a name is bound by `x = 3`, not by `x <- 3`                     t.wd, line 1
    1 │ x <- 3
      │   ^^
    ===
    `x`
    ---
    error[E0112]: an awkward column name is written `."hours-per-week"`           t.wd, line 1
    1 │ `x`
      │ ^
    ===
    x++
    ---
    error[E0112]: a name is bound anew: write `x = x + 1`, not `x++`              t.wd, line 1
    1 │ x++
      │  ^^
    ===
    x = a ? b : c
    ---
    error[E0112]: a choice is written `choose(cond, a, b)`, not `cond ? a : b`    t.wd, line 1
    1 │ x = a ? b : c
      │       ^
    ===
    a | b
    ---
    error[E0112]: `or` is a word: write `a or b`, not `a | b`                     t.wd, line 1
    1 │ a | b
      │   ^
    ===
    tbl %>% f()
    ---
    error[E0112]: a pipe is written `x |> f(y)`, not `x %>% f(y)`                 t.wd, line 1
    1 │ tbl %>% f()
      │     ^^^
    ===
    y ~ x
    ---
    error[E0112]: a label is a condition: write `label: .income == ">50K"`, without `~`
                                                                                  t.wd, line 1
    1 │ y ~ x
      │   ^
    ===
    a %in% b
    ---
    error[E0112]: `in` is a word: write `a in b`, not `a %in% b`                  t.wd, line 1
    1 │ a %in% b
      │   ^^^^
    ===
    fn f(x):
      x
    ---
    error[E0112]: a function's body stands in braces: `fn f(x) { … }`, without `:`
                                                                                  t.wd, line 1
    1 │ fn f(x):
      │        ^
    ===
    fn f(x) = x
    ---
    error[E0112]: a function's body follows at once: `fn f(x) x * x`, without `=`
                                                                                  t.wd, line 1
    1 │ fn f(x) = x
      │         ^
    ===
    for (x in xs) { }
    ---
    error[E0112]: a repetition is written `for x in xs { … }`, without `( )`      t.wd, line 1
    1 │ for (x in xs) { }
      │     ^
    ===
    for i in range(3):
      i
    ---
    error[E0112]: a block stands in braces: `{ … }`, without `:`                  t.wd, line 1
    1 │ for i in range(3):
      │                  ^
    ===
    f("a": 1)
    ---
    error[E0112]: `:` follows a label; a cross is written `a & b`, a range `0..<3`
                                                                                  t.wd, line 1
    1 │ f("a": 1)
      │      ^
    ===
    x = 50%, 3
    ---
    error[E0112]: `%` is the remainder of a division, not a hundredth             t.wd, line 1
    1 │ x = 50%, 3
      │     ^^^
      = write 0.5; "{x:.1%}" shows a number in percent
    ===
    t[a:b:c]
    ---
    error[E0112]: `:` follows a label; a cross is written `a & b`, a range `0..<3`
                                                                                  t.wd, line 1
    1 │ t[a:b:c]
      │      ^
    ===
    x => x + 1
    ---
    error[E0112]: a function is written `fn(x) x * x`, without `=>`               t.wd, line 1
    1 │ x => x + 1
      │   ^^
    ===
    a <> b
    ---
    error[E0112]: inequality is written `a != b`, not `a <> b`                    t.wd, line 1
    1 │ a <> b
      │   ^^
    ===
    a === b
    ---
    error[E0112]: equality is written `a == b`, not `a === b`                     t.wd, line 1
    1 │ a === b
      │   ^^^
    ===
    a ** 2
    ---
    error[E0112]: a power is written `a ^ b`, not `a ** b`                        t.wd, line 1
    1 │ a ** 2
      │   ^^
    ===
    a::b
    ---
    error[E0112]: a dot reaches inside: write `a.b`, not `a::b`                   t.wd, line 1
    1 │ a::b
      │  ^^
    ===
    a$b
    ---
    error[E0112]: a dot reaches a field: write `a.b`, not `a$b`                   t.wd, line 1
    1 │ a$b
      │  ^
    ===
    x := 3
    ---
    error[E0112]: a name is bound by `x = y`, not by `x := y`                     t.wd, line 1
    1 │ x := 3
      │   ^^
    ===
    a->b
    ---
    error[E0112]: a function is written `fn(x) x * x`, without `->`               t.wd, line 1
    1 │ a->b
      │  ^^
    ===
    a %% b
    ---
    error[E0112]: the remainder is written `a % b`, not `a %% b`                  t.wd, line 1
    1 │ a %% b
      │   ^^
    ===
    /* x */
    ---
    error[E0112]: a comment starts with `#`, on each of its lines                 t.wd, line 1
    1 │ /* x */
      │ ^^
    ===
    y = x // 2
    ---
    error[E0112]: a comment starts with `#`; `floor(a / b)` divides and rounds down
                                                                                  t.wd, line 1
    1 │ y = x // 2
      │       ^^
    ===
    a ? b
    ---
    error[E0112]: a choice is written `choose(cond, a, b)`, not `cond ? a : b`    t.wd, line 1
    1 │ a ? b
      │   ^
    """#
}
