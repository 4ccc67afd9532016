import Tensors
import Testing

/// Wide & Deep by hand, as a level 3 script writes it.
@Suite("A model by hand")
struct JointTests {
  let wide: SparseMatrix
  let dense: Tensor
  let ids: Tensor
  let labels: Tensor
  let parameters: [Tensor]

  init() throws {
    var stream = RandomStream(seed: 7, purpose: .samples)
    let rows = 64
    var crosses: [Int32] = []
    for _ in 0..<(2 * rows) { crosses.append(Int32(stream.below(30))) }
    wide = try SparseMatrix(
      rowStarts: (0...rows).map { 2 * $0 }, ids: crosses, columns: 30, names: ("row", "cross"))
    dense = try Tensor.randn(shape(("row", rows), ("input", 4)), from: &stream)
    ids = try Tensor.make(
      shape(("row", rows)), ids: (0..<rows).map { _ in Int32(stream.below(6)) - 1 })
    labels = try Tensor.uniform(shape(("row", rows)), from: &stream).compare(.less, 0.3)
    parameters = [
      try Tensor.randn(shape(("education", 5), ("input", 3)), from: &stream),
      try Tensor.randn(shape(("input", 7), ("hidden", 8)), from: &stream),
      try Tensor.zeros(shape(("hidden", 8))),
      try Tensor.randn(shape(("hidden", 8)), from: &stream),
      try Tensor.zeros(shape(("cross", 30))),
      Tensor(0),
    ]
  }

  private func forward(_ p: [Tensor]) throws -> Tensor {
    let a = try Tensor.concat([p[0].gather(ids), dense], axis: "input")
    let h = try (a.matmul(p[1]) + p[2]).relu()
    return try wide.matmul(p[4]) + h.matmul(p[3]) + p[5]
  }

  private func loss(_ p: [Tensor]) throws -> Tensor {
    try Tensor.bce(forward(p), labels).mean()
  }

  private func gradients(_ p: [Tensor]) throws -> [Tensor] {
    let tape = Tape()
    defer { tape.close() }
    let leaves = p.map(tape.watch)
    return try tape.gradients(of: loss(leaves), at: leaves)
  }

  /// One error signal reaches both parts: d loss / d w = Xᵀ (σ(logit) − y) / rows.
  @Test func theErrorReachesTheWidePart() throws {
    let error = try forward(parameters).sigmoid() - labels
    let expected = try wide.transposed.matmul(error) / 64
    #expect(try gradients(parameters)[4].isClose(to: expected, within: 1e-6))
    #expect(try gradients(parameters)[5].isClose(to: error.mean(), within: 1e-6))
  }

  @Test func everyGradientMatchesFiniteDifferences() throws {
    let found = try compareGradients(of: loss, at: parameters, tolerance: 1e-7)
    #expect(found.holds, "\(String(describing: found.worst))")
  }

  @Test func descentLowersTheLoss() throws {
    var p = parameters
    let before = try loss(p).number()
    for _ in 0..<50 { p = try zip(p, gradients(p)).map { try $0 - 0.1 * $1 } }
    let after = try loss(p).number()
    #expect(after < 0.7 * before)
    #expect(zip(p, parameters).allSatisfy { $0.shape == $1.shape && $0.precision == .single })
  }
}
