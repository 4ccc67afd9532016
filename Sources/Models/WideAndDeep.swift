import Tensors

/// The network of Cheng et al. 2016, figure 1: one logit, to which both halves add.
///
/// P(y = 1 | x) = σ(w_wideᵀ [x, φ(x)] + w_deepᵀ a + b), equation (3). An empty half adds nothing,
/// so wide only and deep only are this same code. Several labels, or one of several classes, have
/// an output each, to which both halves add in the same way.
public struct WideAndDeep: Sendable {
  public let layout: Layout
  /// Every weight, as `layout` places them.
  public let weights: [Float]

  public init(layout: Layout, weights: [Float]) {
    precondition(weights.count == layout.count, "a weight for each place of the layout")
    self.layout = layout
    self.weights = weights
  }

  /// An untrained network.
  ///
  /// Linear weights and biases are 0; embeddings are normal with deviation 1/√dimension, cut at 2σ;
  /// kernels are Glorot uniform. The deep part's weights depend on the seed and the deep part only.
  public init(layout: Layout, seed: UInt64) {
    var weights = [Float](repeating: 0, count: layout.count)
    var index: UInt64 = 0
    func fill(_ block: Block, with draw: (inout RandomStream) -> Double) {
      var stream = RandomStream(seed: seed, purpose: .initialisation, index: index)
      index += 1
      for i in block.range { weights[i] = Float(draw(&stream)) }
    }
    for table in layout.embeddings.tables {
      let deviation = 1 / Double(table.columns).squareRoot()
      fill(table) { deviation * $0.truncatedNormal() }
    }
    for kernel in layout.hidden.map(\.kernel) + (layout.output.map { [$0.weights] } ?? []) {
      let limit = (6 / Double(kernel.rows + kernel.columns)).squareRoot()
      fill(kernel) { limit * (2 * $0.uniform() - 1) }
    }
    for layer in layout.layers { layer.work.initialise(&weights) }
    self.init(layout: layout, weights: weights)
  }

  /// The weights of one block.
  public func weights(of block: Block) -> ArraySlice<Float> { weights[block.range] }
}

extension Layout {
  /// outputs = wide + deep, for each row of the batch; the bias is in the wide part.
  ///
  /// - Parameter step: the step that is trained, `nil` for scoring.
  func forward(
    _ batch: Batch, _ weights: UnsafeMutablePointer<Float>, _ state: Activations,
    training step: TrainedStep? = nil
  ) {
    let z = state.outputs(rows: batch.count)
    wide.forward(batch, weights, into: z)
    guard readsInput else { return }
    let input = state.input(rows: batch.count)
    gatherInput(of: batch, weights, into: input)
    interaction?.forward(input, addingTo: z.start)
    guard let output else { return }
    for (index, layer) in layers.enumerated() {
      layer.work.forward(
        state.layer(index, rows: batch.count), weights,
        into: state.layer(index + 1, rows: batch.count),
        LayerPass(step: step, index: index, memory: state.memory(index)))
    }
    output.forward(state.layer(layers.count, rows: batch.count), weights, addingTo: z)
  }

  /// Carries the one error, d loss / d output of each row, back into both parts.
  func backward(
    _ batch: Batch, _ weights: UnsafeMutablePointer<Float>, _ state: Activations,
    training step: TrainedStep, into gradients: inout Gradients
  ) {
    let errors = state.errors(rows: batch.count)
    wide.backward(batch, errors, into: &gradients)
    guard readsInput else { return }
    var top = state.layerGradient(layers.count, rows: batch.count)
    if let output {
      output.backward(
        state.layer(layers.count, rows: batch.count), errors, weights,
        into: gradients.dense(of: output.weights), input: top)
      for (index, layer) in layers.enumerated().reversed() {
        let below = state.layerGradient(index, rows: batch.count)
        layer.work.backward(
          state.layer(index, rows: batch.count), state.layer(index + 1, rows: batch.count), top,
          weights, into: gradients, input: below,
          LayerPass(step: step, index: index, memory: state.memory(index)))
        top = below
      }
    } else {
      top.start.update(repeating: 0, count: top.count)
    }
    interaction?.backward(state.input(rows: batch.count), errors.start, addingTo: top)
    embeddings.backward(batch, top, into: &gradients)
  }

  /// Takes into the running means what the step's forward pass saw.
  func settle(
    _ weights: UnsafeMutablePointer<Float>, _ state: Activations, training step: TrainedStep
  ) {
    for (index, layer) in layers.enumerated() {
      layer.work.settle(
        weights, LayerPass(step: step, index: index, memory: state.memory(index)))
    }
  }

  /// The deep part's input: embeddings first, then the dense numbers.
  private func gatherInput(
    of batch: Batch, _ weights: UnsafeMutablePointer<Float>, into input: Matrix
  ) {
    embeddings.forward(batch, weights, into: input)
    guard denseWidth > 0 else { return }
    for i in 0..<batch.count {
      (input.start + i &* input.columns + embeddings.width).update(
        from: batch.examples.dense.start + Int(batch.rows[i]) &* denseWidth, count: denseWidth)
    }
  }
}
