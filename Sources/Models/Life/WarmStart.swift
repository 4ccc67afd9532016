import Features

/// A new model that begins with what an older run learned: rows of weights go over by the names of
/// their categories, together with what the optimisers remember of them.
///
/// Without that memory FTRL would take the first gradient for the whole past, and its weights would
/// all but vanish.
public struct WarmStart: Sendable {
  /// How the rows of a feature went over.
  public struct Part: Sendable, Codable, Equatable {
    /// `wide .education`, `embedding .job`, `layer W1`.
    public let name: String
    public let kept: Int
    public let new: Int
    /// Rows of the old run that have no place in the model.
    public let dropped: Int

    public init(name: String, kept: Int, new: Int, dropped: Int) {
      self.name = name
      self.kept = kept
      self.new = new
      self.dropped = dropped
    }
  }

  public let parts: [Part]
  /// Whether the optimisers' memory went over; else it is made anew from the weights.
  public let keepsMemory: (wide: Bool, deep: Bool)
  let network: WideAndDeep
  /// What goes where, in both flat buffers.
  let moves: [Move]

  /// Numbers in a line that go from one buffer to another.
  struct Move {
    var from: Int
    var to: Int
    var count: Int
  }

  /// Throws `ModelsError.nothingCarried` when the model has no weight of the run, and
  /// `.otherTargets` when it predicts none of its labels.
  init(
    _ declaration: ModelDeclaration, _ fitted: FittedModel, _ recipe: Recipe,
    from old: Run, _ ancestry: Ancestry
  ) throws {
    guard ancestry.targets.contains(where: { $0 != nil }) else {
      throw ModelsError.otherTargets(
        old.targets.map(\.target.name), fitted.targets.map(\.target.name))
    }
    let fresh = WideAndDeep(layout: try declaration.layout(for: fitted), seed: recipe.seed)
    var mover = Mover(fitted, fresh.layout, old, ancestry)
    mover.moveAll()
    let bias = old.network.layout.wide.bias.range
    let isBeyondBias = mover.moves.contains {
      $0.from < bias.lowerBound || $0.from + $0.count > bias.upperBound
    }
    guard isBeyondBias else { throw ModelsError.nothingCarried }
    var weights = fresh.weights
    for move in mover.moves {
      weights.replaceSubrange(
        move.to..<move.to + move.count,
        with: old.network.weights[move.from..<move.from + move.count])
    }
    network = WideAndDeep(layout: fresh.layout, weights: weights)
    parts = mover.parts
    moves = mover.moves
    keepsMemory = (
      old.state.hasSlots && type(of: old.recipe.wide) == type(of: recipe.wide),
      old.state.hasSlots && type(of: old.recipe.deep) == type(of: recipe.deep)
    )
  }
}
