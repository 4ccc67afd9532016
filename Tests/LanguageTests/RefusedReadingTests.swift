import Testing

/// Characters, numbers and strings that are refused.
struct RefusedReadingTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    .5
    ---
    error[E0104]: a number starts with a digit                                    t.wd, line 1
    1 │ .5
      │ ^^ starts with a point
      = write 0.5; a column whose name starts with a digit is ."5"
    ===
    1.
    ---
    error[E0104]: a number has digits after its point, and one point at most      t.wd, line 1
    1 │ 1.
      │ ^^ no digits after the point
      = write 1 or 1.0
    ===
    0xff
    ---
    error[E0104]: a number may not touch a word                                   t.wd, line 1
    1 │ 0xff
      │ ^^^^ `xff` touches it
      = numbers are written in tens: 255, not 0xff
    ===
    60s
    ---
    error[E0104]: a number may not touch a word                                   t.wd, line 1
    1 │ 60s
      │ ^^^ `s` touches it
      = to multiply, write 60 * s
    ===
    "loss {l"
    ---
    error[E0103]: a string ends with the quote it starts with                     t.wd, line 1
    1 │ "loss {l"
      │ ^ this one does not end
      = `{` in a string starts a value: write \{ for a brace
    ===
    "\q"
    ---
    error[E0105]: after `\` stands one of n t " \ { } u                           t.wd, line 1
    1 │ "\q"
      │  ^^ no such escape
      = write \\ for a backslash, or the whole text as '…', which has no escapes
    ===
    x = "abc
    ---
    error[E0103]: a string ends with the quote it starts with                     t.wd, line 1
    1 │ x = "abc
      │     ^ this one does not end
    ===
    f(1, [2
    ---
    error[E0103]: every `[` needs its `]`                                         t.wd, line 1
    1 │ f(1, [2
      │      ^ opened here, and not closed before the end of the text
    ===
    x = "a“
    ---
    error[E0103]: a string ends with the quote it starts with                     t.wd, line 1
    1 │ x = "a“
      │     ^ this one does not end
    ===
    x = 3 “
    ---
    error[E0102]: this character means nothing here                               t.wd, line 1
    1 │ x = 3 “
      │       ^ this is `“` (\u{201C})
      = strings stand in straight quotes: "text"
    ===
    a.5
    ---
    error[E0104]: a number starts with a digit                                    t.wd, line 1
    1 │ a.5
      │  ^^ starts with a point
      = write 0.5; a column whose name starts with a digit is ."5"
    ===
    1.2.3
    ---
    error[E0104]: a number has digits after its point, and one point at most      t.wd, line 1
    1 │ 1.2.3
      │ ^^^^^ a second point
    ===
    1__0
    ---
    error[E0104]: a number may not touch a word                                   t.wd, line 1
    1 │ 1__0
      │ ^^^^ `__0` touches it
      = underscores stand between digits: 1_000
    ===
    1_
    ---
    error[E0104]: a number may not touch a word                                   t.wd, line 1
    1 │ 1_
      │ ^^ `_` touches it
      = underscores stand between digits: 1_000
    ===
    1e999
    ---
    error[E0104]: a number may be as large as 1.797e308                           t.wd, line 1
    1 │ 1e999
      │ ^^^^^ this one is larger
      = write `inf` for infinity
    ===
    1e-999
    ---
    error[E0104]: a number other than 0 may be as small as 4.941e-324             t.wd, line 1
    1 │ 1e-999
      │ ^^^^^^ this one is smaller
    ===
    "{x:.4q}"
    ---
    error[E0105]: a format is .4 or .1% or , or .2, or e or .3e or g (20 decimals at most)
                                                                                  t.wd, line 1
    1 │ "{x:.4q}"
      │    ^^^^
      = found `.4q`
    ===
    "{x:.4
    "
    ---
    error[E0105]: a value in a string ends with `}`                               t.wd, line 1
    1 │ "{x:.4
      │    ^^^ this format has no end
      = a brace as such is \{
    ===
    "\u{110000}"
    ---
    error[E0105]: `\u` is followed by a character's number in braces: \u{E9}      t.wd, line 1
    1 │ "\u{110000}"
      │  ^^^^^^^^^^ no character has this number
    ===
    "\u12"
    ---
    error[E0105]: `\u` is followed by a character's number in braces: \u{E9}      t.wd, line 1
    1 │ "\u12"
      │  ^^
    ===
    x = ²
    ---
    error[E0102]: this character means nothing here                               t.wd, line 1
    1 │ x = ²
      │     ^ this is `²` (\u{B2})
    ===
    x = a – b
    ---
    error[E0102]: this character means nothing here                               t.wd, line 1
    1 │ x = a – b
      │       ^ this is `–` (\u{2013})
      = the minus sign is `-`
    ===
    x = “text”
    ---
    error[E0102]: this character means nothing here                               t.wd, line 1
    1 │ x = “text”
      │     ^ this is `“` (\u{201C})
      = strings stand in straight quotes: "text"
    error[E0102]: this character means nothing here                               t.wd, line 1
    1 │ x = “text”
      │          ^ this is `”` (\u{201D})
      = strings stand in straight quotes: "text"
    ===
    x = 'don
    ---
    error[E0103]: a string ends with the quote it starts with                     t.wd, line 1
    1 │ x = 'don
      │     ^ this one does not end
    """#
}
