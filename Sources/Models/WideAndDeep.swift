import Tensors

/// The network of Cheng et al. 2016, figure 1: one logit, to which both halves add.
///
/// P(y = 1 | x) = σ(w_wideᵀ [x, φ(x)] + w_deepᵀ a + b), equation (3). An empty half adds nothing,
/// so wide only and deep only are this same code.
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
    self.init(layout: layout, weights: weights)
  }

  /// The weights of one block.
  public func weights(of block: Block) -> ArraySlice<Float> { weights[block.range] }
}

extension Layout {
  /// logit = wide + deep, for each row of the batch; the bias is in the wide part.
  func forward(_ batch: Batch, _ weights: UnsafeMutablePointer<Float>, _ state: Activations) {
    wide.forward(batch, weights, into: state.logits.start)
    guard let output else { return }
    gatherInput(of: batch, weights, into: state.input(rows: batch.count))
    for (index, layer) in hidden.enumerated() {
      layer.forward(
        state.layer(index, rows: batch.count), weights,
        into: state.layer(index + 1, rows: batch.count))
    }
    output.forward(
      state.layer(hidden.count, rows: batch.count), weights, addingTo: state.logits.start)
  }

  /// Carries the one error, d loss / d logit of each row, back into both parts.
  func backward(
    _ batch: Batch, _ weights: UnsafeMutablePointer<Float>, _ state: Activations,
    into gradients: inout Gradients
  ) {
    let errors = UnsafePointer(state.errors.start)
    wide.backward(batch, errors, into: &gradients)
    guard let output else { return }
    var top = state.layerGradient(hidden.count, rows: batch.count)
    output.backward(
      state.layer(hidden.count, rows: batch.count), errors, weights,
      into: gradients.dense(of: output.weights), input: top)
    for (index, layer) in hidden.enumerated().reversed() {
      let below = state.layerGradient(index, rows: batch.count)
      layer.backward(
        state.layer(index, rows: batch.count), state.layer(index + 1, rows: batch.count), top,
        weights, kernel: gradients.dense(of: layer.kernel), bias: gradients.dense(of: layer.bias),
        input: below)
      top = below
    }
    embeddings.backward(batch, top, into: &gradients)
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
