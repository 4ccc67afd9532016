import Features
import Language
import Tensors

// What large values say of their memory, for the limit on all values of a session together.

/// Blocks below this are not worth the look-up of who else holds them: each holder counts them.
private let leastShared = 1 << 16

extension MemoryBlock {
  fileprivate init(_ memory: (address: UInt, byteCount: Int)) {
    self.init(
      address: memory.byteCount < leastShared ? 0 : memory.address, bytes: memory.byteCount)
  }
}

extension Tensor {
  public func forEachBlock(_ body: (MemoryBlock) -> Void) { body(MemoryBlock(memory)) }
}

extension SparseMatrix {
  public func forEachBlock(_ body: (MemoryBlock) -> Void) { body(MemoryBlock(memory)) }
}

extension Column {
  public func forEachBlock(_ body: (MemoryBlock) -> Void) {
    switch values {
    case .numbers(let numbers): body(MemoryBlock(of: numbers))
    case .texts(let codes, let levels):
      body(MemoryBlock(of: codes))
      body(MemoryBlock(of: levels))
    case .truths(let truths): body(MemoryBlock(of: truths))
    case .lists(let lists):
      body(MemoryBlock(of: lists.offsets))
      body(MemoryBlock(of: lists.codes))
      body(MemoryBlock(of: lists.levels))
      if let weights = lists.weights { body(MemoryBlock(of: weights)) }
    case .times(let times, _): body(MemoryBlock(of: times))
    }
  }
}

extension Table {
  public func forEachBlock(_ body: (MemoryBlock) -> Void) {
    for column in columns { column.forEachBlock(body) }
  }
}
