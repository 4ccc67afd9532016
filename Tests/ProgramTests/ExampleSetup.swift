import Language

/// What examples in help may take for granted: `tr`, `te`, a model `m` and a trained `run`.
enum ExampleSetup {
  private static let lines: [(names: Set<String>, code: String)] = [
    (["tr", "te", "run", "runs"], #"tr, te = dataset("census")"#),
    (
      ["m", "run", "runs"],
      """
      m = model(
        label: .income == ">50K"
        wide: [.education]
      )
      """
    ),
    (["run", "runs"], "run = train(m, on: tr, epochs: 1)"),
    (["runs"], "runs = {first: run, second: run}"),
  ]

  /// The lines that bind what the example uses and does not bind itself; most need none.
  static func code(for example: String) -> String {
    let isWordPart = { (character: Character) in
      character.isLetter || character.isNumber || character == "_"
    }
    let words = Set(example.split { !isWordPart($0) }.map(String.init))
    let statements = (try? Parser.parse(Source(name: "example", text: example)))?.statements ?? []
    let own = statements.flatMap { statement -> [String] in
      if case .assignment(let names, _) = statement.kind { names.map(\.text) } else { [] }
    }
    let needed = words.subtracting(own)
    return lines.filter { !$0.names.isDisjoint(with: needed) }.map(\.code)
      .joined(separator: "\n") + "\n"
  }
}
