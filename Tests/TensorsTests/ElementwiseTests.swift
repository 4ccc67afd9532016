import Tensors
import Testing

#if canImport(Glibc)
  import Glibc
#endif

@Suite("Elementwise")
struct ElementwiseTests {
  /// The loss written out from the definition, in 80-bit floats where there are any.
  @Test("bce agrees with its definition", arguments: 0..<4)
  func crossEntropy(seed: Int) throws {
    let z = try sample(axes(("row", 200)), seed: seed, low: -12, high: 12)
    let y = try sample(axes(("row", 200)), seed: seed, low: 0, high: 1, index: 1)
    for precision in [Tensor.Precision.single, .double] {
      let (z, y) = (try z.converted(to: precision), try y.converted(to: precision))
      let loss = try Tensor.bce(z, y)
      let tolerance = precision == .single ? 8e-7 : 1e-11
      for i in 0..<z.count {
        let p = 1 / (1 + Glibc.exp(-z.values[i]))
        let direct = -y.values[i] * Glibc.log(p) - (1 - y.values[i]) * Glibc.log1p(-p)
        #expect((loss.values[i] - direct).magnitude <= tolerance * max(1, direct))
      }
    }
  }

  /// Far out, log(1 + e^−|z|) vanishes: the loss is |z| on the wrong side and 0 on the right one.
  @Test func bceIsSafe() throws {
    let z = try Tensor.make(Shape(6), floats: [1e4, -1e4, 1e4, -1e4, 3e38, 0])
    let y = try Tensor.make(Shape(6), floats: [0, 1, 1, 0, 0, 1])
    let loss = try Tensor.bce(z, y).values
    #expect(loss[..<4] == [1e4, 1e4, 0, 0])
    #expect(loss[4].isFinite)
    #expect((loss[5] - 0.6931471805599453).magnitude < 1e-7)
    let wide = try Tensor.bce(z.converted(to: .double), y.converted(to: .double))
    #expect(wide.values[..<4] == [1e4, 1e4, 0, 0])
  }

  /// The 32-bit functions against the C library in 64 bits, in units of 2⁻²⁴ of the result.
  @Test("32-bit functions are right to four units", arguments: 0..<3)
  func accuracy(seed: Int) throws {
    let x = try sample(axes((nil, 4000)), seed: seed, low: -20, high: 20, precision: .single)
    let small = try x * 0.04
    func check(_ name: UnaryName, _ x: Tensor, _ exact: (Double) -> Double) throws {
      let y = try Tensor.apply(name, x).values
      for (a, b) in zip(y, x.values.map(exact)) {
        #expect((a - b).magnitude <= 4 * 0x1p-24 * b.magnitude, "\(name): \(a), not \(b)")
      }
    }
    try check(.exp, x, Glibc.exp)
    try check(.exp, small, Glibc.exp)
    try check(.sigmoid, x) { 1 / (1 + Glibc.exp(-$0)) }
    try check(.tanh, x, Glibc.tanh)
    try check(.tanh, small, Glibc.tanh)
    try check(.log1p, x.absolute(), Glibc.log1p)
  }

  /// IEEE 754 at the ends: e^−∞ = 0, e^∞ = ∞, and not a number stays so.
  @Test(arguments: [Tensor.Precision.single, .double])
  func functionsAtTheEnds(precision: Tensor.Precision) throws {
    let x = try Tensor.make(
      Shape(4), [-.infinity, .infinity, .nan, 0], precision: precision)
    func values(_ y: Tensor) -> [String] { y.values.map { $0.isNaN ? "nan" : "\($0)" } }
    #expect(try values(x.exp()) == ["0.0", "inf", "nan", "1.0"])
    #expect(try values(x.sigmoid()) == ["0.0", "1.0", "nan", "0.5"])
    #expect(try values(x.tanh()) == ["-1.0", "1.0", "nan", "0.0"])
    #expect(try values(x.relu()) == ["0.0", "inf", "nan", "0.0"])
    #expect(try values(x.sign()) == ["-1.0", "1.0", "nan", "0.0"])
    #expect(try values(x.maximum(Tensor(1, like: x))) == ["1.0", "inf", "nan", "1.0"])
    #expect(try values(x.max()) == ["nan"])
    #expect(try x.argmax(0).number() == 2)
  }

  /// 32-bit eˣ overflows above 88.72 and becomes subnormal below −87.34.
  @Test func theRangeOfExp() throws {
    let x = try Tensor.make(Shape(5), floats: [88.7, 88.8, -87.5, -103, -105])
    let y = try x.exp().values
    #expect(y[0].isFinite && (y[0] / Glibc.exp(Double(Float(88.7))) - 1).magnitude < 1e-6)
    #expect(y[1] == .infinity)
    #expect(y[2] > 0 && (y[2] / Glibc.exp(-87.5) - 1).magnitude < 1e-5)
    #expect(y[3] > 0)
    #expect(y[4] == 0)
  }

  @Test func remainderTakesTheDivisorsSign() throws {
    let x = try Tensor.make(Shape(4), floats: [7, -7, 7, -7])
    let y = try Tensor.make(Shape(4), floats: [3, 3, -3, -3])
    #expect(try x.remainder(y).values == [1, 2, -2, -1])
  }

  @Test func precisionIsTheWiderOfTwo() throws {
    let x = try sample(axes(("a", 3)), seed: 1, precision: .single)
    let y = try sample(axes(("a", 3)), seed: 1, precision: .double)
    #expect(try (x + x).precision == .single)
    #expect(try (x + y).precision == .double)
    #expect(try (x * 0.1).precision == .single)
    #expect(try (y * 0.1).precision == .double)
    #expect(try Tensor.make(Shape(1), doubles: [0.1]).values == [0.1])
    #expect(try x.compare(.less, y).precision == .single)
  }

  @Test func comparisonsMakeMasks() throws {
    let x = try Tensor.make(Shape(3), floats: [1, 2, 3])
    let expected: [Relation: [Double]] = [
      .less: [1, 0, 0], .lessOrEqual: [1, 1, 0], .equal: [0, 1, 0], .notEqual: [1, 0, 1],
      .greater: [0, 0, 1], .greaterOrEqual: [0, 1, 1],
    ]
    for relation in Relation.allCases {
      let mask = try x.compare(relation, 2)
      #expect(mask.values == expected[relation])
      #expect(mask.isMask)
      #expect(try x.converted(to: .double).compare(relation, x * 0 + 2).values == mask.values)
    }
    let (low, high) = (try x.compare(.less, 2), try x.compare(.greater, 2))
    #expect(try low.or(high).values == [1, 0, 1])
    #expect(try low.and(high).values == [0, 0, 0])
    #expect(try low.not().values == [0, 1, 1])
    #expect(try low.any().values == [1])
    #expect(try low.all().values == [0])
    #expect(try low.all().isMask)
    #expect(try !(low + high).isMask)
    #expect(try low.sum().number() == 1)
    #expect(throws: TensorError.notAMask(operation: "and", x.shape)) { try low.and(x) }
    #expect(throws: TensorError.notAMask(operation: "all", x.shape)) { try x.all() }
    #expect(throws: TensorError.notZeroOrOne(2, place: 1)) { try x.asMask() }
    #expect(try (low * 1).asMask().isMask)
  }

  @Test func chooseTakesNothingFromTheOtherSide() throws {
    let x = try Tensor.make(Shape(2), floats: [-1, 4])
    let root = try Tensor.choose(x.compare(.less, 0), Tensor(0), x.sqrt())
    #expect(root.values == [0, 2])
    #expect(throws: TensorError.notAMask(operation: "choose", x.shape)) {
      try Tensor.choose(x, x, x)
    }
  }

  @Test("by name is the same", arguments: UnaryName.allCases)
  func unaryNames(_ name: UnaryName) throws {
    let x = try sample(axes(("a", 5)), seed: 2, low: 0.1)
    #expect(try Tensor.apply(name, x).shape == x.shape)
  }

  @Test("by name keeps the shape", arguments: BinaryName.allCases)
  func binaryNames(_ name: BinaryName) throws {
    let x = try sample(axes(("a", 5)), seed: 2, low: 0.1)
    #expect(try Tensor.apply(name, x, x).shape == x.shape)
  }
}
