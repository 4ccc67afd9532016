import Tensors

/// The deep part's say in the logit: hᵀ w. Its bias is the wide part's.
public struct OutputLayer: Sendable, Codable, Equatable {
  /// w, [in, 1].
  public let weights: Block

  func forward(
    _ h: Matrix, _ parameters: UnsafePointer<Float>,
    addingTo logits: UnsafeMutablePointer<Float>
  ) {
    h.addProduct(with: parameters + weights.offset, to: logits)
  }

  /// From the errors e: d w = hᵀ e, d h = e wᵀ; of d h as many columns as `dh` has.
  func backward(
    _ h: Matrix, _ errors: UnsafePointer<Float>, _ parameters: UnsafePointer<Float>,
    into dw: UnsafeMutablePointer<Float>, input dh: Matrix
  ) {
    h.transposedProduct(with: errors, into: dw)
    dh.setOuterProduct(errors, parameters + weights.offset)
  }
}
