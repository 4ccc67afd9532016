import Features
import Tensors

/// Trains a network: one forward pass and one backward pass a batch, both halves moved by the same
/// error, σ(logit) − y (the paper's joint training, section 3.3).
///
/// It can stop after any batch and go on later, in this process or from its `state` in another,
/// with the same bits as if it had never stopped. One seed gives one result. Not `Sendable`: it
/// belongs to one computation.
public final class Trainer {
  public let layout: Layout
  public let recipe: Recipe
  public internal(set) var history: History
  /// Which rows each step takes.
  public let plan: BatchPlan
  public let totalSteps: Int
  /// Steps made so far.
  public private(set) var step = 0
  /// The best weights so far, kept when the recipe has patience.
  public internal(set) var best: BestWeights?
  /// The rows that epochs are checked on.
  let check: ScoredRows?

  private let examples: Examples
  let weights: Buffer<Float>
  private let wideSlots: Buffer<Float>
  private let deepSlots: Buffer<Float>
  private let activations: Activations
  private var gradients: Gradients
  /// The rows in the order of the epoch at hand.
  private var order = Buffer<Int32>(0, filledWith: 0)
  private var orderedEpoch = 0
  private let clock = ContinuousClock()

  /// Throws `ModelsError` when the recipe, or the data for this network, cannot train.
  ///
  /// - Parameter check: rows to measure the model on after each epoch; patience needs some.
  public init(
    _ network: WideAndDeep, on data: Encoded, check: Encoded? = nil, using recipe: Recipe
  ) throws {
    try recipe.validate()
    guard check != nil || (recipe.patience == nil && recipe.by.isEmpty) else {
      throw ModelsError.nothingToCheck
    }
    guard data.rowCount > 0 else { throw ModelsError.noRows(purpose: "training") }
    guard !data.labels.isEmpty else { throw ModelsError.noLabels }
    layout = network.layout
    self.recipe = recipe
    examples = try Examples(data, for: layout)
    self.check = try check.map { try ScoredRows($0, for: network.layout) }
    if let check {
      guard check.rowCount > 0 else { throw ModelsError.noRows(purpose: "a check") }
      guard !check.labels.isEmpty else { throw ModelsError.noLabels }
      // What cannot be measured is refused before training, not after the first epoch.
      try self.check?.probe(recipe.by)
    }
    plan = BatchPlan(rowCount: data.rowCount, size: recipe.batch)
    weights = Buffer(copying: network.weights)
    wideSlots = slots(recipe.wide, layout.wideRange, weights)
    deepSlots = slots(recipe.deep, layout.deepRange, weights)
    activations = Activations(for: layout, rows: plan.largest, withGradients: true)
    gradients = Gradients(for: layout, examples: examples, batch: plan.largest)
    let (steps, overflow) = plan.stepsPerEpoch.multipliedReportingOverflow(by: recipe.epochs)
    totalSteps = overflow ? .max : steps
    history = History(totalSteps: totalSteps)
  }

  /// Goes on from a state that a trainer with the same layout, data and recipe left.
  public convenience init(
    resuming state: TrainingState, of layout: Layout, on data: Encoded, check: Encoded? = nil,
    using recipe: Recipe
  ) throws {
    guard state.weights.count == layout.count else {
      throw ModelsError.wrongData(
        part: "the number of saved weights", found: state.weights.count, expected: layout.count)
    }
    if let best = state.best, best.weights.count != layout.count {
      throw ModelsError.wrongData(
        part: "the number of the best weights", found: best.weights.count, expected: layout.count)
    }
    try self.init(
      WideAndDeep(layout: layout, weights: state.weights), on: data, check: check, using: recipe)
    for (saved, own) in [(state.wideSlots, wideSlots), (state.deepSlots, deepSlots)] {
      guard saved.count == own.count else {
        throw ModelsError.wrongData(
          part: "the number of saved slots", found: saved.count, expected: own.count)
      }
      for i in 0..<own.count { own.start[i] = saved[i] }
    }
    step = state.step
    history = state.history
    best = state.best
  }

  /// Begins with what an older run learned; steps, epochs and losses count from 0.
  convenience init(
    _ start: WarmStart, after old: Run, on data: Encoded, check: Encoded? = nil,
    using recipe: Recipe
  ) throws {
    try self.init(start.network, on: data, check: check, using: recipe)
    let before = old.network.layout
    if start.keepsMemory.wide {
      take(start.moves, old.state.wideSlots, of: before.wideRange, wideSlots, layout.wideRange)
    }
    if start.keepsMemory.deep {
      take(start.moves, old.state.deepSlots, of: before.deepRange, deepSlots, layout.deepRange)
    }
    recipe.wide.refitSlots(stretch(layout.wideRange, wideSlots))
    recipe.deep.refitSlots(stretch(layout.deepRange, deepSlots))
  }

  /// Copies slots of one part of an older run to where its weights went.
  private func take(
    _ moves: [WarmStart.Move], _ old: [Float], of before: Range<Int>, _ slots: Buffer<Float>,
    _ range: Range<Int>
  ) {
    let slotCount = slots.count / max(range.count, 1)
    guard old.count == slotCount * before.count else { return }
    for move in moves {
      let target = (move.to..<move.to + move.count).clamped(to: range)
      let from = target.lowerBound + move.from - move.to
      guard !target.isEmpty, before.contains(from), from + target.count <= before.upperBound
      else { continue }
      for slot in 0..<slotCount {
        let (to, origin) = (
          slot * range.count + target.lowerBound - range.lowerBound,
          slot * before.count + from - before.lowerBound
        )
        for k in 0..<target.count { slots.start[to + k] = old[origin + k] }
      }
    }
  }

  /// All weights of a part with their slots; there are no gradients yet.
  private func stretch(_ range: Range<Int>, _ slots: Buffer<Float>) -> Stretch {
    let start = weights.start + range.lowerBound
    return Stretch(
      weights: start, gradients: start, slots: slots.start, slotStride: range.count,
      count: range.count)
  }

  /// Whether all steps are made, or patience is at its end.
  public var isFinished: Bool { (step >= totalSteps || hasLostPatience) && !checkIsDue }
  public var stepsPerEpoch: Int { plan.stepsPerEpoch }
  /// The epoch of the next step, or the last one; counted from 1.
  public var epoch: Int { min(step / stepsPerEpoch, recipe.epochs - 1) + 1 }
  public var rowCount: Int { examples.rowCount }
  /// Rows seen so far, over all epochs.
  public var examplesSeen: Int {
    step / stepsPerEpoch * rowCount + plan.range(ofStep: step % stepsPerEpoch).lowerBound
  }

  /// The network as it stands; the best one once training with patience is finished.
  public var network: WideAndDeep {
    WideAndDeep(
      layout: layout, weights: isFinished ? best?.weights ?? weights.array : weights.array)
  }

  /// All that going on later needs.
  public var state: TrainingState {
    TrainingState(
      weights: weights.array, wideSlots: wideSlots.array, deepSlots: deepSlots.array, step: step,
      history: history, best: best)
  }

  /// Makes the next step and returns the batch's mean loss before it.
  ///
  /// Throws `ModelsError.diverged` before the update when the loss or a gradient is beyond use;
  /// the weights are then those of the step before.
  @discardableResult
  public func makeStep() throws -> Double {
    let start = clock.now
    shuffle(for: epoch)
    let places = plan.range(ofStep: step % stepsPerEpoch)
    let batch = Batch(
      examples: examples, rows: order.start + places.lowerBound, count: places.count)

    let pass = TrainedStep(seed: recipe.seed, number: step)
    layout.forward(batch, weights.start, activations, training: pass)
    let lossSum = setErrors(of: batch)
    guard lossSum.isFinite else { throw divergence(.loss) }
    gradients.reset()
    layout.backward(batch, weights.start, activations, training: pass, into: &gradients)
    guard gradients.areUsable else { throw divergence(.gradient) }
    if let clip = recipe.clip { gradients.clip(to: clip) }
    update()
    layout.settle(weights.start, activations, training: pass)

    let epoch = epoch
    step += 1
    history.add(
      lossSum: lossSum, rows: batch.count, step: step, seconds: (clock.now - start).inSeconds)
    if step % stepsPerEpoch == 0 { history.endEpoch(epoch, step: step, isLast: step >= totalSteps) }
    return lossSum / Double(batch.count)
  }

  /// Fills the errors with d (mean loss) / d output and returns the sum of the losses.
  private func setErrors(of batch: Batch) -> Double {
    let outputs = activations.outputs(rows: batch.count)
    let errors = activations.errors(rows: batch.count)
    let (labels, heads) = (examples.labels.start, layout.heads)
    let weights = examples.rowWeights
    let share = 1 / Double(batch.count)
    var sum = 0.0
    for i in 0..<batch.count {
      let row = Int(batch.rows[i])
      let weight = weights.count > 0 ? Double(weights.start[row]) : 1
      var place = i &* outputs.columns
      for (index, head) in heads.enumerated() {
        sum +=
          weight
          * head.loss(
            outputs.start + place, label: labels[row &* heads.count &+ index],
            share: weight * share, derivatives: errors.start + place)
        place += head.width
      }
    }
    return sum
  }

  private func update() {
    let rules = recipe.optimisers(
      at: Moment(step: step, stepsPerEpoch: stepsPerEpoch, totalSteps: totalSteps))
    let wideCount = layout.wideRange.count
    rules.wide.step(
      gradients.wide.rows(weights.start, slots: wideSlots.start, slotStride: wideCount))
    let bias = layout.wide.bias.offset
    rules.wide.step(
      Stretch(
        weights: weights.start + bias, gradients: gradients.bias.start,
        slots: wideSlots.start + bias, slotStride: wideCount, count: layout.outputs))

    let deep = layout.deepRange
    for (table, rows) in zip(layout.embeddings.tables, gradients.embeddings) {
      rules.deep.step(
        rows.rows(
          weights.start + table.offset, slots: deepSlots.start + (table.offset - deep.lowerBound),
          slotStride: deep.count))
    }
    let dense = layout.denseRange
    rules.deep.step(
      Stretch(
        weights: weights.start + dense.lowerBound, gradients: gradients.dense.start,
        slots: deepSlots.start + (dense.lowerBound - deep.lowerBound), slotStride: deep.count,
        count: dense.count))
  }

  private func shuffle(for epoch: Int) {
    guard orderedEpoch != epoch else { return }
    order = Buffer(copying: plan.order(seed: recipe.seed, epoch: epoch))
    orderedEpoch = epoch
  }

  private func divergence(_ what: ModelsError.Divergence) -> ModelsError {
    .diverged(what: what, epoch: epoch, step: step % stepsPerEpoch + 1)
  }
}

/// All that a trainer needs to go on where another stopped.
public struct TrainingState: Sendable, Codable, Equatable {
  public let weights: [Float]
  /// The slots of each part's optimiser: slot after slot, each as long as the part.
  public let wideSlots: [Float]
  public let deepSlots: [Float]
  public let step: Int
  public let history: History
  /// The weights to go back to, if the recipe has patience.
  public var best: BestWeights?

  /// Whether it has what the optimisers remember: a model may be saved without.
  public var hasSlots: Bool { !wideSlots.isEmpty }
}

/// The weights after the epoch that did best in its check.
public struct BestWeights: Sendable, Codable, Equatable {
  public let epoch: Int
  /// The measure that decides.
  public let value: Double
  public let weights: [Float]
}

private func slots(
  _ optimiser: any Optimiser, _ range: Range<Int>, _ weights: Buffer<Float>
) -> Buffer<Float> {
  let slots = Buffer<Float>(type(of: optimiser).slotCount * range.count, filledWith: 0)
  let start = weights.start + range.lowerBound
  optimiser.fillSlots(
    Stretch(
      weights: start, gradients: start, slots: slots.start, slotStride: range.count,
      count: range.count))
  return slots
}
