/// A tensor of a model file, and which numbers of a run it holds.
struct TensorPlace {
  /// The arrays of a run that a file holds.
  enum Part: CaseIterable {
    case network, wideSlots, deepSlots
    /// The last weights, where patience may go back to others, and those others.
    case last, best
  }

  let name: String
  let shape: [Int]
  let part: Part
  /// Where its numbers begin in the part.
  let offset: Int

  var count: Int { shape.reduce(1, *) }
}

extension TensorPlace {
  /// The tensors of a model file, in its order; each part lies in it as in memory.
  static func all(
    of layout: Layout, trainedBy recipe: Recipe, withSlots: Bool, withBest: Bool
  ) -> [TensorPlace] {
    var places = network(layout)
    if withSlots {
      places += slots(.wideSlots, "wide", type(of: recipe.wide).slotNames, layout.wideRange.count)
      places += slots(.deepSlots, "deep", type(of: recipe.deep).slotNames, layout.deepRange.count)
    }
    if withBest {
      places += [
        TensorPlace(name: "last", shape: [layout.count], part: .last, offset: 0),
        TensorPlace(name: "best", shape: [layout.count], part: .best, offset: 0),
      ]
    }
    return places
  }

  /// `wide/.education`, `wide/bias`, `embedding/.education`, `deep/W1` …, [row, column] each.
  private static func network(_ layout: Layout) -> [TensorPlace] {
    let groups: [(String, [Block])] = [
      ("wide", layout.wide.features + [layout.wide.bias]),
      ("embedding", layout.embeddings.tables),
      ("deep", layout.layers.flatMap(\.blocks) + (layout.output.map { [$0.weights] } ?? [])),
      ("deep", layout.layers.flatMap(\.work.statistics)),
    ]
    var times: [String: Int] = [:]
    return groups.flatMap { group, blocks in
      blocks.map { block in
        let name = "\(group)/\(block.name)"
        times[name, default: 0] += 1
        // A feature may stand twice in a model.
        let suffix = times[name].map { $0 > 1 ? " (\($0))" : "" } ?? ""
        return TensorPlace(
          name: name + suffix, shape: [block.rows, block.columns], part: .network,
          offset: block.offset)
      }
    }
  }

  private static func slots(
    _ part: Part, _ owner: String, _ names: [String], _ count: Int
  ) -> [TensorPlace] {
    names.enumerated().map { place, name in
      TensorPlace(
        name: "slots/\(owner)/\(name)", shape: [count], part: part, offset: place * count)
    }
  }
}
