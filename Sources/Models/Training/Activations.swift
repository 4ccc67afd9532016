import Tensors

/// What a batch makes of a network on its way up, and of the error on its way down.
final class Activations {
  let logits: Buffer<Float>
  /// d loss / d logit.
  let errors: Buffer<Float>
  private let widths: [Int]
  private let gradientWidths: [Int]
  private let layers: [Buffer<Float>]
  private let layerGradients: [Buffer<Float>]

  /// For batches of at most `rows` rows; a scorer needs no gradients.
  init(for layout: Layout, rows: Int, withGradients: Bool) {
    logits = Buffer(rows, filledWith: 0)
    errors = Buffer(withGradients ? rows : 0, filledWith: 0)
    widths = [layout.inputWidth] + layout.hidden.map(\.kernel.columns)
    // Of the input only the embeddings learn.
    gradientWidths = [layout.embeddings.width] + widths.dropFirst()
    layers = widths.map { Buffer(rows * $0, filledWith: 0) }
    layerGradients = gradientWidths.map { Buffer(withGradients ? rows * $0 : 0, filledWith: 0) }
  }

  func input(rows: Int) -> Matrix { layer(0, rows: rows) }

  /// [row, unit]: the input is layer 0, the hidden layers count from 1.
  func layer(_ index: Int, rows: Int) -> Matrix {
    Matrix(layers[index].start, rows: rows, columns: widths[index])
  }

  /// d loss / d layer; of the input its embeddings only.
  func layerGradient(_ index: Int, rows: Int) -> Matrix {
    Matrix(layerGradients[index].start, rows: rows, columns: gradientWidths[index])
  }
}
