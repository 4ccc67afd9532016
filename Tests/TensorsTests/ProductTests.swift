import Tensors
import Testing

@Suite("Products")
struct ProductTests {
  @Test(arguments: [Tensor.Precision.single, .double], 0..<2)
  func matricesBySums(precision: Tensor.Precision, seed: Int) throws {
    let a = try sample(axes(("row", 7), ("k", 5)), seed: seed, precision: precision)
    let b = try sample(axes(("k", 5), ("out", 3)), seed: seed, index: 1, precision: precision)
    // By names, Σ over k of the broadcast product is the definition.
    #expect(try a.matmul(b).isClose(to: (a * b).sum(["k"]), within: 1e-5))
    let v = try b.slice([("out", .index(1))])
    #expect(try a.matmul(v).isClose(to: (a * v).sum(["k"]), within: 1e-5))
    #expect(try v.matmul(b).isClose(to: (b * v).sum(["k"]), within: 1e-5))
    #expect(try v.matmul(v).isClose(to: (v * v).sum(), within: 1e-5))
  }

  @Test func resultsKeepTheirNames() throws {
    func product(_ a: [Shape.Axis], _ b: [Shape.Axis]) throws -> String {
      try Tensor.ones(Shape(a)).matmul(Tensor.ones(Shape(b))).shape.description
    }
    #expect(try product(axes(("row", 2), ("k", 3)), axes(("k", 3), ("o", 4))) == "[row 2, o 4]")
    #expect(try product(axes(("row", 2), ("k", 3)), axes((nil, 3), ("o", 4))) == "[row 2, o 4]")
    #expect(try product(axes(("row", 2), ("k", 3)), axes(("k", 3))) == "[row 2]")
    #expect(try product(axes(("k", 3)), axes(("k", 3), ("o", 4))) == "[o 4]")
    #expect(try product(axes(("k", 3)), axes(("k", 3))) == "[]")
    #expect(
      try product(axes(("b", 5), ("row", 2), ("k", 3)), axes(("k", 3), ("o", 4)))
        == "[b 5, row 2, o 4]")
    #expect(
      try product(axes(("b", 5), ("row", 2), ("k", 3)), axes(("b", 5), ("k", 3), ("o", 4)))
        == "[b 5, row 2, o 4]")
    #expect(
      try product(axes(("k", 3)), axes(("b", 5), ("k", 3), ("o", 4))) == "[b 5, o 4]")
    #expect(
      try product(axes((nil, 6), (nil, 1), (nil, 2), (nil, 3)), axes((nil, 5), (nil, 3), (nil, 4)))
        == "[6, 5, 2, 4]")
  }

  @Test func batchesMultiplyOneByOne() throws {
    let a = try sample(axes(("b", 3), ("row", 2), ("k", 4)), seed: 1)
    let b = try sample(axes(("b", 3), ("k", 4), ("out", 5)), seed: 2)
    let all = try a.matmul(b)
    for i in 0..<3 {
      let one = try a.slice([("b", .index(i))]).matmul(b.slice([("b", .index(i))]))
      #expect(try all.slice([("b", .index(i))]).isClose(to: one, within: 1e-12))
    }
  }

  @Test func noInnerElementsGiveZeros() throws {
    let a = try Tensor.zeros(shape(("row", 2), ("k", 0)))
    let b = try Tensor.zeros(shape(("k", 0), ("out", 3)))
    #expect(try a.matmul(b).values == [0, 0, 0, 0, 0, 0])
  }

  @Test func innerAxesMustAgree() throws {
    let h = try Tensor.zeros(shape(("row", 4), ("hidden", 50)))
    let w = try Tensor.zeros(shape(("hidden", 64), ("out", 1)))
    let error = #expect(throws: TensorError.self) { try h.matmul(w) }
    #expect(error?.message == "the inner axes of `@` must agree")
    #expect(error?.notes.first == "axis `hidden` is 50 on the left and 64 on the right")
    let other = try Tensor.zeros(shape(("input", 50), ("out", 1)))
    let names = #expect(throws: TensorError.self) { try h.matmul(other) }
    #expect(
      names?.notes.first == "the left ends in `hidden 50`, the right begins with `input 50`")
    #expect(throws: TensorError.noAxesToMultiply(left: h.shape, right: .scalar)) {
      try h.matmul(Tensor(2))
    }
  }

  @Test("sparse agrees with dense", arguments: 0..<3)
  func sparse(seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), purpose: .samples)
    var (starts, ids, values) = ([0], [Int32](), [Float]())
    for _ in 0..<20 {
      for _ in 0..<stream.below(5) {
        ids.append(Int32(stream.below(11)))
        values.append(Float(stream.normal()))
      }
      starts.append(ids.count)
    }
    for numbers in [values, nil] {
      let matrix = try SparseMatrix(
        rowStarts: starts, ids: ids, values: numbers, columns: 11, names: ("row", "cross"))
      let dense = try matrix.dense(precision: .double)
      let w = try sample(axes(("cross", 11)), seed: seed)
      let table = try sample(axes(("cross", 11), ("out", 3)), seed: seed)
      let g = try sample(axes(("row", 20)), seed: seed)
      #expect(try matrix.matmul(w).isClose(to: dense.matmul(w), within: 1e-12))
      #expect(try matrix.matmul(table).isClose(to: dense.matmul(table), within: 1e-12))
      #expect(
        try matrix.transposed.matmul(g).isClose(to: dense.transposed().matmul(g), within: 1e-12))
      #expect(try matrix.transposed.dense(precision: .double).values == dense.transposed().values)
      #expect(try matrix.transposed.transposed.matmul(w).values == matrix.matmul(w).values)
      let part = try matrix.rows(5..<9)
      #expect(
        try part.dense(precision: .double).values
          == dense.slice([("row", .range(5..<9))]).values)
      #expect(try part.matmul(w).shape.description == "[row 4]")
    }
  }

  @Test func sparseMatricesAreChecked() throws {
    func make(_ starts: [Int], _ ids: [Int32], _ values: [Float]? = nil) throws -> SparseMatrix {
      try SparseMatrix(rowStarts: starts, ids: ids, values: values, columns: 3)
    }
    #expect(throws: TensorError.self) { try make([], []) }
    #expect(throws: TensorError.self) { try make([0, 1], []) }
    #expect(throws: TensorError.self) { try make([0, 2, 1], [0]) }
    #expect(throws: TensorError.self) { try make([0, 1], [0], [1, 2]) }
    #expect(throws: TensorError.unknownID(3, count: 3, place: 1)) { try make([0, 2], [0, 3]) }
    #expect(throws: TensorError.unknownID(-1, count: 3, place: 0)) { try make([0, 1], [-1]) }
    let matrix = try make([0, 1], [0])
    #expect(throws: TensorError.self) { try matrix.matmul(Tensor.zeros(Shape(4))) }
    #expect(throws: TensorError.self) { try matrix.matmul(Tensor(1)) }
    #expect(throws: TensorError.self) { try matrix.rows(0..<2) }
  }
}
