import Features
import Glibc
import Models
import Tensors

/// The same model once more, in 64-bit numbers and plain loops: what the tests compare with.
struct DoubleModel {
  var weights: [Double]
  let layout: Layout
  let data: Encoded
  /// The seed of the first training step; `nil` for scoring.
  var seed: UInt64?

  init(_ network: WideAndDeep, _ data: Encoded, trainingBy seed: UInt64? = nil) {
    weights = network.weights.map(Double.init)
    layout = network.layout
    self.data = data
    self.seed = seed
  }

  /// [row][output]
  func outputs() -> [[Double]] {
    var z = (0..<data.rowCount).map(wide)
    guard layout.readsInput else { return z }
    var x = (0..<data.rowCount).map(input)
    if let pairs = layout.interaction {
      for row in z.indices {
        for f in 0..<pairs.fields {
          for g in 0..<f {
            for c in 0..<pairs.dimension {
              z[row][0] += x[row][f * pairs.dimension + c] * x[row][g * pairs.dimension + c]
            }
          }
        }
      }
    }
    guard let output = layout.output?.weights else { return z }
    for (index, layer) in layout.layers.enumerated() { x = pass(x, layer, index) }
    for row in z.indices {
      for (k, value) in x[row].enumerated() {
        for o in 0..<layout.outputs {
          z[row][o] += value * weights[output.offset + k * layout.outputs + o]
        }
      }
    }
    return z
  }

  private func wide(_ row: Int) -> [Double] {
    var z = Array(weights[layout.wide.bias.range])
    for (column, block) in zip(data.wide, layout.wide.features) {
      for (id, x) in ids(column, row) {
        for o in z.indices { z[o] += x * weights[block.offset + id * layout.outputs + o] }
      }
    }
    return z
  }

  private func input(_ row: Int) -> [Double] {
    var x: [Double] = []
    for (column, field) in zip(data.embedded, layout.embeddings.fields) {
      let table = layout.embeddings.tables[field.table]
      let ids = ids(column, row)
      let share =
        switch field.combiner {
        case .sum: 1.0
        case .mean: ids.reduce(0) { $0 + $1.weight }
        case .sqrtN: ids.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        }
      for c in 0..<table.columns {
        let sum = ids.reduce(0) {
          $0 + $1.weight * weights[table.offset + $1.id * table.columns + c]
        }
        x.append(ids.isEmpty ? 0 : sum / share)
      }
    }
    return x + data.dense[(row * data.denseWidth)..<((row + 1) * data.denseWidth)].map(Double.init)
  }

  private func pass(_ x: [[Double]], _ layer: Layer, _ index: Int) -> [[Double]] {
    switch layer {
    case .relu(let layer):
      return x.map { row in
        (0..<layer.kernel.columns).map { out in
          var sum = weights[layer.bias.offset + out]
          for (i, value) in row.enumerated() {
            sum += value * weights[layer.kernel.offset + i * layer.kernel.columns + out]
          }
          return max(0, sum)
        }
      }
    case .dropout(let layer):
      guard let seed else { return x }
      let factors = Buffer<Float>(x.count * layer.width, filledWith: 0)
      Dropout.factors(
        rate: layer.rate, seed: seed, step: 0, layer: index, count: factors.count,
        into: factors.start)
      let values = factors.array
      // Chance depends on a row's place in the batch.
      let order = BatchPlan(rowCount: x.count, size: x.count).order(seed: seed, epoch: 1)
      var dropped = x
      for (place, row) in order.map(Int.init).enumerated() {
        for c in x[row].indices { dropped[row][c] *= Double(values[place * layer.width + c]) }
      }
      return dropped
    case .batchNorm(let layer):
      return normalised(x, layer)
    }
  }

  private func normalised(_ x: [[Double]], _ layer: BatchNormLayer) -> [[Double]] {
    var (mean, variance) = (Array(weights[layer.mean.range]), Array(weights[layer.variance.range]))
    if seed != nil {
      for c in mean.indices {
        mean[c] = x.reduce(0) { $0 + $1[c] } / Double(x.count)
        variance[c] =
          x.reduce(0) { $0 + ($1[c] - mean[c]) * ($1[c] - mean[c]) } / Double(x.count)
      }
    }
    return x.map { row in
      row.indices.map { c in
        weights[layer.scale.offset + c] * (row[c] - mean[c])
          / (variance[c] + Double(layer.epsilon)).squareRoot() + weights[layer.shift.offset + c]
      }
    }
  }

  func logit(_ row: Int) -> Double { outputs()[row][0] }

  /// Over all labels and rows, each row as its weight says.
  var meanLoss: Double {
    let total = data.rowWeights.reduce(0) { $0 + Double($1) } / Double(data.rowCount)
    var sum = 0.0
    for (row, z) in outputs().enumerated() {
      let weight = data.rowWeights.isEmpty ? 1 : Double(data.rowWeights[row]) / total
      var column = 0
      for (place, head) in layout.heads.enumerated() {
        let label = Double(data.labels[row * layout.heads.count + place])
        switch head {
        case .binary:
          sum += weight * BinaryCrossEntropy(logit: z[column], label: label).loss
        case .regression(let mean, let deviation):
          let error = z[column] - (label - mean) / deviation
          sum += weight * error * error
        case .classes(let count):
          let all = (0..<count).reduce(0) { $0 + exp(z[column + $1]) }
          sum += weight * (log(all) - z[column + Int(label)])
        }
        column += head.width
      }
    }
    return sum / Double(data.rowCount)
  }

  /// d (mean loss) / d weight by central differences.
  mutating func slope(at index: Int) -> Double {
    let (weight, h) = (weights[index], 1e-5)
    weights[index] = weight + h
    let above = meanLoss
    weights[index] = weight - h
    let below = meanLoss
    weights[index] = weight
    return (above - below) / (2 * h)
  }

  func ids(_ column: IDColumn, _ row: Int) -> [(id: Int, weight: Double)] {
    let range = column.offsets.map { $0[row]..<$0[row + 1] } ?? row..<(row + 1)
    return range.filter { column.ids[$0] >= 0 }.map {
      (Int(column.ids[$0]), Double(column.weights?[$0] ?? 1))
    }
  }
}
