import Models
import Tensors

/// The dense half of a network as scoring needs it: products, with a ReLU between one and the next.
///
/// Dropout does nothing when rows are scored, and batch normalisation only scales and shifts, so
/// both are folded into the kernel behind them: (x ∘ s + t) W + b = x (diag(s) W) + (t W + b).
final class Tower: @unchecked Sendable {
  /// x W + b.
  struct Product {
    /// W, [in, out].
    let kernel: Matrix
    let bias: UnsafeMutablePointer<Float>
    private let owners: [Buffer<Float>]

    init(_ kernel: [Float], rows: Int, bias: [Float]) {
      owners = [Buffer(copying: kernel), Buffer(copying: bias)]
      self.kernel = Matrix(owners[0].start, rows: rows, columns: bias.count)
      self.bias = owners[1].start
    }
  }

  /// The first reads the deep part's input, the last gives the outputs; never empty.
  let products: [Product]

  /// `nil` for a network without a deep part, and for one that is more than such a chain.
  init?(_ network: WideAndDeep) {
    guard let output = network.layout.output, network.layout.interaction == nil else { return nil }
    var products: [Product] = []
    var scaling = Scaling(width: network.layout.inputWidth)
    for layer in network.layout.layers {
      if case .relu(let relu) = layer {
        products.append(scaling.folded(into: relu.kernel, bias: relu.bias, of: network))
        scaling = Scaling(width: relu.kernel.columns)
      } else if case .batchNorm(let norm) = layer {
        scaling.append(norm, of: network)
      } else if case .dropout = layer {
        continue
      } else {
        return nil
      }
    }
    products.append(scaling.folded(into: output.weights, bias: nil, of: network))
    self.products = products
  }

  var first: Product { products[0] }

  /// Units that a row has before the first ReLU.
  var units: Int { first.kernel.columns }
}

/// x ∘ s + t, what stands between two products when rows are scored.
private struct Scaling {
  private var scale: [Float]
  private var shift: [Float]

  init(width: Int) {
    scale = [Float](repeating: 1, count: width)
    shift = [Float](repeating: 0, count: width)
  }

  /// γ (x − μ) / √(σ² + ε) + β behind what there is.
  mutating func append(_ norm: BatchNormLayer, of network: WideAndDeep) {
    func value(_ block: Block, _ c: Int) -> Float { network.weights[block.offset + c] }
    for c in scale.indices {
      let factor =
        value(norm.scale, c) / (value(norm.variance, c) + norm.epsilon).squareRoot()
      scale[c] *= factor
      shift[c] = (shift[c] - value(norm.mean, c)) * factor + value(norm.shift, c)
    }
  }

  func folded(into kernel: Block, bias: Block?, of network: WideAndDeep) -> Tower.Product {
    var folded = Array(network.weights(of: kernel))
    var sums = [Double](repeating: 0, count: kernel.columns)
    for (k, weight) in folded.enumerated() {
      let (row, column) = (k / kernel.columns, k % kernel.columns)
      sums[column] += Double(shift[row]) * Double(weight)
      folded[k] = scale[row] * weight
    }
    let own = bias.map { Array(network.weights(of: $0)) }
    return Tower.Product(
      folded, rows: kernel.rows,
      bias: sums.enumerated().map { Float(Double(own?[$0] ?? 0) + $1) })
  }
}
