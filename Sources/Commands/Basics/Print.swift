import Language

struct Print: Command {
  static let name = "print"
  static let summary = "Prints values with a space between them, and a line end."
  static let examples = [
    Example(#"print("loss", 0.25)"#, gives: "loss 0.25"),
    Example(#"print("loss {0.25:.4}")"#, gives: "loss 0.2500"),
  ]
  @Argument("What to print.", .rest) var values: [Value]

  func run(in context: Context) throws -> Value {
    let text = values.map { Display.plain($0) }.joined(separator: " ")
    context.print(Visible.escape(text, keepingNewlines: true))
    return .none
  }
}
