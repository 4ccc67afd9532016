import Tensors

/// A layer between the deep part's input and its output, in its place in the buffer of weights.
///
/// A new one is a file in this folder with its declaration and its work, a case here, and a line in
/// `HiddenLayers.all`.
public enum Layer: Sendable, Codable, Equatable {
  case relu(ReLULayer)
  case dropout(DropoutLayer)
  case batchNorm(BatchNormLayer)

  /// What does the layer's work.
  var work: any LayerWork {
    switch self {
    case .relu(let layer): layer
    case .dropout(let layer): layer
    case .batchNorm(let layer): layer
    }
  }

  /// Its weights, in the order of the buffer.
  public var blocks: [Block] { work.blocks }

  /// The layer with what gradients do not move further on in the buffer.
  func movingStatistics(by offset: Int) -> Layer {
    guard case .batchNorm(var layer) = self else { return self }
    layer.mean = layer.mean.moved(by: offset)
    layer.variance = layer.variance.moved(by: offset)
    return .batchNorm(layer)
  }
}

/// What a layer does with a batch: forward, and its derivative.
///
/// Matrices are [row, unit]. Of the gradient of its input a layer computes as many columns as `dx`
/// has, the first ones: the dense inputs need none.
protocol LayerWork {
  /// Units that come out.
  var width: Int { get }
  /// Weights that gradients move.
  var blocks: [Block] { get }
  /// Numbers that are learned otherwise, such as running means; they lie behind all weights.
  var statistics: [Block] { get }
  /// Numbers to keep from forward for backward.
  func memory(rows: Int) -> Int
  func initialise(_ weights: inout [Float])
  func forward(
    _ x: Matrix, _ weights: UnsafeMutablePointer<Float>, into h: Matrix, _ pass: LayerPass)
  /// `dh` may be overwritten.
  func backward(
    _ x: Matrix, _ h: Matrix, _ dh: Matrix, _ weights: UnsafeMutablePointer<Float>,
    into gradients: Gradients, input dx: Matrix, _ pass: LayerPass)
  /// Takes into the statistics what the forward pass of this step saw.
  func settle(_ weights: UnsafeMutablePointer<Float>, _ pass: LayerPass)
}

extension LayerWork {
  var statistics: [Block] { [] }
  func memory(rows: Int) -> Int { 0 }
  func initialise(_ weights: inout [Float]) {}
  func settle(_ weights: UnsafeMutablePointer<Float>, _ pass: LayerPass) {}
}

/// What a layer may know of the pass it takes part in.
struct LayerPass {
  /// The step that is trained; `nil` when rows are only scored.
  let step: TrainedStep?
  /// Its place among the layers.
  let index: Int
  /// As many numbers as the layer asked for.
  let memory: UnsafeMutablePointer<Float>
}

/// A step of training: what chance in it depends on.
struct TrainedStep {
  let seed: UInt64
  let number: Int
}

/// A layer as it is declared in `hidden:`, before any sizes are known.
public protocol HiddenLayer: Configurable {
  /// How it stands between other layers: `100`, `dropout(0.2)`.
  var description: String { get }
  /// Takes its place behind `width` units; `number` counts the layers of its kind from 1.
  func placed(after width: Int, number: Int, _ builder: inout BlockBuilder) throws -> Layer
}

/// A declared layer; a whole number is a ReLU layer of so many units.
public struct Hidden: Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  public let layer: any HiddenLayer

  public init(_ layer: any HiddenLayer) { self.layer = layer }
  /// A ReLU layer.
  public init(units: Int) { layer = ReLU(units: units) }
  public init(integerLiteral units: Int) { self.init(units: units) }
  public var description: String { layer.description }
}

/// The layers that have a verb, a line each; a ReLU layer is written as its number of units.
public enum HiddenLayers {
  public static let all: [any HiddenLayer.Type] = [
    Dropout.self,
    BatchNorm.self,
  ]
}
