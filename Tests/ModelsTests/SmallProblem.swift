import Features
import Models
import Tensors

/// A small random problem with everything a model can have: a column with missing ids, a column
/// of many ids a row, embeddings of both kinds, dense inputs.
struct SmallProblem {
  var data: Encoded
  let layout: Layout

  /// What the network of a problem is made of.
  struct Shape: Sendable {
    var hidden: [Hidden] = [6, 5]
    var heads: [Head] = [.binary]
    var architecture = Architecture.wideAndDeep
    /// Of the columns of several ids.
    var combiner = Combiner.mean
    var hasWeights = false
    /// Whether both embedded columns use one table.
    var isShared = false
    var wide = true
    var deep = true
  }

  init(seed: UInt64, rows: Int = 40, _ shape: Shape = Shape()) throws {
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
      let weights = ids.map { _ in Float(random.uniform()) + 0.1 }
      return IDColumn(
        size: size, ids: ids, offsets: offsets, weights: shape.hasWeights ? weights : nil)
    }
    let wideColumns = shape.wide ? [single(5), several(7)] : []
    let embedded = shape.deep ? [single(shape.isShared ? 6 : 4), several(6)] : []
    let denseWidth = shape.deep && shape.architecture != .factorisationMachine ? 3 : 0
    data = Encoded(
      rowCount: rows, wide: wideColumns, embedded: embedded,
      dense: (0..<(rows * denseWidth)).map { _ in Float(random.normal()) },
      denseWidth: denseWidth, labels: [])
    for _ in 0..<rows {
      for head in shape.heads {
        switch head {
        case .binary: data.labels.append(random.uniform() < 0.4 ? 1 : 0)
        case .regression: data.labels.append(Float(3 + 2 * random.normal()))
        case .classes(let count): data.labels.append(Float(random.below(count)))
        }
      }
    }
    let isEqual = shape.isShared || shape.architecture != .wideAndDeep
    layout = try Layout(
      wide: wideColumns.enumerated().map { .init("wide\($0)", size: $1.size) },
      embeddings: embedded.enumerated().map {
        .init(
          "embedded\($0)", size: $1.size, dimension: isEqual ? 3 : $0 + 2,
          combiner: shape.combiner, table: shape.isShared ? "both" : nil)
      }, denseWidth: denseWidth, hidden: shape.hidden, architecture: shape.architecture,
      heads: shape.heads)
  }

  /// A network of which no weight is 0.
  func network(seed: UInt64) -> WideAndDeep {
    var random = RandomStream(seed: seed, purpose: .initialisation)
    var weights = (0..<layout.count).map { _ in Float(random.normal() * 0.5) }
    for layer in layout.layers {
      guard case .batchNorm(let layer) = layer else { continue }
      for k in layer.variance.range { weights[k] = weights[k].magnitude + 0.1 }
    }
    return WideAndDeep(layout: layout, weights: weights)
  }
}
