import Features
import Models
import Tensors

/// The same model once more, in 64-bit numbers and plain loops: what the tests compare with.
struct DoubleModel {
  var weights: [Double]
  let layout: Layout
  let data: Encoded

  init(_ network: WideAndDeep, _ data: Encoded) {
    weights = network.weights.map(Double.init)
    layout = network.layout
    self.data = data
  }

  func logit(_ row: Int) -> Double {
    var logit = weights[layout.wide.bias.offset]
    for (column, block) in zip(data.wide, layout.wide.features) {
      for id in ids(column, row) { logit += weights[block.offset + id] }
    }
    var x: [Double] = []
    for (column, table) in zip(data.embedded, layout.embeddings.tables) {
      let ids = ids(column, row)
      for c in 0..<table.columns {
        let sum = ids.reduce(0) { $0 + weights[table.offset + $1 * table.columns + c] }
        x.append(ids.isEmpty ? 0 : sum / Double(ids.count))
      }
    }
    x += data.dense[(row * data.denseWidth)..<((row + 1) * data.denseWidth)].map(Double.init)
    for layer in layout.hidden {
      x = (0..<layer.kernel.columns).map { out in
        var sum = weights[layer.bias.offset + out]
        for (i, value) in x.enumerated() {
          sum += value * weights[layer.kernel.offset + i * layer.kernel.columns + out]
        }
        return max(0, sum)
      }
    }
    if let output = layout.output {
      for (i, value) in x.enumerated() { logit += value * weights[output.weights.offset + i] }
    }
    return logit
  }

  var meanLoss: Double {
    let losses = (0..<data.rowCount).map {
      BinaryCrossEntropy(logit: logit($0), label: Double(data.labels[$0])).loss
    }
    return losses.reduce(0, +) / Double(data.rowCount)
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

  func ids(_ column: IDColumn, _ row: Int) -> [Int] {
    let range = column.offsets.map { $0[row]..<$0[row + 1] } ?? row..<(row + 1)
    return column.ids[range].filter { $0 >= 0 }.map(Int.init)
  }
}

/// A small random problem with everything a model can have: a column with missing ids, a column
/// of many ids a row, embeddings of both kinds, dense inputs.
struct SmallProblem {
  let data: Encoded
  let layout: Layout

  init(seed: UInt64, rows: Int = 40, hidden: [Int] = [6, 5], wide: Bool = true, deep: Bool = true)
    throws
  {
    var random = RandomStream(seed: seed, purpose: .sampling)
    func single(_ size: Int) -> IDColumn {
      IDColumn(size: size, ids: (0..<rows).map { _ in Int32(random.below(size + 1) - 1) })
    }
    func several(_ size: Int) -> IDColumn {
      var (ids, offsets): ([Int32], [Int]) = ([], [0])
      for _ in 0..<rows {
        ids += (0..<random.below(4)).map { _ in Int32(random.below(size)) }
        offsets.append(ids.count)
      }
      return IDColumn(size: size, ids: ids, offsets: offsets)
    }
    let wideColumns = wide ? [single(5), several(7)] : []
    let embedded = deep ? [single(4), several(6)] : []
    let denseWidth = deep ? 3 : 0
    data = Encoded(
      rowCount: rows, wide: wideColumns, embedded: embedded,
      dense: (0..<(rows * denseWidth)).map { _ in Float(random.normal()) },
      denseWidth: denseWidth, labels: (0..<rows).map { _ in random.uniform() < 0.4 ? 1 : 0 })
    layout = try Layout(
      wide: wideColumns.enumerated().map { .init("wide\($0)", size: $1.size) },
      embeddings: embedded.enumerated().map {
        .init("embedded\($0)", size: $1.size, dimension: $0 + 2)
      }, denseWidth: denseWidth, hidden: hidden)
  }

  /// A network of which no weight is 0.
  func network(seed: UInt64) -> WideAndDeep {
    var random = RandomStream(seed: seed, purpose: .initialisation)
    return WideAndDeep(
      layout: layout, weights: (0..<layout.count).map { _ in Float(random.normal() * 0.5) })
  }
}
