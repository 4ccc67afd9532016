import Language
import Testing

/// Texts before and after formatting; in each pair `·` stands for a blank at a line's end.
@Suite struct FormatterTests {
  static let cases = Golden.cases(
    #"""
    x=1+2*3-4/5%6
    y  =  - x ^ 2
    z = a-b
    ---
    x = 1 + 2 * 3 - 4 / 5 % 6
    y = -x ^ 2
    z = a - b
    ===
    f( a,b ,c :1 )
    f(a)(b)[0] [1]
    ---
    E0106
    ===
    f( a,b ,c :1 )
    f(a)( b )[ 0 ].c
    ---
    f(a, b, c: 1)
    f(a)(b)[0].c
    ===
    [1,2 , 3,]
    { a :1,"b c":2 , (k) : 3 }
    {}
    []
    ---
    [1, 2, 3,]
    {a: 1, "b c": 2, (k): 3}
    {}
    []
    ===
    xs[0 .. 3] ; xs[0 ..< n-1];
    0..-1
    1.. .age
    x = - -x
    ---
    xs[0..3]; xs[0..<n - 1];
    0..-1
    1.. .age
    x = - -x
    ===
    fn   f (x,by:1){x+by}
    fn g(x)-x
    map(xs,fn (x)(x+1))
    map(xs, fn(x){a:x})
    ---
    fn f(x, by: 1) { x + by }
    fn g(x) -x
    map(xs, fn(x) (x + 1))
    map(xs, fn(x) {a: x})
    ===
    if not(a in[1,2]){ b }else if(c){d}else{e}
    for a,b in zip(x,y){print(a);print(b)}
    ---
    if not (a in [1, 2]) { b } else if (c) { d } else { e }
    for a, b in zip(x, y) { print(a); print(b) }
    ===
    tr|>where(.age>30)|>head(3)
    m   with{deep:[]}
    .education&.occupation
    r.a."b c".in
    ."b c"==.x
    ---
    tr |> where(.age > 30) |> head(3)
    m with {deep: []}
    .education & .occupation
    r.a."b c".in
    ."b c" == .x
    ===
    "a  {x+1:.4}  b"+'c {'
    "two
      lines"+x
    ---
    "a  {x+1:.4}  b" + 'c {'
    "two
      lines" + x
    ===
    fn f(x) {
    if x {
          return 1
      }
      else {
    2
    }
        }
    ---
    fn f(x) {
      if x {
        return 1
      }
      else {
        2
      }
    }
    ===
    x = tr
        |> where(
    .age > 30
    )
     |> map(fn(x) {
    y = x
    y
    })
    ---
    x = tr
      |> where(
        .age > 30
      )
      |> map(fn(x) {
        y = x
        y
      })
    ===
    expect a ==
    b
    within 1e-6
    else "why"
    (1
        + 2)
    {a:
    1}
    ---
    expect a ==
      b
      within 1e-6
      else "why"
    (1
      + 2)
    {a:
      1}
    ===
    a,
    b = f(
       1
       -2
     x: 3)
    ---
    a,
      b = f(
        1
        -2
        x: 3)
    ===
    m = model(
    label:    .a
    wide:     [.b
               .c & .d]
    # why
    deep:     []
    in: 3
    hidden: [
    1, 2]
    )
    ---
    m = model(
      label: .a
      wide: [.b
             .c & .d]
      # why
      deep: []
      in: 3
      hidden: [
        1, 2]
    )
    ===
    runs = {
       wide:       f(a)
       deep:       g(b,
                     c)
       wide_deep:  h(c)

       x: 1
       yy: 2
    }
    ---
    runs = {
      wide:      f(a)
      deep:      g(b,
                   c)
      wide_deep: h(c)

      x: 1
      yy: 2
    }
    ===
    #: title: x



    ## Heading
    #  prose   kept··
    #%%  cell   {timed}
    x   =  1   # one··
    yy =  2  # two
    z = 3      # three

    x
    #>  1··
      # apart
    f(   # what
    # first

    1


    2

    # last

    )


    ---
    #: title: x

    ## Heading
    #  prose   kept··
    #%%  cell   {timed}
    x = 1  # one
    yy = 2  # two
    z = 3  # three

    x
    #>  1··
      # apart
    f(  # what
      # first

      1

      2

      # last
    )
    ===
    shrink  = 1     # one
    z = 3           # three
    ---
    shrink = 1  # one
    z = 3       # three
    ===
    #!/usr/bin/env wd


    x
    # below

    + 1
    ---
    #!/usr/bin/env wd

    x
      # below

      + 1
    """#)

  @Test(arguments: cases) func formats(_ example: Golden.Case) throws {
    let text = example.text.blanksShown
    guard example.expected != "E0106" else {
      #expect(throws: Diagnostics.self) { try formatted(text) }
      return
    }
    let result = try formatted(text)
    #expect(result == example.expected.blanksShown + "\n")
    #expect(try formatted(result) == result)
    #expect(Dump.of(result) == Dump.of(text))
  }

  /// Space spread over a text changes neither its tree nor that formatting comes to an end.
  @Test(arguments: cases) func bearsOtherSpace(_ example: Golden.Case) throws {
    let text = example.expected.blanksShown
    let wide = text.replacing("(", with: "(  ").replacing(",", with: "  ,\t")
    guard example.expected != "E0106", Dump.of(wide) == Dump.of(text) else { return }
    let result = try formatted(wide)
    #expect(Dump.of(result) == Dump.of(text))
    #expect(try formatted(result) == result)
    for line in result.split(separator: "\n") where !line.hasPrefix("#") {
      #expect(line.last != " ")
    }
  }

  @Test func keepsWhatItIsTold() throws {
    let source = Source(name: "t.wd", text: "a=1\nx  * * 2 \n#! E0106\nb=2")
    #expect(
      try Formatter.formatted(source, keeping: [2..<3]) == "a = 1\nx  * * 2 \n#! E0106\nb = 2\n")
  }

  @Test(arguments: [
    ("", ""), ("\n\n", ""), ("x", "x\n"), ("\u{FEFF}x=1", "\u{FEFF}x = 1\n"),
    ("x=1\r\n\r\n\r\ny=2\r\n", "x = 1\r\n\r\ny = 2\r\n"), ("# é  \r\n", "# é  \r\n"),
    ("\u{FEFF}# a", "\u{FEFF}# a\n"), ("é=[1\n   2]", "é = [1\n     2]\n"),
    ("\tx\u{0B}=\u{0C}1 \t", "x = 1\n"), ("x # \"{y # z", "x  # \"{y # z\n"),
  ])
  func writesLineEnds(text: String, result: String) throws {
    #expect(try formatted(text) == result)
    #expect(try formatted(result) == result)
  }
}

private func formatted(_ text: String) throws -> String {
  try Formatter.formatted(Source(name: "t.wd", text: text))
}

extension String {
  fileprivate func replacing(_ character: Character, with text: String) -> String {
    split(separator: character, omittingEmptySubsequences: false).joined(separator: text)
  }

  fileprivate var blanksShown: String { String(map { $0 == "·" ? " " : $0 }) }
}
