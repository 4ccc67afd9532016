/// Errors of values, claims and limits.
extension Explanation {
  static let wrongKind = Explanation(
    "a value of another kind is needed",
    """
    Each verb and operator takes certain kinds of value, and none is turned into another silently. \
    The error says what is needed and what was found. `number("3")` and `string(3)` convert; a \
    string with a value in it is written "{x} people".
    """,
    example: #""age " + 39"#, corrected: #""age {39}""#)

  static let wrongValue = Explanation(
    "the value is of the right kind, but not one that fits",
    """
    Some arguments have a range, or a few words to choose from. The error states them and what was \
    found.
    """,
    example: "t = table({age: [39, 50]})\nhead(t, -1)",
    corrected: "t = table({age: [39, 50]})\nhead(t, 1)")

  static let indexOutOfRange = Explanation(
    "an index lies outside",
    """
    Indexes count from 0, so the last of three elements has index 2. Negative indexes do not count \
    from the end: `last(xs)` is the last element, and a part is `xs[0..<3]`.
    """,
    example: "xs = [10, 20, 30]\nxs[3]", corrected: "xs = [10, 20, 30]\nxs[2]")

  static let wrongCount = Explanation(
    "the numbers of elements disagree",
    """
    Several names on the left of `=` take a list of as many elements. Columns of a table, and \
    lists that are worked through together, must be equally long.
    """,
    example: "a, b = [1, 2, 3]", corrected: "a, b = [1, 2]")

  static let notCallable = Explanation(
    "only a function can be called",
    """
    Parentheses that touch a value call it, and this value is no function. A product is written \
    with `*`. Perhaps a name of yours hides a verb.
    """,
    example: "x = 3\nx(4 + 1)", corrected: "x = 3\nx * (4 + 1)")

  static let shape = Explanation(
    "the axes of tensors must agree",
    """
    A matrix product sums over the inner axes, so both must have one length; sums and products \
    element by element need axes that are equal or 1. The error shows both shapes. `.T` turns a \
    matrix round, and `reshape` keeps the numbers in other axes.
    """,
    example: "ones(2, 3) @ ones(2, 3)", corrected: "ones(2, 3) @ ones(2, 3).T")

  static let expectationFailed = Explanation(
    "a claim does not hold",
    """
    `expect` states what should be true, and here it is not. The error shows both sides; of a mask \
    or a list it shows the worst element. Numbers that were computed rarely agree to the last \
    digit: add `within 1e-6`.
    """,
    example: "expect 0.1 + 0.2 == 0.3", corrected: "expect 0.1 + 0.2 == 0.3 within 1e-9")

  static let callDepth = Explanation(
    "calls nest 10,000 deep",
    """
    Each call waits in memory for the calls inside it. A function that calls itself without end \
    reaches the limit at once; one that counts down from a large number is better a `for`.
    """,
    example: "fn sum_to(n) n + sum_to(n - 1)\nsum_to(5)",
    corrected: "fn sum_to(n) {\n  if n == 0 { return 0 }\n  n + sum_to(n - 1)\n}\nsum_to(5)")

  static let operationLimit = Explanation(
    "a statement may take so many operations",
    """
    Whoever runs scripts of others can limit the operations of a statement. An operation is a step \
    of a loop, a call, a row or a step of training, so the limit means the same on every machine.
    """,
    example: "total = 0\nfor i in 1..1_000_000 { total = total + i }",
    corrected: "n = 1_000_000\ntotal = n * (n + 1) / 2",
    condition: "Here a statement may take 1,000 operations; without a limit both forms run.")

  static let timeLimit = Explanation(
    "a statement may take so long",
    """
    A cell marked `{timeout: 60s}` stops a statement that takes longer. What earlier statements \
    bound stays bound. Let it have more time, or do less: fewer rows, fewer epochs.
    """,
    example: "#%% slow {timeout: 0.05s}\nfor i in 1..10_000_000_000 { i }",
    corrected: "#%% fast {timeout: 60s}\nfor i in 1..10 { i }")

  static let memoryLimit = Explanation(
    "values may take so many bytes",
    """
    A value that would not fit is refused before it is made, so that the machine goes on working. \
    Often an axis is larger than meant. Ids are looked up by `gather`, without a matrix of zeros \
    and ones. All values of a session together have a limit as well: a name lets its value go when \
    it gets another (`big = none`). And values hold one another 1,000 deep at most.
    """,
    example: "zeros(1_000_000, 1_000_000)", corrected: "zeros(2, 2)")

  static let denied = Explanation(
    "this session may not do that",
    """
    `--safe` closes files outside the script's folder, the network and other programs, and nothing \
    in a script opens them again. A link that leads out of the folder is outside too. What a script \
    needs stands beside it, or it is run without `--safe`.
    """,
    example: #"load("/etc/passwd")"#, corrected: #"dataset("census");"#,
    condition: "It comes in a session under --safe.")

  static let interrupted = Explanation(
    "someone stopped it",
    """
    Ctrl-C stops the statement at hand, and every name keeps its value. A second Ctrl-C ends a \
    script that does not stop.
    """,
    example: "for i in 1..1_000_000_000 { print(i) }", corrected: "for i in 1..3 { print(i) }",
    condition: "It comes when Ctrl-C is pressed while this runs.")
}
