import Tensors

/// The linear model over sparse features: b + Σ w of the ids a row has, once for each output.
public struct WideLayer: Sendable, Codable, Equatable {
  /// [id, output] for each feature, one behind the other.
  public let features: [Block]
  /// [1, output].
  public let bias: Block

  func forward(_ batch: Batch, _ weights: UnsafePointer<Float>, into z: Matrix) {
    let (starts, ids) = (batch.examples.wideStarts.start, batch.examples.wideIDs)
    let b = weights + bias.offset
    guard z.columns == 1, ids.weights == nil else {
      for i in 0..<batch.count {
        let row = Int(batch.rows[i])
        let out = z.start + i &* z.columns
        out.update(from: b, count: z.columns)
        for k in starts[row]..<starts[row &+ 1] {
          let (w, x) = (weights + Int(ids.start[k]) &* z.columns, ids.weight(at: k))
          for o in 0..<z.columns { out[o] += x * w[o] }
        }
      }
      return
    }
    for i in 0..<batch.count {
      let row = Int(batch.rows[i])
      var sum = b[0]
      for k in starts[row]..<starts[row &+ 1] { sum += weights[Int(ids.start[k])] }
      z.start[i] = sum
    }
  }

  /// d w of an id is the sum of the errors of the rows that have it; d b is the sum of all.
  func backward(_ batch: Batch, _ errors: Matrix, into gradients: inout Gradients) {
    let (starts, ids) = (batch.examples.wideStarts.start, batch.examples.wideIDs)
    var touched = gradients.wide
    errors.sumRows(into: gradients.bias.start)
    let isPlain = errors.columns == 1 && ids.weights == nil
    for i in 0..<batch.count {
      let row = Int(batch.rows[i])
      let error = errors.start + i &* errors.columns
      if isPlain {
        for k in starts[row]..<starts[row &+ 1] {
          touched.gradient(of: ids.start[k]).pointee += error[0]
        }
      } else {
        for k in starts[row]..<starts[row &+ 1] {
          let (g, x) = (touched.gradient(of: ids.start[k]), ids.weight(at: k))
          for o in 0..<errors.columns { g[o] += x * error[o] }
        }
      }
    }
    gradients.wide = touched
  }
}
