/// Errors of names, labels and arguments.
extension Explanation {
  static let unknownName = Explanation(
    "nothing has this name",
    """
    The name is neither built in nor bound anywhere in the script. If one similar name exists, the \
    error states it. A column has a dot before it: `.age` is a column and `age` a variable.
    """,
    example: "loss = 0.25\nprint(los)", corrected: "loss = 0.25\nprint(loss)")

  static let usedBeforeSet = Explanation(
    "a name is used before it has a value",
    """
    Statements run from top to bottom, and the one that binds the name stands below. A name that \
    a function assigns is the function's own, so reading it first does not reach the script's \
    name of the same spelling.
    """,
    example: "total = 0\nfn add(x) {\n  total = total + x\n  total\n}\nadd(3)",
    corrected: "fn add(total, x) total + x\nadd(0, 3)")

  static let unknownColumn = Explanation(
    "the table has no such column",
    """
    `.education` names a column, and the table at hand has none of that name. The error lists the \
    columns, and one that is spelled nearly the same. `columns(t)` lists them too.
    """,
    example: "t = table({age: [39, 50]})\nt |> where(.aeg > 40)",
    corrected: "t = table({age: [39, 50]})\nt |> where(.age > 40)")

  static let unknownField = Explanation(
    "the value has no such field",
    """
    A dot that touches the value before it reads a field of a record, a run or a model. The error \
    lists the fields there are. With space before it, the dot would be that of a column.
    """,
    example: "recipe = {epochs: 4}\nrecipe.batch", corrected: "recipe = {epochs: 4}\nrecipe.epochs")

  static let unknownLabel = Explanation(
    "the function has no argument with this label",
    """
    A label is the name of an argument, and a label that no argument has is never passed over in \
    silence. The error lists the labels. `?round` shows what a verb takes.
    """,
    example: "round(2.345, digits_after: 1)", corrected: "round(2.345, digits: 1)")

  static let missingArgument = Explanation(
    "an argument must be given",
    """
    An argument without a default has to stand in the call. The error names the one that is \
    missing and what it must be.
    """,
    example: "fn area(w, h) w * h\narea(3)", corrected: "fn area(w, h) w * h\narea(3, 4)")

  static let tooManyArguments = Explanation(
    "a call has more arguments than the function takes",
    """
    Arguments without a label are taken in order, and there are more of them than places. Many \
    arguments of verbs need their label: `round(x, digits: 2)`.
    """,
    example: "sqrt(9, 2)", corrected: "sqrt(9)")

  static let duplicateName = Explanation(
    "a name stands once",
    """
    The items of a record, the parameters of a function and the labels of a call each have a name \
    of their own, so that no value disappears behind another. The same goes for the columns of a \
    table and the cells of a script.
    """,
    example: "r = {lr: 0.1, lr: 0.2}", corrected: "r = {lr: 0.1, l1: 0.2}")

  static let shadowsBuiltin = Explanation(
    "a name hides a built-in",
    """
    This is a note, and the script runs. From here on the name means your value, and the verb of \
    that name is out of reach. Another name avoids surprises further down.
    """,
    example: "sum = 3\nsum + 1", corrected: "total = 3\ntotal + 1")
}
