/// What examples in help may take for granted: a name is bound when the example uses it.
enum ExampleSetup {
  private static let lines: [(names: Set<String>, code: String)] = [
    (["tr", "te", "t", "m", "run", "runs"], #"tr, te = dataset("census")"#),
    (["t"], "t = tr"),
    (
      ["m", "run", "runs"],
      """
      m = model(
        label: .income == ">50K"
        wide: [.education & .occupation]
        deep: [embed(.education, 4), quantiles(.age, 4)]
        hidden: [8]
      )
      """
    ),
    (["run", "runs"], "run = train(m, on: tr, epochs: 1)"),
    (["runs"], "runs = {first: run, second: run}"),
  ]

  /// The lines whose names the code uses; a session that reads no data takes no time.
  static func code(for example: String) -> String {
    let isWordPart = { (character: Character) in
      character.isLetter || character.isNumber || character == "_"
    }
    let words = Set(example.split { !isWordPart($0) }.map(String.init))
    return lines.filter { !$0.names.isDisjoint(with: words) }.map(\.code)
      .joined(separator: "\n") + "\n"
  }
}
