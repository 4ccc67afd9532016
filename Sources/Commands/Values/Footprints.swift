import Features
import Language
import Models
import Tensors

// How much memory the values of the learning tower take, for `:vars`.

extension Table: HasFootprint {
  public var byteCount: Int { columns.reduce(0) { $0 &+ $1.byteCount } }
}

extension Column: HasFootprint {
  /// The arrays that hold the cells; long texts take what they are long besides.
  public var byteCount: Int {
    var sum = 0
    forEachBlock { sum &+= $0.bytes }
    return sum
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
