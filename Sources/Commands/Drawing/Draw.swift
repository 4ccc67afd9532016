import Language
import Models
import Pictures

struct Draw: Command {
  static let name = "draw"
  static let summary = "Draws a model: its wide part, its deep part, and where they meet."
  static let details = """
    It is the paper's Figure 4 for this model, from the output above to the inputs below. Sizes
    that depend on data stand there once the model has met a table.
    """
  static let examples = [
    Example("string(draw(m))", gives: #""drawing of a model""#),
    Example("kind(draw(run))", gives: #""plot""#),
  ]
  @Argument("A model, or a run.") var of: Value
  @Argument("What stands above it.") var title: String? = nil

  func run(in context: Context) throws -> Value {
    let model: ModelValue
    if let run = of.foreign as? Run {
      model = ModelValue(run.declaration)
      model.meet(run.fitted)
    } else if let value = of.foreign as? ModelValue {
      model = value
    } else {
      throw Fault(
        .wrongKind, "`draw` takes a model or a run, found \(Display.phrase(of))", argument: "of")
    }
    return .foreign(PlotValue(picture: .network(try model.drawing(title: title))))
  }
}
