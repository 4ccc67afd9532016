import Features
import Language
import Models
import Pictures

extension ModelValue {
  /// The model's layers as a picture, with the sizes that are known.
  func drawing(title: String?) throws -> NetworkDrawing {
    let layout = try known.map(declaration.layout)
    return NetworkDrawing(
      title: title,
      output: outputBox,
      deep: deepBoxes(layout), wide: wideBoxes(layout))
  }

  /// A yes or no is the sigmoid of one logit; what else a model tells stands by its name.
  private var outputBox: NetworkDrawing.Box {
    if let target = declaration.targets.first, declaration.targets.count == 1,
      target.kind == .binary
    {
      return .init("P(\(target.formula))", lines: ["sigmoid of one logit"])
    }
    return .init("outputs", lines: declaration.targets.map(\.inline))
  }

  private func deepBoxes(_ layout: Layout?) -> [NetworkDrawing.Box] {
    if declaration.deep.isEmpty { return [] }
    var boxes = declaration.hidden.reversed().map { hidden in
      let units = (hidden.layer as? ReLU)?.units
      return NetworkDrawing.Box(
        units.map { "ReLU, \(Display.count($0, "unit"))" } ?? hidden.description)
    }
    if declaration.architecture != .wideAndDeep {
      boxes.append(NetworkDrawing.Box("and the products of the embeddings"))
    }
    let sizes = layout.map { layout in
      layout.embeddings.fields.map { layout.embeddings.tables[$0.table].rows }
    }
    let embedded = declaration.embeddings.enumerated().map { index, input in
      let size = sizes.flatMap { index < $0.count ? $0[index] : nil }
      let categories = size.map { "\(NumberFormat.grouped($0)) → " } ?? ""
      return "\(input.formula): \(categories)\(input.dimension)"
    }
    let width = layout.map { NumberFormat.grouped($0.embeddings.width + $0.denseWidth) + " " }
    boxes.append(
      NetworkDrawing.Box(
        "\(width ?? "")inputs, joined", lines: embedded + declaration.dense.map { "\($0)" }))
    return boxes
  }

  private func wideBoxes(_ layout: Layout?) -> [NetworkDrawing.Box] {
    if declaration.wide.isEmpty { return [] }
    let sizes = layout?.wide.features.map(\.rows)
    let lines = declaration.wide.enumerated().map { index, formula in
      let size = sizes.flatMap { index < $0.count ? $0[index] : nil }
      return "\(formula)" + (size.map { ": \(NumberFormat.grouped($0))" } ?? "")
    }
    return [NetworkDrawing.Box("linear, a weight each", lines: lines)]
  }
}
