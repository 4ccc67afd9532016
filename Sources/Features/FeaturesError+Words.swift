extension FeaturesError {
  public var message: String {
    switch self {
    case .unknownColumn(let name, let table, _):
      "\(table) has no column `\(Formula.spelled(column: name))`"
    case .duplicateColumn(let name, let table, let first, let second):
      "columns of a table need different names, \(table) has `\(name)` as columns \(first) "
        + "and \(second)"
    case .unequalLengths(let table, let first, let firstCount, let second, let secondCount):
      "columns of a table need one length, in \(table) `\(first)` has \(firstCount) cells and "
        + "`\(second)` has \(secondCount)"
    case .rowOutOfRange(let row, let table, let rowCount):
      rowCount == 0
        ? "\(table) has no rows, found row \(row)"
        : "rows of \(table) go from 0 to \(rowCount - 1), found \(row)"
    case .wrongKind(let formula, let needed, let found):
      "`\(formula)` must be \(needed) here, it is \(found)"
    case .kindsDisagree(let formula, let left, let right):
      "both sides of `\(formula)` must be of one kind, found \(left) and \(right)"
    case .notConstant(let formula):
      "a list is needed after `in`, found `\(formula)`"
    case .listCompared(let formula, let list, let other):
      "`\(list)` holds lists, which have elements: write `\(other) in \(list)`, found `\(formula)`"
    case .notAList(let formula, let found):
      "`\(formula)` must be a list here, it is \(found)"
    case .hasNoPart(let formula, let part, let found):
      "a date or time has a `.\(part)`, `\(formula)` is \(found)"
    case .formulaTooLarge(let depth, let parts):
      "a formula can be nested \(depth) deep and have \(NumberText.grouped(parts)) parts, this one is larger"
    case .readsAllRows(let formula):
      "a feature and a label read their own row only, `\(formula)` reads all of them"
    case .needsAggregate(let formula, let column):
      formula == column
        ? "a group has one cell a column, `\(formula)` has one for each row"
        : "a group has one cell a column, `\(column)` in `\(formula)` has one for each row"
    case .inBothTables(let column, let left, let right):
      "the columns of a join need different names, \(left) and \(right) both have `\(column)`"
    case .keysDisagree(let left, let leftKind, let right, let rightKind):
      "keys of a join must be of one kind, `\(left)` is \(leftKind) on the left and "
        + "`\(right)` \(rightKind) on the right"
    case .badShares(let shares):
      "shares of a split are above 0 and add up to 1, found \(list(shares))"
    case .emptyPart(let table, let part, let rowCount):
      "each part of a split has rows, part \(part) of the \(NumberText.grouped(rowCount)) rows of "
        + "\(table) has none"
    case .orderMissing(let formula, let table, let count):
      "a split in order needs `\(formula)` in every row, it is missing in \(count) of \(table)"
    case .columnsDiffer(let table, let lacks, let more):
      "tables need the same columns to be put below one another, \(table) "
        + [
          lacks.isEmpty ? nil : "lacks " + list(lacks.map { "`\(Formula.spelled(column: $0))`" }),
          more.isEmpty ? nil : "has also " + list(more.map { "`\(Formula.spelled(column: $0))`" }),
        ].compactMap { $0 }.joined(separator: " and ")
    case .concatenatedKinds(let column, let first, let other, let table):
      "a column is of one kind, `\(column)` is \(first) in the first table and \(other) in \(table)"
    case .needsEmbedding(let formula, let found):
      "a deep input is a number or an embedding, `\(formula)` is \(found): write "
        + "`embed(\(formula), 8)`"
    case .needsPartOfTime(let formula, let found):
      "a feature needs categories, `\(formula)` is \(found): take a part of it, "
        + "`\(formula).weekday`"
    case .optionMisplaced(let formula):
      "`vocabulary` and `hashed` stand around columns and crosses of columns, and `oov_buckets` "
        + "around a column of text, found `\(formula)`"
    case .tooManyCombinations(let formula, let limit):
      "a cross may give \(NumberText.grouped(limit)) combinations of elements on one table, "
        + "`\(formula)` gives more"
    case .needsBucketOrQuantiles(let formula):
      "a feature needs categories, `\(formula)` is a number: "
        + "cut it by `bucket(\(formula), at: […])` or give it to the deep part by "
        + "`quantiles(\(formula), 10)`"
    case .notCategorical(let formula, let found):
      "a feature is a column, a bucket, a cross or something true or false, "
        + "`\(formula)` is \(found)"
    case .cannotShare(let formula):
      "columns that share vectors are all texts or lists, or hashes of one size, or buckets of the "
        + "same boundaries, found `\(formula)`"
    case .boundariesEmpty(let formula):
      "a bucket needs at least one boundary, `\(formula)` has none"
    case .boundaryNotFinite(let formula, let position):
      "boundaries must be finite numbers, number \(position) of `\(formula)` is not"
    case .boundariesNotRising(let formula, _, let before, let after):
      "boundaries must rise, found \(NumberText.shortest(after)) after "
        + "\(NumberText.shortest(before)) in `\(formula)`"
    case .outOfRange(let what, let found, let range):
      "\(what) must be \(range), found \(found)"
    case .tooManyLevels(let formula, let limit):
      "`\(formula)` has more than \(NumberText.grouped(limit)) different values: "
        + "raise the minimum count, cut it into buckets, or hash it: `hashed(\(formula), 1000000)`"
    case .nothingToFit(let table):
      "rows are needed to fit features, \(table) has none"
    case .labelIsFeature(let label, let feature, let columns):
      "a feature must not read what the label reads, `\(feature)` and the label `\(label)` both "
        + "read \(list(columns.map { "`\(Formula.spelled(column: $0))`" }))"
    case .labelMissing(let label, let table, let count, let rowCount):
      "every row needs a label, `\(label)` is missing in \(count) of \(rowCount) rows of \(table)"
    case .labelNotBinary(let label, let counts):
      "labels must be 0 or 1, `\(label)` has "
        + list(
          counts.prefix(5).map { "\(NumberText.shortest($0.value)) (\($0.count) rows)" }
            + (counts.count > 5 ? ["\(counts.count - 5) other values"] : []))
    case .labelIsText(let label, let values):
      "labels must be true/false, or 0 and 1, `\(label)` is text"
        + (values.isEmpty ? "" : ": " + list(values.prefix(5).map { "`\($0)`" }))
    case .noLabel(let table):
      "labels of \(table) were asked for, but the features were declared without a label"
    case .bufferTooSmall(let needed, let found):
      "dense inputs need a buffer of \(needed) numbers, found \(found)"
    case .unknownTransform(let name):
      "no transform is called `\(name)`"
    case .damaged(let what):
      "the stored \(what) does not hold together"
    case .cannotRead(let file, let reason): "\(file): cannot be read: \(reason)"
    case .emptyFile(let file): "\(file): the first line must name the columns, the file is empty"
    case .notUTF8(let file, let encoding):
      "\(file): text must be UTF-8, this looks like \(encoding)"
    case .binaryFile(let file, let offset):
      "\(file): a text file is needed, found a zero byte at offset \(offset)"
    case .badHeader(let file, let column):
      "\(file), line 1: names must be valid UTF-8, that of column \(column) is not"
    case .emptyHeader(let file, let columns, let neighbour):
      columns.count == 1
        ? "\(file), line 1: every column needs a name, column \(columns[0]) (\(neighbour)) has none"
        : "\(file), line 1: every column needs a name, columns "
          + list(
            columns.prefix(5).map(String.init)
              + (columns.count > 5 ? ["\(columns.count - 5) more"] : []))
          + " have none"
    case .duplicateHeader(let file, let name, let first, let second):
      "\(file), line 1: columns need different names, columns \(first) and \(second) are both "
        + "called `\(name)`"
    case .tooManyColumns(let file, let limit):
      "\(file), line 1: at most \(NumberText.grouped(limit)) columns can be read, found more"
    case .recordTooLong(let file, let line, let limit):
      "\(file), line \(line): a row can have at most \(bytes(limit)), found more"
    case .openQuote(let file, let line, let column):
      "\(file), line \(line), column \(column): a quote is opened here and never closed"
    case .tooLarge(let file, let limit):
      "\(file): at most \(bytes(limit)) can be read, found more"
    case .compressionBroken(let file, let format, let reason):
      "\(file): not a whole \(format) file: \(reason)"
    case .chooseTable(let file, let tables):
      tables.isEmpty
        ? "\(file): the database has no tables"
        : "\(file): a query is needed, the database has tables " + list(tables.map { "`\($0)`" })
    case .wrongFormat(let file, let reason): "\(file): \(reason)"
    case .compressionRatio(let file, let limit):
      "\(file): a compressed file may grow at most \(limit) times, this one grows more"
    case .badOption(let name, let reason): "\(name) \(reason)"
    case .unknownKindColumn(let file, let name, _):
      "\(file): a kind is given for column `\(name)`, which is not in the file"
    case .cannotWrite(let file, let reason): "\(file): cannot be written: \(reason)"
    case .dataChanged(let file, let what, let expected, let found):
      "\(file): the \(what) of this file of wd must be \(expected), found \(found)"
    }
  }

  public var notes: [String] {
    switch self {
    case .unknownColumn(_, _, let columns), .unknownKindColumn(_, _, let columns):
      [
        columns.isEmpty
          ? "it has no columns"
          : "columns: "
            + (columns.prefix(40).map(Formula.spelled(column:))
            + (columns.count > 40 ? ["… (\(columns.count) in all)"] : []))
            .joined(separator: ", ")
      ]
    case .dataChanged: ["scripts/data makes the file anew"]
    case .labelIsText(let label, let values):
      values.last.map {
        ["a label would be `\(label) == \(Formula.quoted($0))`, or all: `classes(\(label))`"]
      } ?? []
    case .needsAggregate(_, let column):
      ["one cell of many: mean(\(column)), sum, min, max, median, count(\(column)) …"]
    case .readsAllRows:
      ["standardise(.x) and quantiles(.x, 10) learn from the training table"]
    case .inBothTables(let column, _, _):
      ["give one another name: rename(other, new: \(column))"]
    case .kindsDisagree(_, let left, let right)
    where left.hasPrefix("a date") && right == "text"
      || right.hasPrefix("a date") && left == "text":
      ["a date is written date(\"2024-03-01\"), with its time datetime(\"2024-03-01 12:30\")"]
    case .wrongKind(let formula, "a number", let found) where found.hasPrefix("a date"):
      ["its parts are numbers: \(formula).weekday, \(formula).month"]
    case .wrongKind(let formula, "a number", "a list"):
      ["how many elements it has is one: \(formula).count"]
    case .notAList(_, "text"):
      ["load reads a|b as a list when told: types: {installed: \"list\"}"]
    case .chooseTable(let file, let tables):
      tables.first.map {
        ["load(\(Formula.quoted(file)), sql: \(Formula.quoted("select * from \($0)")))"]
      } ?? []
    case .openQuote: ["a quote inside a quoted cell is written twice"]
    case .notUTF8: ["save the file as UTF-8 and try again"]
    default: []
    }
  }
}

private func list(_ items: [String]) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " and " + last
}

private func bytes(_ count: Int) -> String {
  count >= 1 << 20 ? "\(NumberText.grouped(count >> 20)) MB" : "\(NumberText.grouped(count)) bytes"
}
