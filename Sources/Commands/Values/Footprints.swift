import Features
import Language
import Models
import Tensors

// How much memory the values of the learning tower take, for `:vars`.

extension Table: HasFootprint {
  public var byteCount: Int { columns.reduce(0) { $0 &+ $1.byteCount } }
}

extension Column: HasFootprint {
  public var byteCount: Int {
    switch values {
    case .numbers(let numbers): numbers.count * MemoryLayout<Double>.stride
    case .texts(let codes, let levels):
      codes.count * MemoryLayout<Int32>.stride
        + levels.reduce(0) { $0 &+ MemoryLayout<String>.stride &+ $1.utf8.count }
    case .truths(let truths): truths.count
    }
  }
}

extension Tensor: HasFootprint {
  public var byteCount: Int { count * (precision == .double ? 8 : 4) }
}

extension Run: HasFootprint {
  /// The weights, those that its state keeps, and the optimisers' slots.
  public var byteCount: Int {
    let floats = 2 * state.weights.count + state.wideSlots.count + state.deepSlots.count
    return floats * MemoryLayout<Float>.stride
  }
}
