import Tensors

/// Draws a place with a probability in proportion to its weight, in constant time.
///
/// Walker's alias method, built as in Vose 1991: each place keeps part of an equal share, and
/// leaves the rest to one other.
struct AliasTable: Sendable {
  private let keeps: [Double]
  private let other: [Int32]

  /// For weights of which none is below 0 and at least one is above.
  init(_ weights: [Double]) {
    let sum = weights.reduce(0, +)
    var share = weights.map { $0 * Double(weights.count) / sum }
    var other = weights.indices.map { Int32(truncatingIfNeeded: $0) }
    var keeps = [Double](repeating: 1, count: weights.count)
    var (small, large) = (
      share.indices.filter { share[$0] < 1 }, share.indices.filter { share[$0] >= 1 }
    )
    while let under = small.popLast(), let over = large.last {
      keeps[under] = share[under]
      other[under] = Int32(truncatingIfNeeded: over)
      share[over] -= 1 - share[under]
      if share[over] < 1 {
        large.removeLast()
        small.append(over)
      }
    }
    self.keeps = keeps
    self.other = other
  }

  var count: Int { keeps.count }

  func draw(_ stream: inout RandomStream) -> Int {
    let place = stream.below(keeps.count)
    return stream.uniform() < keeps[place] ? place : Int(other[place])
  }
}
