import Models
import Tensors

/// One weight that an optimiser moves.
struct OneWeight {
  private var table: WeightTable

  init(_ optimiser: any Optimiser, startingAt weight: Float = 0) {
    table = WeightTable(optimiser, [weight])
  }

  /// Goes on with another rule and the same slots.
  mutating func use(_ optimiser: any Optimiser) { table.optimiser = optimiser }

  mutating func step(_ gradient: Float) -> Float {
    table.step(gradients: [gradient])
    return table.weights[0]
  }
}

/// Weights that an optimiser moves, all or some rows of two.
struct WeightTable {
  var optimiser: any Optimiser
  private let parameters: Buffer<Float>
  private let slots: Buffer<Float>

  init(_ optimiser: any Optimiser, _ weights: [Float]) {
    self.optimiser = optimiser
    parameters = Buffer(copying: weights)
    slots = Buffer(type(of: optimiser).slotCount * weights.count, filledWith: .nan)
    with(weights) { optimiser.fillSlots($0) }
  }

  var weights: [Float] { parameters.array }

  func step(gradients: [Float]) { with(gradients) { optimiser.step($0) } }

  func step(rows: [Int32], gradients: [Float]) {
    let rows = Buffer(copying: rows)
    with(gradients) {
      optimiser.step(TouchedRows(table: $0, rows: rows.start, rowCount: rows.count, width: 2))
    }
    withExtendedLifetime(rows) {}
  }

  private func with(_ gradients: [Float], _ body: (Stretch) -> Void) {
    let gradients = Buffer(copying: gradients)
    body(
      Stretch(
        weights: parameters.start, gradients: gradients.start, slots: slots.start,
        slotStride: parameters.count, count: parameters.count))
    withExtendedLifetime(gradients) {}
  }
}
