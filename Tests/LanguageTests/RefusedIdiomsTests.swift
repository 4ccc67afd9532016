import Testing

/// Forms of other languages are named, with what is written here.
struct RefusedIdiomsTests {
  @Test(arguments: Golden.cases(golden))
  func refused(_ example: Golden.Case) {
    #expect(Golden.output(of: example.text) == example.expected)
  }

  private static let golden = #"""
    def f(x):
      return x
    ---
    error[E0112]: a function is written `fn name(a, b) { … }`, not with `def`     t.wd, line 1
    1 │ def f(x):
      │ ^^^
    ===
    let x = 3
    ---
    error[E0112]: a name is bound by `x = 1`, without `let`                       t.wd, line 1
    1 │ let x = 3
      │ ^^^
    ===
    import numpy as np
    ---
    error[E0112]: another script is brought in by `use "file.wd" as name`; commands are there already
                                                                                  t.wd, line 1
    1 │ import numpy as np
      │ ^^^^^^
    ===
    while x < 3 { }
    ---
    error[E0112]: there is no `while`: write `for i in 0..<1000 { … }` and leave it by `break`
                                                                                  t.wd, line 1
    1 │ while x < 3 { }
      │ ^^^^^
    ===
    while (x < 3) { }
    ---
    error[E0112]: there is no `while`: write `for i in 0..<1000 { … }` and leave it by `break`
                                                                                  t.wd, line 1
    1 │ while (x < 3) { }
      │ ^^^^^
    ===
    a = None
    ---
    error[E0112]: `none` is how this value is written, not `None`                 t.wd, line 1
    1 │ a = None
      │     ^^^^
    ===
    lambda x: x
    ---
    error[E0112]: a function is written `fn(x) x * x`, not with `lambda`          t.wd, line 1
    1 │ lambda x: x
      │ ^^^^^^
    ===
    map(xs, lambda x: x + 1)
    ---
    error[E0112]: a function is written `fn(x) x * x`, not with `lambda`          t.wd, line 1
    1 │ map(xs, lambda x: x + 1)
      │         ^^^^^^
    ===
    x if y else z
    ---
    error[E0112]: a choice is written `choose(cond, a, b)`, not `a if cond else b`
                                                                                  t.wd, line 1
    1 │ x if y else z
      │   ^^
    ===
    [x for x in xs]
    ---
    error[E0112]: a list from a list is written `map(xs, fn(x) x * x)`            t.wd, line 1
    1 │ [x for x in xs]
      │    ^^^
    ===
    a not in b
    ---
    error[E0112]: "not in" is written `not (a in b)`                              t.wd, line 1
    1 │ a not in b
      │   ^^^^^^
    ===
    f"abc {x}"
    ---
    error[E0112]: a string has no letter before it: "{x}" puts a value in, '…' is raw
                                                                                  t.wd, line 1
    1 │ f"abc {x}"
      │ ^
    ===
    print "hello"
    ---
    error[E0112]: a call has brackets: write `print(x)`                           t.wd, line 1
    1 │ print "hello"
      │ ^^^^^
    ===
    x is None
    ---
    error[E0112]: equality is written `a == b`, not `a is b`                      t.wd, line 1
    1 │ x is None
      │   ^^
    ===
    elif x { 1 }
    ---
    error[E0112]: a further condition is written `else if … { … }`                t.wd, line 1
    1 │ elif x { 1 }
      │ ^^^^
    ===
    if a { 1 } elif b { 2 }
    ---
    error[E0112]: a further condition is written `else if … { … }`                t.wd, line 1
    1 │ if a { 1 } elif b { 2 }
      │            ^^^^
    ===
    try { 1 }
    ---
    error[E0112]: there are no exceptions: an error ends the statement            t.wd, line 1
    1 │ try { 1 }
      │ ^^^
    ===
    function(x) x
    ---
    error[E0112]: a function is written `fn name(a, b) { … }`, not with `function`
                                                                                  t.wd, line 1
    1 │ function(x) x
      │ ^^^^^^^^
    ===
    x = lambda x: x
    ---
    error[E0112]: a function is written `fn(x) x * x`, not with `lambda`          t.wd, line 1
    1 │ x = lambda x: x
      │     ^^^^^^
    ===
    from a import *
    ---
    error[E0112]: another script is brought in by `use "file.wd" as name`; commands are there already
                                                                                  t.wd, line 1
    1 │ from a import *
      │ ^^^^
    ===
    class A { }
    ---
    error[E0112]: there are no classes: a record `{a: 1}` holds values, and functions work on it
                                                                                  t.wd, line 1
    1 │ class A { }
      │ ^^^^^
    """#
}
