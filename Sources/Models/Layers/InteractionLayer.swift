import Tensors

/// The factorisation machine's term: Σ_{f<g} ⟨v_f, v_g⟩ over the embedded columns.
///
/// Rendle 2010, lemma 3.1: ½ Σ_c ((Σ_f v_fc)² − Σ_f v_fc²), in time linear in the columns.
public struct InteractionLayer: Sendable, Codable, Equatable {
  /// How many columns, and numbers in each one's vector.
  public let fields: Int
  public let dimension: Int

  /// Adds the term to the one output; the vectors are the first columns of `input`.
  func forward(_ input: Matrix, addingTo logits: UnsafeMutablePointer<Float>) {
    for r in 0..<input.rows {
      let row = input.start + r &* input.columns
      var total: Float = 0
      for c in 0..<dimension {
        var (sum, squares): (Float, Float) = (0, 0)
        for f in 0..<fields {
          let v = row[f &* dimension &+ c]
          sum += v
          squares += v * v
        }
        total += sum * sum - squares
      }
      logits[r] += total / 2
    }
  }

  /// Adds to d v_fc: e (Σ_g v_gc − v_fc).
  func backward(_ input: Matrix, _ errors: UnsafePointer<Float>, addingTo dx: Matrix) {
    for r in 0..<input.rows {
      let (row, target) = (input.start + r &* input.columns, dx.start + r &* dx.columns)
      for c in 0..<dimension {
        var sum: Float = 0
        for f in 0..<fields { sum += row[f &* dimension &+ c] }
        for f in 0..<fields {
          let k = f &* dimension &+ c
          target[k] += errors[r] * (sum - row[k])
        }
      }
    }
  }
}
