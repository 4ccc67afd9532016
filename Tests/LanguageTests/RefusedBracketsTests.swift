import Testing

/// Lists, records, calls and groups that are refused.
struct RefusedBracketsTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    f(a -b)
    ---
    error[E0109]: `-` has space on both sides or on neither                       t.wd, line 1
    1 │ f(a -b)
      │     ^ minus, or a new negative value?
      = to subtract, write a - b
      = for two elements, write a, -b
    ===
    (a
     - b)
    ---
    error[E0109]: inside `( )` a line may not start with `-`                      t.wd, line 2
    2 │  - b)
      │  ^
      = end the line above with -, or put a comma before an element
    ===
    a & b + c
    ---
    error[E0110]: beside `&`, `+` needs parentheses                               t.wd, line 1
    1 │ a & b + c
      │   ^   ^
      │   └ the `&`
      = write (a + b) & c, or a + (b & c)
    ===
    .a & .b == 3
    ---
    error[E0110]: beside `&`, `==` needs parentheses                              t.wd, line 1
    1 │ .a & .b == 3
      │    ^    ^^
      │    └ the `&`
      = write (a == b) & c, or a == (b & c)
    ===
    f(a = 3)
    ---
    error[E0106]: in brackets a name has a colon after it                         t.wd, line 1
    1 │ f(a = 3)
      │     ^ `=` binds a name in a statement
      = write a: value
      = to compare, write ==
    ===
    f (x)
    ---
    error[E0106]: `(` touches what it belongs to                                  t.wd, line 1
    1 │ f (x)
      │   ^ there is space before it
      = a call is written f(x); elements have a comma between them
    ===
    "loss {}"
    ---
    error[E0106]: braces in a string hold a value                                 t.wd, line 1
    1 │ "loss {}"
      │       ^^ nothing is in these
      = a brace as such is written \{
    ===
    f(1]
    ---
    error[E0106]: brackets close in the opposite order of opening                 t.wd, line 1
    1 │ f(1]
      │  ^ ^ this closes `[`, but `(` is open
      │  └ opened here
    ===
    {a, b}
    ---
    error[E0106]: a brace here opens a record, whose items are `name: value`      t.wd, line 1
    1 │ {a, b}
      │ ^ its first item has no name
      = a list is written [a, b]
      = a block stands after fn(…), if, else and for … in …
    ===
    a .b
    ---
    error[E0106]: a field's dot touches the value before it                       t.wd, line 1
    1 │ a .b
      │   ^ with space before it, this is a column
      = a field is written a.b; elements have a comma between them
    ===
    f(a,,b)
    ---
    error[E0106]: one comma separates two elements                                t.wd, line 1
    1 │ f(a,,b)
      │     ^ a second comma
    ===
    ()
    ---
    error[E0106]: a value stands in parentheses                                   t.wd, line 1
    1 │ ()
      │ ^^ nothing is in these
      = an empty list is [], nothing is `none`
    ===
    (a, b)
    ---
    error[E0106]: parentheses hold one value                                      t.wd, line 1
    1 │ (a, b)
      │   ^ a second one follows
      = a list is written [a, b]
    ===
    a[]
    ---
    error[E0106]: an index stands in the brackets                                 t.wd, line 1
    1 │ a[]
      │  ^^ nothing is in these
      = write xs[0], xs[1..3] or t[.age]
    ===
    f(a: 1, a: 2)
    ---
    error[E0208]: a label is given once                                           t.wd, line 1
    1 │ f(a: 1, a: 2)
      │   ^     ^ `a` again
      │   └ first here
    ===
    {a: 1, a: 2}
    ---
    error[E0208]: a record has each name once                                     t.wd, line 1
    1 │ {a: 1, a: 2}
      │  ^     ^ `a` again
      │  └ first here
    ===
    {a = 1}
    ---
    error[E0106]: a record's items are written `name: value`                      t.wd, line 1
    1 │ {a = 1}
      │    ^ found `=`
      = write {a: …}
    ===
    {a: 1, b}
    ---
    error[E0106]: a record's items are written `name: value`                      t.wd, line 1
    1 │ {a: 1, b}
      │         ^ found `}`
      = write {a: a} to take the value of `a`
    ===
    {"{x}": 1}
    ---
    error[E0106]: a record's name is a string without values in it                t.wd, line 1
    1 │ {"{x}": 1}
      │  ^^^^^
      = a computed name stands in parentheses: {(name): value}
    ===
    {1: 2}
    ---
    error[E0106]: a brace here opens a record, whose items are `name: value`      t.wd, line 1
    1 │ {1: 2}
      │ ^ its first item has no name
      = a list is written [a, b]
      = a block stands after fn(…), if, else and for … in …
    ===
    f(a 1)
    ---
    error[E0106]: arguments are separated by commas or line ends                  t.wd, line 1
    1 │ f(a 1)
      │     ^ found `1`
      = put a comma or a line end between two elements
    ===
    [1 2]
    ---
    error[E0106]: elements are separated by commas or line ends                   t.wd, line 1
    1 │ [1 2]
      │    ^ found `2`
      = put a comma or a line end between two elements
    ===
    not a == not b
    ---
    error[E0106]: `not` binds more loosely than the operator before it            t.wd, line 1
    1 │ not a == not b
      │          ^^^
      = put it in parentheses: (not x)
    ===
    "{x y}"
    ---
    error[E0106]: braces in a string hold one value and then close                t.wd, line 1
    1 │ "{x y}"
      │     ^ found the name `y`
      = a brace as such is \{
    ===
    .a & -.b + 1
    ---
    error[E0110]: beside `&`, `+` needs parentheses                               t.wd, line 1
    1 │ .a & -.b + 1
      │    ^     ^
      │    └ the `&`
      = write (a + b) & c, or a + (b & c)
    ===
    "x" in .a & .b
    ---
    error[E0110]: beside `&`, `in` needs parentheses                              t.wd, line 1
    1 │ "x" in .a & .b
      │     ^^    ^ the `&`
      = write (a in b) & c, or a in (b & c)
    ===
    x = y -1
    ---
    error[E0109]: `-` has space on both sides or on neither                       t.wd, line 1
    1 │ x = y -1
      │       ^ minus, or a new negative value?
      = to subtract, write a - b
      = for two elements, write a, -b
    ===
    f(x
     == 3, (a
     b))
    ---
    error[E0106]: parentheses hold one value and then close                       t.wd, line 3
    3 │  b))
      │  ^ found the name `b`
    ===
    print(x y)
    ---
    error[E0106]: arguments are separated by commas or line ends                  t.wd, line 1
    1 │ print(x y)
      │         ^ found the name `y`
      = put a comma or a line end between two elements
    ===
    f(x, y = 2)
    ---
    error[E0106]: in brackets a name has a colon after it                         t.wd, line 1
    1 │ f(x, y = 2)
      │        ^ `=` binds a name in a statement
      = write y: value
      = to compare, write ==
    ===
    (a b)
    ---
    error[E0106]: parentheses hold one value and then close                       t.wd, line 1
    1 │ (a b)
      │    ^ found the name `b`
    ===
    {"a b" = 3}
    ---
    error[E0106]: a brace here opens a record, whose items are `name: value`      t.wd, line 1
    1 │ {"a b" = 3}
      │ ^ its first item has no name
      = a list is written [a, b]
      = a block stands after fn(…), if, else and for … in …
    """#
}
