/// Errors of texts that do not parse.
extension Explanation {
  static let unreadable = Explanation(
    "a text must be UTF-8",
    """
    A script is text in UTF-8 and holds no zero bytes. A file in another encoding, or one that is \
    no text at all, has bytes that are no character here. Save it as UTF-8.
    """,
    example: #"name = "café""#, corrected: #"name = "café""#,
    condition: "Both forms look alike: the first is saved as Latin-1, the second as UTF-8.")

  static let unexpectedCharacter = Explanation(
    "this character means nothing here",
    """
    Outside strings and comments stand names, numbers, brackets and the operators of the \
    language. A character that cannot be seen is refused too, since it would make two names look \
    the same. Typographic quotes and dashes often come from text that was copied.
    """,
    example: "price = 3 § 4", corrected: "price = 3 * 4")

  static let unterminated = Explanation(
    "what is opened must be closed",
    """
    A string ends with the quote it starts with, and every bracket needs its partner. At the \
    prompt an open bracket asks for another line instead. In a string, `{` starts a value: a \
    brace as such is written `\\{`.
    """,
    example: #"print("loss {1 + 2}"#, corrected: #"print("loss {1 + 2}")"#)

  static let badNumber = Explanation(
    "a number is digits, with one point at most",
    """
    A number starts with a digit, has digits after its point and touches no word. Underscores may \
    stand between digits, and an exponent follows `e`. Numbers are 64-bit floats, so 1.797e308 is \
    the largest.
    """,
    example: "rate = .5", corrected: "rate = 0.5")

  static let badEscape = Explanation(
    "a string knows few escapes and formats",
    """
    After `\\` in a string stands one of n, t, ", \\, { and }, or u with a character's number. \
    After the colon in `{x:.4}` stands a format of numbers, such as .4, .1%, e or a comma. A raw \
    string '…' has neither.
    """,
    example: #"print("C:\data")"#, corrected: "print('C:\\data')")

  static let unexpectedToken = Explanation(
    "something else must stand here",
    """
    The text does not follow the grammar at this place. The message states the rule, and the \
    caret shows what was found instead. Often the cause is a little before it: a missing comma, \
    bracket or operator.
    """,
    example: "xs = [1 2 3]", corrected: "xs = [1, 2, 3]")

  static let tooDeep = Explanation(
    "brackets, blocks and signs nest 200 deep",
    """
    What is written inside something else takes memory for each level, so there is a limit: 200 \
    brackets, blocks and signs, and 1,000 operators in a chain. No text written by hand comes \
    near. Give an inner part a name and use the name.
    """,
    example: "x = " + String(repeating: "(", count: 201) + "1"
      + String(repeating: ")", count: 201),
    corrected: "x = (1)")

  static let tooLarge = Explanation(
    "a text or a function has a largest size",
    """
    A script may have 64 MB, a function 255 parameters and 65,000 functions inside it. Only \
    generated text gets there. Parameters that belong together are better one record.
    """,
    example: "fn f(" + (0...255).map { "p\($0)" }.joined(separator: ", ") + ") p0",
    corrected: "fn f(p) p.first")

  static let ambiguousMinus = Explanation(
    "minus, or a new negative value",
    """
    A line end separates elements and statements, so a line that starts with `-` could go on from \
    the line above or be a new value. The space around the sign decides: `a - b` subtracts, a \
    `-b` that touches starts a new value, and mixtures are refused.
    """,
    example: "a = 5\nb = 2\nd = a -b", corrected: "a = 5\nb = 2\nd = a - b")

  static let crossNeedsParentheses = Explanation(
    "beside `&`, other operators need parentheses",
    """
    `&` crosses two features, or says `and` of two that are 0 or 1. People read it loosely in some \
    languages and tightly in others. Parentheses say which is meant.
    """,
    example: #"pair = .app == "pandora" & .country"#,
    corrected: #"pair = (.app == "pandora") & .country"#)

  static let chainedComparison = Explanation(
    "comparisons chain in one direction",
    """
    `18 <= .age <= 65` reads as in mathematics: both hold. A chain that turns round, or one of \
    `==`, could be read in two ways. Write two comparisons with `and`.
    """,
    example: "a = 1\nb = 1\na == b == 1", corrected: "a = 1\nb = 1\na == b and b == 1")

  static let foreignIdiom = Explanation(
    "another language writes it so",
    """
    The text is in the manner of Python, R, SQL or C, and the message says how it is written here. \
    Nothing else is wrong with the idea.
    """,
    example: "true && false", corrected: "true and false")

  static let misplaced = Explanation(
    "this has its own place",
    """
    Some words stand only where they mean something: `return` in a function, `break` and \
    `continue` in a `for`, `use` at the top of a script. A recorded output stands at column 1 \
    directly below its statement, and `#:` lines at the top of the file.
    """,
    example: "x = 3\nreturn x", corrected: "fn three() {\n  x = 3\n  return x\n}\nthree()")

  static let hole = Explanation(
    "`...` is a hole to fill",
    """
    Three dots mark a place that is still to be written. A script with holes parses and checks, \
    so a lesson can hand one out. Running it stops at the hole.
    """,
    example: "fn double(x) ...\ndouble(4)", corrected: "fn double(x) 2 * x\ndouble(4)")
}
