import Language
import Tensors

/// The tensors of a value: itself, or those in its records and lists; numbers count as tensors.
///
/// Parameters, gradients and optimiser state are such values, of one shape.
struct Tree {
  indirect enum Node {
    case leaf(Int, Value, isNumber: Bool)
    case list([Node])
    case record([(String, Node)])
    case fixed(Value)
  }

  private let root: Node
  /// The tensors in the order they stand, with the way to each: `.deep.W1`.
  private(set) var leaves: [Tensor] = []
  private(set) var paths: [String] = []

  init(_ value: Value, precision: Tensor.Precision = .single) throws {
    var leaves: [Tensor] = []
    var paths: [String] = []
    func visit(_ value: Value, _ path: String, _ depth: Int) throws -> Node {
      guard depth < 100 else { throw Fault(.tooDeep, "parameters nest up to 100 deep") }
      if let number = value.number {
        leaves.append(Tensor(number, precision: precision))
        paths.append(path)
        return .leaf(leaves.count - 1, value, isNumber: true)
      }
      if let tensor = value.foreign as? Tensor {
        leaves.append(tensor)
        paths.append(path)
        return .leaf(leaves.count - 1, value, isNumber: false)
      }
      if let list = value.list {
        return .list(
          try list.enumerated().map { try visit($1, "\(path)[\($0)]", depth + 1) })
      }
      if let fields = value.record {
        return .record(
          try fields.map { ($0.key, try visit($0.value, "\(path).\($0.key)", depth + 1)) })
      }
      return .fixed(value)
    }
    root = try visit(value, "", 0)
    self.leaves = leaves
    self.paths = paths
  }

  /// The same value with other tensors in the leaves' places.
  ///
  /// With `asNumbers`, a leaf that was a number is a number again. Without, the leaves stand for
  /// the old ones: errors say where those were made.
  func value(with tensors: [Tensor], asNumbers: Bool) -> Value {
    func build(_ node: Node) -> Value {
      switch node {
      case .leaf(let index, let old, let isNumber):
        guard tensors.indices.contains(index) else { return .none }
        let new = isNumber && asNumbers ? tensors[index].value : .foreign(tensors[index])
        if !asNumbers { new.traced?.isMade(like: old.traced) }
        return new
      case .list(let nodes): return .list(nodes.map(build))
      case .record(let nodes):
        return .record(Fields(nodes.map { ($0.0, build($0.1)) }) { first, _ in first })
      case .fixed(let value): return value
      }
    }
    return build(root)
  }
}
