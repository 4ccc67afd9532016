import Tensors
import Testing

@Suite("Gradients")
struct GradientTests {
  /// Central differences in 64 bits have a relative error of about 1e-10 here (h² · f''').
  @Test("match finite differences", arguments: GradientCase.all, 0..<3)
  func finite(example: GradientCase, seed: Int) throws {
    let found = try compareGradients(
      of: { try example.function($0).weighedSum() }, at: example.samples(seed: seed),
      tolerance: 1e-7)
    #expect(found.holds, "\(String(describing: found.worst))")
  }

  /// The gradient of Σ c ∂f/∂x, itself taken by a tape within a tape.
  @Test("of gradients match finite differences", arguments: GradientCase.all, 0..<2)
  func second(example: GradientCase, seed: Int) throws {
    let found = try compareGradients(
      of: { inputs in
        let tape = Tape()
        defer { tape.close() }
        let leaves = inputs.map(tape.watch)
        let gradients = try tape.gradients(
          of: example.function(leaves).squared().weighedSum(), at: leaves)
        return try gradients.reduce(Tensor(0, precision: .double)) { try $0 + $1.weighedSum() }
      }, at: example.samples(seed: seed), tolerance: 1e-6)
    #expect(found.holds, "\(String(describing: found.worst))")
  }

  /// The 32-bit kernels against the 64-bit ones, at inputs that both hold exactly.
  @Test("in 32 bits agree with those in 64", arguments: GradientCase.all)
  func single(example: GradientCase) throws {
    let narrow = try example.samples(seed: 9).map { try $0.converted(to: .single) }
    func gradients(_ inputs: [Tensor]) throws -> [Tensor] {
      let tape = Tape()
      let leaves = inputs.map(tape.watch)
      let result = try example.function(leaves)
      return try tape.gradients(of: result.weighedSum(), at: leaves)
    }
    let found = try gradients(narrow)
    let exact = try gradients(narrow.map { try $0.converted(to: .double) })
    for (a, b) in zip(found, exact) {
      #expect(a.precision == .single)
      #expect(try a.isClose(to: b.converted(to: .single), within: 1e-5))
    }
  }

  @Test func anUnusedLeafHasZeros() throws {
    let tape = Tape()
    let x = tape.watch(try sample(axes(("a", 3)), seed: 1))
    let y = tape.watch(try sample(axes(("b", 2)), seed: 2, precision: .single))
    let gradients = try tape.gradients(of: x.sum(), at: [x, y])
    #expect(gradients[0].values == [1, 1, 1])
    #expect(gradients[1].values == [0, 0])
    #expect(gradients[1].precision == .single)
  }

  @Test func aConstantResultHasZeros() throws {
    let tape = Tape()
    let x = tape.watch(try sample(axes(("a", 3)), seed: 1))
    #expect(try tape.gradients(of: x.sign().sum(), at: [x])[0].values == [0, 0, 0])
    #expect(try tape.gradients(of: x.sum().floor(), at: [x])[0].values == [0, 0, 0])
    #expect(try tape.gradients(of: x.compare(.less, 0).sum(), at: [x])[0].values == [0, 0, 0])
    #expect(try tape.gradients(of: x.argmax(0), at: [x])[0].values == [0, 0, 0])
  }

  @Test func aGradientNeedsOneNumber() throws {
    let tape = Tape()
    let x = tape.watch(try sample(axes(("a", 3)), seed: 1))
    #expect(throws: TensorError.notOneNumber(operation: "a gradient", x.shape)) {
      try tape.gradients(of: x, at: [x])
    }
  }

  @Test func aClosedTapeRecordsNothing() throws {
    let tape = Tape()
    let x = tape.watch(try sample(axes(("a", 3)), seed: 1))
    tape.close()
    #expect(!x.isTracked)
    #expect(try !(x * x).isTracked)
    #expect(try x.reshaped(Shape(3, 1)).values == x.values)
    #expect(throws: TensorError.closedTape) { try tape.gradients(of: x.sum(), at: [x]) }
  }

  /// Freeing what each operation held must not change what the others see.
  @Test("that end a recording are those of it", arguments: GradientCase.all)
  func last(example: GradientCase) throws {
    let inputs = try example.samples(seed: 5)
    let (kept, ended) = (Tape(), Tape())
    let (a, b) = (inputs.map(kept.watch), inputs.map(ended.watch))
    let expected = try kept.gradients(of: example.function(a).weighedSum(), at: a)
    let found = try ended.lastGradients(of: example.function(b).weighedSum(), at: b)
    #expect(found.map(\.values) == expected.map(\.values))
    #expect(ended.isClosed && ended.entryCount == 0)
  }

  /// d/dx (x · d(x y)/dy) at any y is 2x: the inner variable must not be taken for the outer.
  @Test func nestedTapesKeepTheirVariablesApart() throws {
    let outer = Tape()
    let x = outer.watch(Tensor(3, precision: .double))
    let inner = Tape()
    let y = inner.watch(Tensor(5, precision: .double))
    let slope = try inner.gradients(of: x * y, at: [y])[0]
    inner.close()
    #expect(try outer.gradients(of: x * slope, at: [x])[0].number() == 6)
  }

  /// x⁴ has the derivatives 4x³, 12x², 24x.
  @Test func threeTapesDeep() throws {
    func slope(_ f: (Tensor) throws -> Tensor, _ x: Tensor) throws -> Tensor {
      let tape = Tape()
      defer { tape.close() }
      let leaf = tape.watch(x)
      return try tape.gradients(of: f(leaf), at: [leaf])[0]
    }
    let third = try slope(
      { try slope({ try slope({ try $0.power(4) }, $0) }, $0) },
      Tensor(1.5, precision: .double))
    #expect((try third.number() - 36).magnitude < 1e-12)
  }

  @Test func gradientsKeepThePrecisionOfTheirLeaf() throws {
    let tape = Tape()
    let x = tape.watch(try sample(axes(("a", 3)), seed: 1, precision: .single))
    let y = try sample(axes(("a", 3)), seed: 2, precision: .double)
    let gradient = try tape.gradients(of: (x * y).sum(), at: [x])[0]
    #expect(gradient.precision == .single)
    #expect(gradient.isClose(to: try y.converted(to: .single), within: 1e-6))
  }

  @Test func rowsOfAGradientOnRequest() throws {
    let tape = Tape()
    let table = tape.watch(try sample(axes(("id", 6), ("input", 2)), seed: 4))
    let rows = try table.gather([4, 1, -1, 4], Shape(4)).weighedSum()
    let dense = try tape.gradients(of: rows, at: [table])[0]
    guard case .rows(let sparse) = try tape.sparseGradients(of: rows, at: [table])[0] else {
      Issue.record("expected rows")
      return
    }
    #expect(sparse.ids == [1, 4])
    #expect(
      try dense.gather(sparse.ids, sparse.rows.shape.named(["id", nil]).first()).values
        == sparse.rows.values)
  }

  @Test func rowsOfASparseProduct() throws {
    let tape = Tape()
    let w = tape.watch(try sample(axes(("cross", 4)), seed: 4))
    let score = try sparseSample().matmul(w).weighedSum()
    guard case .rows(let sparse) = try tape.sparseGradients(of: score, at: [w])[0] else {
      Issue.record("expected rows")
      return
    }
    let dense = try tape.gradients(of: score, at: [w])[0].values
    #expect(sparse.ids == [0, 1, 3])
    #expect(sparse.rows.values == [dense[0], dense[1], dense[3]])
  }

  /// A function with a wrong derivative is caught, and where it is wrong is said.
  @Test func aWrongDerivativeIsFound() throws {
    let found = try compareGradients(
      of: { try ($0[0] * $0[0].detached).sum() }, at: [sample(axes(("a", 2), ("b", 2)), seed: 3)])
    #expect(!found.holds)
    #expect(found.worst?.input == 0)
    #expect(found.worst?.index.count == 2)
  }
}

extension Shape {
  fileprivate func first() throws -> Shape { try Shape([axes[0]]) }
}
