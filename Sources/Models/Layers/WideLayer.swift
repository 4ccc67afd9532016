import Tensors

/// The linear model over sparse features: b + Σ w of the ids a row has.
public struct WideLayer: Sendable, Codable, Equatable {
  /// A vector of weights for each feature, one behind the other.
  public let features: [Block]
  public let bias: Block

  func forward(
    _ batch: Batch, _ weights: UnsafePointer<Float>, into logits: UnsafeMutablePointer<Float>
  ) {
    let b = weights[bias.offset]
    let (starts, ids) = (batch.examples.wideStarts.start, batch.examples.wideIDs.start)
    for i in 0..<batch.count {
      let row = Int(batch.rows[i])
      var sum = b
      for k in starts[row]..<starts[row &+ 1] { sum += weights[Int(ids[k])] }
      logits[i] = sum
    }
  }

  /// d w of an id is the sum of the errors of the rows that have it; d b is the sum of all.
  func backward(
    _ batch: Batch, _ errors: UnsafePointer<Float>, into gradients: inout Gradients
  ) {
    let (starts, ids) = (batch.examples.wideStarts.start, batch.examples.wideIDs.start)
    var touched = gradients.wide
    var sum: Float = 0
    for i in 0..<batch.count {
      let row = Int(batch.rows[i])
      sum += errors[i]
      for k in starts[row]..<starts[row &+ 1] {
        touched.gradient(of: ids[k]).pointee += errors[i]
      }
    }
    gradients.wide = touched
    gradients.bias.start.pointee = sum
  }
}
