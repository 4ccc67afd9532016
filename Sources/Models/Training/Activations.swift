import Tensors

/// What a batch makes of a network on its way up, and of the error on its way down.
final class Activations {
  private let outputs: Int
  private let outputBuffer: Buffer<Float>
  private let errorBuffer: Buffer<Float>
  private let widths: [Int]
  private let gradientWidths: [Int]
  private let layers: [Buffer<Float>]
  private let layerGradients: [Buffer<Float>]
  private let memories: [Buffer<Float>]

  /// For batches of at most `rows` rows; a scorer needs no gradients.
  init(for layout: Layout, rows: Int, withGradients: Bool) {
    outputs = layout.outputs
    outputBuffer = Buffer(rows * outputs, filledWith: 0)
    errorBuffer = Buffer(withGradients ? rows * outputs : 0, filledWith: 0)
    let work = layout.layers.map(\.work)
    widths = [layout.inputWidth] + work.map(\.width)
    // Of the input only the embeddings learn.
    gradientWidths = [layout.embeddings.width] + widths.dropFirst()
    layers = widths.map { Buffer(rows * $0, filledWith: 0) }
    layerGradients = gradientWidths.map { Buffer(withGradients ? rows * $0 : 0, filledWith: 0) }
    memories = work.map { Buffer($0.memory(rows: rows), filledWith: 0) }
  }

  /// [row, output].
  func outputs(rows: Int) -> Matrix {
    Matrix(outputBuffer.start, rows: rows, columns: outputs)
  }

  /// d loss / d output, [row, output].
  func errors(rows: Int) -> Matrix { Matrix(errorBuffer.start, rows: rows, columns: outputs) }

  func input(rows: Int) -> Matrix { layer(0, rows: rows) }

  /// [row, unit]: the input is layer 0, the others count from 1.
  func layer(_ index: Int, rows: Int) -> Matrix {
    Matrix(layers[index].start, rows: rows, columns: widths[index])
  }

  /// d loss / d layer; of the input its embeddings only.
  func layerGradient(_ index: Int, rows: Int) -> Matrix {
    Matrix(layerGradients[index].start, rows: rows, columns: gradientWidths[index])
  }

  /// What the layer after layer `index` keeps from forward for backward.
  func memory(_ index: Int) -> UnsafeMutablePointer<Float> { memories[index].start }
}
