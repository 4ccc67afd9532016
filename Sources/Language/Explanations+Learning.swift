/// Errors of data, models and training.
extension Explanation {
  static let badData = Explanation(
    "the data do not fit what is asked of them",
    """
    Labels are true/false, or 0 and 1, and every row needs one. Tables that are put together need \
    columns that match. The error counts the rows at fault; `where` keeps those that fit.
    """,
    example: """
      t = table({job: ["a", "b"], stars: [1, 5]})
      m = model(label: .stars, wide: [.job])
      train(m, on: t)
      """,
    corrected: """
      t = table({job: ["a", "b"], stars: [1, 5]})
      m = model(label: .stars > 3, wide: [.job])
      train(m, on: t)
      """)

  static let badFile = Explanation(
    "a file cannot be read or written",
    """
    The file is not there, may not be opened, or is not what its name says: a table is a CSV file \
    in UTF-8 with a header, gzipped or not. The error names the file and the line. A path is \
    relative to the folder in which wd was started, or after `use` to the script.
    """,
    example: #"t = load("nowhere.csv")"#, corrected: #"tr, te = dataset("census")"#)

  static let badModel = Explanation(
    "the model cannot be built from these features",
    """
    The wide part takes categories: columns of text, buckets, crosses and claims such as \
    `.age > 30`. A number goes through `bucket` there, or through `quantiles` into the deep part. \
    No feature may read what the label reads, or the model would be told the answer.
    """,
    example: """
      t = table({age: [39, 50], rich: [0, 1]})
      m = model(label: .rich, wide: [.age])
      train(m, on: t)
      """,
    corrected: """
      t = table({age: [39, 50], rich: [0, 1]})
      m = model(label: .rich, wide: [bucket(.age, at: [40])])
      train(m, on: t)
      """)

  static let badTraining = Explanation(
    "training cannot go on so",
    """
    A setting lies outside its range, or the loss is no longer a finite number. In the second case \
    the weights stay as they were before the step. A smaller `lr` is the first thing to try.
    """,
    example: """
      t = table({job: ["a", "b"], rich: [0, 1]})
      m = model(label: .rich, wide: [.job])
      train(m, on: t, epochs: 0)
      """,
    corrected: """
      t = table({job: ["a", "b"], rich: [0, 1]})
      m = model(label: .rich, wide: [.job])
      train(m, on: t, epochs: 1)
      """)
}
