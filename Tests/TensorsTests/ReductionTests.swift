import Tensors
import Testing

@Suite("Reductions")
struct ReductionTests {
  static let sizes = [1, 7, 16, 33, 2049, 5000]

  /// Whole numbers add without rounding: Σ i over 0..<n is n (n − 1) / 2.
  @Test(arguments: sizes)
  func sumsOfWholeNumbers(count: Int) throws {
    let x = try Tensor.arange(count: count)
    #expect(try x.sum().number() == Double(count * (count - 1) / 2))
    #expect(try x.max().number() == Double(count - 1))
    #expect(try x.min().number() == 0)
    #expect(try x.negated().max().number() == 0)
    #expect(try x.argmax(0).number() == Double(count - 1))
  }

  /// Added one after the other in 32 bits, a million tenths make 100,958.
  @Test func longSumsKeepTheirDigits() throws {
    let x = try Tensor.full(shape(("row", 1_000_000)), 0.1)
    #expect((try x.sum().number() - Double(Float(0.1)) * 1e6).magnitude < 0.05)
    let wide = try Tensor.full(shape(("row", 200_000), ("k", 2)), 0.1)
    #expect((try wide.sum(["row"]).values[0] - Double(Float(0.1)) * 2e5).magnitude < 0.002)
  }

  @Test("over axes agree with one after the other", arguments: 0..<3)
  func axesAtOnce(seed: Int) throws {
    let x = try sample(axes(("a", 3), ("b", 4), ("c", 5), ("d", 2)), seed: seed)
    for set in [["a"], ["b"], ["d"], ["a", "b"], ["a", "c"], ["b", "d"], ["a", "b", "d"]] {
      let references = set.map { AxisReference.named($0) }
      var byOne = x
      var greatest = x
      for reference in references {
        byOne = try byOne.sum([reference])
        greatest = try greatest.max([reference])
      }
      #expect(try x.sum(references).isClose(to: byOne, within: 1e-12))
      #expect(try x.max(references).values == greatest.values)
      #expect(try x.negated().min(references).values == greatest.negated().values)
    }
    #expect(try x.sum().isClose(to: x.sum(["a", "b", "c", "d"]), within: 0))
    #expect((try x.sum().number() - x.values.reduce(0, +)).magnitude < 1e-12)
    #expect(try x.mean(["b"]).isClose(to: x.sum(["b"]) / 4, within: 1e-15))
    #expect(try x.sum([]).values == x.values)
  }

  @Test(arguments: [Tensor.Precision.single, .double])
  func softmaxSumsToOne(precision: Tensor.Precision) throws {
    let x = try sample(
      axes(("row", 5), ("class", 40)), seed: 3, low: -1000, high: 1000, precision: precision)
    for axis in ["row", "class"] as [AxisReference] {
      let p = try x.softmax(axis)
      let ones = try Tensor.ones(p.sum([axis]).shape, precision: precision)
      #expect(try p.sum([axis]).isClose(to: ones, within: 1e-6))
      #expect(try p.compare(.greaterOrEqual, 0).all().number() == 1)
      // softmax(x + c) = softmax(x)
      #expect(try (x + 64).softmax(axis).isClose(to: p, within: 1e-3))
    }
    #expect(try x.softmax().values == x.softmax("class").values)
  }

  /// log Σ eˣ of equal x is x + ln n.
  @Test func logSumExpIsSafe() throws {
    let x = try Tensor.full(shape(("a", 8)), 1000, precision: .double)
    #expect((try x.logSumExp().number() - 1000 - 2.0794415416798357).magnitude < 1e-12)
    #expect((try (x * -1).logSumExp().number() + 1000 - 2.0794415416798357).magnitude < 1e-12)
    #expect(try Tensor.full(Shape(2), -.infinity).logSumExp().number() == -.infinity)
    #expect(try Tensor.full(Shape(2), .infinity).logSumExp().number() == .infinity)
  }

  @Test func equalGreatestElementsShareTheGradient() throws {
    let tape = Tape()
    let x = tape.watch(try Tensor.make(Shape(3), floats: [2, 1, 2]))
    #expect(try tape.gradients(of: x.max(), at: [x])[0].values == [0.5, 0, 0.5])
  }

  @Test func argmaxTakesTheFirst() throws {
    let x = try Tensor.make(shape(("row", 2), ("k", 3)), floats: [1, 3, 3, 5, 4, 5])
    #expect(try x.argmax("k").values == [1, 0])
    #expect(try x.argmax("k").shape.description == "[row 2]")
    #expect(try x.argmax("row").values == [1, 1, 1])
  }

  @Test func nothingHasASumButNoMean() throws {
    let none = try Tensor.zeros(shape(("row", 0), ("k", 3)))
    #expect(try none.sum().number() == 0)
    #expect(try none.sum(["row"]).values == [0, 0, 0])
    #expect(throws: TensorError.empty(operation: "mean", none.shape)) { try none.mean() }
    #expect(throws: TensorError.empty(operation: "max", none.shape)) { try none.max(["row"]) }
    #expect(throws: TensorError.empty(operation: "argmax", none.shape)) { try none.argmax("row") }
    #expect(try none.max(["k"]).count == 0)
  }
}
