import Features
import Models
import Tensors

/// Which of a model's features, by their places.
struct FeatureChoice {
  var wide: [Int] = []
  var embedded: [Int] = []
  var dense: [Int] = []

  var isEmpty: Bool { wide.isEmpty && embedded.isEmpty && dense.isEmpty }

  static func all(of features: FittedFeatures) -> FeatureChoice {
    FeatureChoice(
      wide: Array(features.wide.indices), embedded: Array(features.embedded.indices),
      dense: Array(features.dense.indices))
  }
}

/// Some of a model's features, and what the network makes of their rows before its first ReLU: a
/// share of the logit and a share of each unit. Shares of several sides add up to the whole.
final class Side: @unchecked Sendable {
  let features: FittedFeatures
  private let weights: [Float]
  /// Where the weights of each wide feature begin.
  private let wide: [Int]
  private let fields: [(table: Block, combiner: Combiner)]
  /// The rows of the first kernel that these features meet, [input, unit].
  let kernel: Matrix
  private let kernelOwner: Buffer<Float>

  /// - Parameter tower: `nil` when the network has no deep part.
  init(_ choice: FeatureChoice, of run: Run, _ tower: Tower?) {
    let layout = run.network.layout
    features = FittedFeatures(
      label: nil, wide: choice.wide.map { run.features.wide[$0] },
      embedded: tower == nil ? [] : choice.embedded.map { run.features.embedded[$0] },
      dense: tower == nil ? [] : choice.dense.map { run.features.dense[$0] }, warnings: [])
    weights = run.network.weights
    wide = choice.wide.map { layout.wide.features[$0].offset }
    let allFields = layout.embeddings.fields.map { field in
      (table: layout.embeddings.tables[field.table], combiner: field.combiner)
    }
    fields = tower == nil ? [] : choice.embedded.map { allFields[$0] }
    var inputs: [Int] = []
    if let tower {
      let fieldStarts = Self.starts(allFields.map(\.table.columns), from: 0)
      let denseStarts = Self.starts(
        run.features.dense.map(\.width), from: layout.embeddings.width)
      inputs =
        choice.embedded.flatMap { Array(fieldStarts[$0]..<fieldStarts[$0 + 1]) }
        + choice.dense.flatMap { Array(denseStarts[$0]..<denseStarts[$0 + 1]) }
      let first = tower.first.kernel
      kernelOwner = Buffer(inputs.count * first.columns, filledWith: 0)
      for (row, input) in inputs.enumerated() {
        (kernelOwner.start + row * first.columns).update(
          from: first.start + input * first.columns, count: first.columns)
      }
    } else {
      kernelOwner = Buffer(0, filledWith: 0)
    }
    kernel = Matrix(kernelOwner.start, rows: inputs.count, columns: tower?.units ?? 0)
  }

  /// Where each of so wide stretches begins, and the end.
  private static func starts(_ widths: [Int], from first: Int) -> [Int] {
    widths.reduce(into: [first]) { $0.append(($0.last ?? 0) + $1) }
  }

  func encode(_ table: Table) throws -> Encoded { try features.encode(table, withLabels: false) }

  /// All weights of the network.
  func withWeights(_ body: (UnsafeBufferPointer<Float>) -> Void) {
    weights.withUnsafeBufferPointer(body)
  }

  /// Adds the wide share of some rows to their logits.
  func addLogits(
    of data: Encoded, _ rows: UnsafeBufferPointer<Int32>, to logits: UnsafeMutablePointer<Float>
  ) {
    weights.withUnsafeBufferPointer { weights in
      for (column, offset) in zip(data.wide, wide) {
        column.ids.withUnsafeBufferPointer { ids in
          for (place, row) in rows.enumerated() {
            for k in column.range(of: Int(row)) where ids[k] >= 0 {
              logits[place] += weights[offset &+ Int(ids[k])] * (column.weights?[k] ?? 1)
            }
          }
        }
      }
    }
  }

  /// The deep part's input of some rows, as far as it is this side's: [row, input].
  func gather(_ data: Encoded, _ rows: UnsafeBufferPointer<Int32>, into input: Matrix) {
    weights.withUnsafeBufferPointer { weights in
      guard let weights = weights.baseAddress else { return }
      var start = 0
      for (column, field) in zip(data.embedded, fields) {
        column.ids.withUnsafeBufferPointer { ids in
          for (place, row) in rows.enumerated() {
            combine(
              ids, column, column.range(of: Int(row)), field.combiner,
              weights + field.table.offset, field.table.columns,
              into: input.start + place &* input.columns + start)
          }
        }
        start += field.table.columns
      }
      data.dense.withUnsafeBufferPointer { dense in
        guard let dense = dense.baseAddress else { return }
        for (place, row) in rows.enumerated() {
          (input.start + place &* input.columns + start).update(
            from: dense + Int(row) &* data.denseWidth, count: data.denseWidth)
        }
      }
    }
  }

  /// units = input · kernel, [row, unit].
  func multiply(_ input: Matrix, into units: Matrix) {
    units.set(input, times: kernel)
    withExtendedLifetime(self) {}
  }
}

extension IDColumn {
  /// The places of a row's ids.
  @inline(__always)
  func range(of row: Int) -> Range<Int> {
    offsets.map { $0[row]..<$0[row &+ 1] } ?? row..<row &+ 1
  }
}

/// One vector of a row's ids, as the combiner says; zeros without any.
private func combine(
  _ ids: UnsafeBufferPointer<Int32>, _ column: IDColumn, _ range: Range<Int>, _ combiner: Combiner,
  _ table: UnsafePointer<Float>, _ dimension: Int, into target: UnsafeMutablePointer<Float>
) {
  if range.count == 1, column.weights == nil, let only = range.first, ids[only] >= 0 {
    target.update(from: table + Int(ids[only]) &* dimension, count: dimension)
    return
  }
  target.update(repeating: 0, count: dimension)
  var (count, sum, squares): (Int, Float, Float) = (0, 0, 0)
  for k in range where ids[k] >= 0 {
    let weight = column.weights?[k] ?? 1
    let vector = table + Int(ids[k]) &* dimension
    for c in 0..<dimension { target[c] += weight * vector[c] }
    count += 1
    sum += weight
    squares += weight * weight
  }
  let whole: Float =
    switch combiner {
    case .sum: 1
    case .mean: sum
    case .sqrtN: squares.squareRoot()
    }
  guard count > 0, combiner != .sum else { return }
  let share = whole == 0 ? 0 : 1 / whole
  for c in 0..<dimension { target[c] *= share }
}
