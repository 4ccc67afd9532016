/// What people bring from other languages, and what is written here instead.
public enum ForeignIdioms {
  /// An operator or a comment of another language.
  struct Operator: Sendable {
    let text: StaticString
    let hint: String
    /// The rest of the line is not code.
    var isComment = false
  }

  /// Longer ones stand before those that they start with.
  static let operators: [Operator] = [
    Operator(
      text: "//", hint: "a comment starts with `#`; `floor(a / b)` divides and rounds down",
      isComment: true),
    Operator(text: "/*", hint: "a comment starts with `#`, on each of its lines", isComment: true),
    Operator(text: "===", hint: "equality is written `a == b`, not `a === b`"),
    Operator(text: "!==", hint: "inequality is written `a != b`, not `a !== b`"),
    Operator(text: "<>", hint: "inequality is written `a != b`, not `a <> b`"),
    Operator(text: "&&", hint: "`and` is a word: write `a and b`, not `a && b`"),
    Operator(text: "||", hint: "`or` is a word: write `a or b`, not `a || b`"),
    Operator(text: "**", hint: "a power is written `a ^ b`, not `a ** b`"),
    Operator(text: "++", hint: "a name is bound anew: write `x = x + 1`, not `x++`"),
    Operator(text: "+=", hint: "a name is bound anew: write `x = x + y`, not `x += y`"),
    Operator(text: "-=", hint: "a name is bound anew: write `x = x - y`, not `x -= y`"),
    Operator(text: "*=", hint: "a name is bound anew: write `x = x * y`, not `x *= y`"),
    Operator(text: "/=", hint: "a name is bound anew: write `x = x / y`, not `x /= y`"),
    Operator(text: ":=", hint: "a name is bound by `x = y`, not by `x := y`"),
    Operator(text: "->", hint: "a function is written `fn(x) x * x`, without `->`"),
    Operator(text: "=>", hint: "a function is written `fn(x) x * x`, without `=>`"),
    Operator(text: "::", hint: "a dot reaches inside: write `a.b`, not `a::b`"),
    Operator(text: "%>%", hint: "a pipe is written `x |> f(y)`, not `x %>% f(y)`"),
    Operator(text: "%%", hint: "the remainder is written `a % b`, not `a %% b`"),
    Operator(text: "%in%", hint: "`in` is a word: write `a in b`, not `a %in% b`"),
  ]

  /// Single characters that mean nothing here.
  static let characters: [String: String] = [
    "!": "`not` is a word: write `not x`, not `!x`",
    "|": "`or` is a word: write `a or b`, not `a | b`",
    "?": "a choice is written `choose(cond, a, b)`, not `cond ? a : b`",
    "~": "a label is a condition: write `label: .income == \">50K\"`, without `~`",
    "$": "a dot reaches a field: write `a.b`, not `a$b`",
    "`": "an awkward column name is written `.\"hours-per-week\"`",
    "\\": "a line that ends with an operator goes on without `\\`",
    "×": "multiply with `*`", "÷": "divide with `/`", "−": "the minus sign is `-`",
    "–": "the minus sign is `-`", "—": "the minus sign is `-`", "·": "multiply with `*`",
    "≤": "write `<=`", "≥": "write `>=`", "≠": "write `!=`", "∧": "write `and`",
    "∨": "write `or`", "¬": "write `not`", "∈": "write `in`", "→": "write `fn(x) x * x`",
    "“": "strings stand in straight quotes: \"text\"",
    "”": "strings stand in straight quotes: \"text\"",
    "„": "strings stand in straight quotes: \"text\"",
    "‘": "strings stand in straight quotes: \"text\"",
    "’": "strings stand in straight quotes: \"text\"", "…": "the hole to fill is three dots: `...`",
  ]

  /// Words that start a statement elsewhere.
  static let statements: [String: String] = [
    "def": "a function is written `fn name(a, b) { … }`, not with `def`",
    "function": "a function is written `fn name(a, b) { … }`, not with `function`",
    "func": "a function is written `fn name(a, b) { … }`, not with `func`",
    "lambda": "a function is written `fn(x) x * x`, not with `lambda`",
    "let": "a name is bound by `x = 1`, without `let`",
    "var": "a name is bound by `x = 1`, without `var`",
    "const": "a name is bound by `x = 1`, without `const`",
    "val": "a name is bound by `x = 1`, without `val`",
    "local": "a name assigned in a function is local: write `x = 1`, without `local`",
    "global": "a function cannot bind names outside: return the value instead",
    "import":
      "another script is brought in by `use \"file.wd\" as name`; commands are there already",
    "from": "another script is brought in by `use \"file.wd\" as name`; commands are there already",
    "require": "another script is brought in by `use \"file.wd\" as name`",
    "library": "commands are there already: nothing is loaded",
    "while": "there is no `while`: write `for i in 0..<1000 { … }` and leave it by `break`",
    "loop": "there is no `loop`: write `for i in 0..<1000 { … }` and leave it by `break`",
    "do": "a repetition is written `for i in 0..<10 { … }`",
    "foreach": "a repetition is written `for x in xs { … }`",
    "elif": "a further condition is written `else if … { … }`",
    "elseif": "a further condition is written `else if … { … }`",
    "elsif": "a further condition is written `else if … { … }`",
    "switch": "cases are written `if … { … } else if … { … }`",
    "match": "cases are written `if … { … } else if … { … }`",
    "case": "cases are written `if … { … } else if … { … }`",
    "class": "there are no classes: a record `{a: 1}` holds values, and functions work on it",
    "struct": "there are no types to declare: a record `{a: 1}` holds values",
    "try": "there are no exceptions: an error ends the statement",
    "except": "there are no exceptions: an error ends the statement",
    "catch": "there are no exceptions: an error ends the statement",
    "raise": "there are no exceptions: `expect cond else \"message\"` stops with a message",
    "throw": "there are no exceptions: `expect cond else \"message\"` stops with a message",
    "assert": "a claim is written `expect cond else \"message\"`",
    "print": "a call has brackets: write `print(x)`",
    "echo": "a call has brackets: write `print(x)`",
    "del": "names are not deleted; bind the name again",
    "SELECT": "columns are chosen by `select(t, .a)`, rows by `where(t, .a > 3)`",
    "unless": "a negated condition is written `if not … { … }`",
    "await": "nothing has to be awaited: write the call alone",
    "async": "nothing runs in the background: write the call alone",
    "yield": "a function returns one value: collect them in a list",
  ]

  /// Those of them that brackets may touch: `while(x)`.
  static let touchedByBrackets: Set<String> = [
    "while", "foreach", "switch", "function", "func", "elif", "elseif", "elsif", "catch", "unless",
  ]

  /// Words that are values elsewhere.
  static let values: [String: String] = [
    "None": "`none`", "null": "`none`", "nil": "`none`", "NULL": "`none`", "undefined": "`none`",
    "True": "`true`", "TRUE": "`true`", "False": "`false`", "FALSE": "`false`",
  ]

  /// Names that other libraries give to what has another name here, for the checker.
  public static let names: [String: String] = [
    "fit_transform": "features are fitted by `train`; write them in `model(wide: […], deep: […])`",
    "transform": "features are computed by `train` and `evaluate`; `t[expr]` shows one",
    "crossed_column": "a cross is written `.education & .occupation`",
    "cross": "a cross is written `.education & .occupation`",
    "interaction": "a cross is written `.education & .occupation`",
    "feature_column": "a column is written `.name`",
    "numeric_column": "a number column is written `quantiles(.age, 10)` in `deep:`",
    "categorical_column_with_vocabulary_list": "a text column is written `.name`",
    "categorical_column_with_hash_bucket": "a text column is written `.name`",
    "bucketized_column": "buckets are written `bucket(.age, at: [18, 25])`",
    "embedding_column": "an embedding is written `embed(.education, 8)`",
    "indicator_column": "a text column stands in `wide:` as it is: `.education`",
    "cut": "buckets are written `bucket(.age, at: [18, 25])`",
    "pd": "a table is read by `load(\"file.csv\")`; no library has to be named",
    "read_csv": "a table is read by `load(\"file.csv\")`",
    "range": "a range is written `0..9`, or `0..<10` without its end",
    "seq": "a range is written `0..9`, or `0..<10` without its end",
    "lapply": "write `map(xs, fn(x) …)`", "sapply": "write `map(xs, fn(x) …)`",
    "int": "write `number(x)`", "float": "write `number(x)`",
    "type": "write `kind(x)`", "typeof": "write `kind(x)`", "ceiling": "write `ceil(x)`",
    "avg": "write `mean(xs)`", "average": "write `mean(xs)`",
    "c": "a list is written `[1, 2]`", "list": "a list is written `[1, 2]`",
    "dict": "a record is written `{a: 1}`", "DataFrame": "a table is written `table({a: [1, 2]})`",
    "end": "a block ends with `}`", "begin": "a block starts with `{`",
    "np": "numbers, lists and tensors need no library's name",
    "tf": "models need no library's name: `model(…)`, `train(…)`",
    "torch": "models need no library's name: `model(…)`, `train(…)`",
    "len": "write `count(xs)`, or `rows(t)` for a table",
    "length": "write `count(xs)`, or `rows(t)` for a table",
    "nrow": "write `rows(t)`",
    "ncol": "write `columns(t)`",
    "shape": "write `rows(t)` and `columns(t)`",
    "predict": "scores are written `scores(run, on: t)`",
    "compile": "the optimisers stand in `train(m, on: t, wide: ftrl(), deep: adagrad())`",
    "Sequential": "a model is written `model(label: …, wide: […], deep: […], hidden: […])`",
    "DNNLinearCombinedClassifier":
      "a model is written `model(label: …, wide: […], deep: […], hidden: […])`",
    "DNNClassifier": "a deep model is written `model(label: …, deep: […], hidden: […])`",
    "LinearClassifier": "a wide model is written `model(label: …, wide: […])`",
    "isna": "write `missing(.x)`", "isnull": "write `missing(.x)`",
    "is_null": "write `missing(.x)`", "fillna": "write `fill(.x, v)`",
    "coalesce": "write `fill(.x, v)`", "ifelse": "write `choose(cond, a, b)`",
    "mutate": "write `derive(t, name: …)`", "with_columns": "write `derive(t, name: …)`",
    "assign": "write `derive(t, name: …)`", "groupby": "write `group(t, by: .x, name: …)`",
    "summarise": "write `group(t, by: .x, name: mean(.y))`",
    "summarize": "write `group(t, by: .x, name: mean(.y))`",
    "agg": "write `group(t, by: .x, name: mean(.y))`",
    "arrange": "write `sort(t, by: .x)`", "order_by": "write `sort(t, by: .x)`",
    "sort_values": "write `sort(t, by: .x)`", "sorted": "write `sort(xs)`",
    "merge": "write `join(t, other, on: .x)`", "inner_join": "write `join(t, other, on: .x)`",
    "left_join": "write `join(t, other, on: .x, keep: \"left\")`",
    "value_counts": "write `counts(t, .x)`", "drop_duplicates": "write `distinct(t)`",
    "n_distinct": "write `count(unique(xs))`", "to_csv": "write `save(t, \"file.csv\")`",
    "write_csv": "write `save(t, \"file.csv\")`", "stdev": "write `std(xs)`",
    "sd": "write `std(xs)`", "cor": "write `correlation(xs, ys)`",
    "linspace": "write `steps(0, 1, count: 11)`",
    "toupper": "write `upper(text)`", "tolower": "write `lower(text)`",
    "strip": "write `trim(text)`", "nchar": "write `count(text)`",
    "substr": "write `slice(text, 0..3)`", "find": "write `index_of(xs, x)`",
    "timedelta": "write `days(3)`, `hours(2)` …",
    "str": "write `\"{x}\"`",
    "elif": "write `else if`", "pass": "an empty block is `{ }`",
    "self": "there are no classes; a function takes all it needs",
    "this": "there are no classes; a function takes all it needs",
    "exit": "leave the prompt with `:quit`", "quit": "leave the prompt with `:quit`",
  ]
}
