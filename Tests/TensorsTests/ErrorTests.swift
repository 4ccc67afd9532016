import Tensors
import Testing

@Suite("Errors")
struct ErrorTests {
  let x: Tensor

  init() throws { x = try Tensor.zeros(shape(("row", 2), ("k", 3))) }

  @Test func sizesAreChecked() throws {
    #expect(throws: TensorError.self) { try Shape(1 << 32, 1 << 32) }
    #expect(throws: TensorError.self) { try Shape(1 << 32, 1 << 32, 0) }
    #expect(throws: TensorError.self) { try Shape(Int.max) }
    #expect(throws: TensorError.negativeCount(.init(nil, -1))) { try Shape(-1) }
    #expect(throws: TensorError.self) { try Tensor.bytes(for: axes(("a", Int.max), ("b", 2))) }
    #expect(try Tensor.bytes(for: axes(("a", 10), ("b", 2))) == 80)
    #expect(try Tensor.bytes(for: axes(("a", 10)), precision: .double) == 80)
    #expect(throws: TensorError.self) { try Tensor.arange(count: -1) }
    #expect(throws: TensorError.self) { try Tensor.arange(by: .nan, count: 2) }
    #expect(throws: TensorError.self) { try Tensor.zeros(Shape(1 << 50)) }
    #expect(throws: TensorError.wrongCount(x.shape, numbers: 1)) {
      try Tensor.make(x.shape, floats: [1])
    }
  }

  @Test func axesAreChecked() throws {
    let error = #expect(throws: TensorError.self) { try x.sum(["col"]) }
    #expect(error?.message == "the tensor [row 2, k 3] has no axis `col`")
    #expect(error?.notes == ["axes: `row`, `k`"])
    #expect(throws: TensorError.unknownAxis(2, x.shape)) { try x.sum([2]) }
    #expect(throws: TensorError.unknownAxis(-1, x.shape)) { try x.softmax(-1) }
    #expect(throws: TensorError.axisGivenTwice(0, x.shape)) { try x.sum(["row", 0]) }
    let twice = try x.matmul(x.transposed())
    #expect(throws: TensorError.repeatedAxis("row", twice.shape)) { try twice.sum(["row"]) }
    #expect(throws: TensorError.notAnOrder(x.shape, given: 1)) { try x.transposed(to: ["k"]) }
    #expect(throws: TensorError.notAnOrder(x.shape, given: 2)) {
      try x.transposed(to: ["k", "k"])
    }
    #expect(throws: TensorError.self) { try x.sum(["k"]).transposed() }
    #expect(throws: TensorError.self) { try Tensor(1).softmax() }
    #expect(throws: TensorError.wrongNames(x.shape, names: 1)) { try x.named(["a"]) }
  }

  @Test func indexesAreChecked() throws {
    let error = #expect(throws: TensorError.self) { try x.slice([("k", .index(-1))]) }
    #expect(error?.message == "index -1 lies outside axis `k`, which has 3 elements")
    #expect(error?.notes == ["indexes count from 0; the last is 2"])
    #expect(throws: TensorError.self) { try x.slice([("k", .index(3))]) }
    #expect(throws: TensorError.self) { try x.slice([("k", .range(1..<4))]) }
    #expect(throws: TensorError.self) { try x.slice([("k", .range(-1..<2))]) }
    #expect(throws: TensorError.self) { try x.slice([("k", .index(0)), (1, .index(0))]) }
    #expect(throws: TensorError.wrongIndexCount(1, x.shape)) { try x.element([0]) }
    #expect(throws: TensorError.self) { try x.element([0, 3]) }
    #expect(throws: TensorError.self) { try x.number() }
  }

  @Test func idsAreChecked() throws {
    func gather(_ id: Double) throws -> Tensor {
      try x.gather(Tensor.make(Shape(1), doubles: [id]))
    }
    for id in [0.5, .nan, 2, -2, 1e300, -.infinity, .infinity] {
      #expect(throws: TensorError.self) { try gather(id) }
    }
    #expect(try gather(1).values == [0, 0, 0])
    #expect(throws: TensorError.unknownID(2, count: 2, place: 0)) { try x.gather([2], Shape(1)) }
    #expect(throws: TensorError.self) { try x.gather([0], Shape(2)) }
    #expect(throws: TensorError.self) { try Tensor(1).gather(Tensor(0)) }
    #expect(throws: TensorError.self) { try Tensor.oneHot(Tensor(3), count: 3) }
    #expect(throws: TensorError.self) { try Tensor.oneHot(Tensor(0), count: -3) }
  }

  @Test func joinsAreChecked() throws {
    let y = try Tensor.zeros(shape(("row", 3), ("k", 3)))
    #expect(throws: TensorError.nothingToJoin(operation: "concat")) {
      try Tensor.concat([], axis: 0)
    }
    #expect(
      throws: TensorError.cannotJoin(
        operation: "concat", first: x.shape, other: y.shape, number: 2)
    ) { try Tensor.concat([x, y], axis: "k") }
    #expect(throws: TensorError.self) { try Tensor.stack([x, y]) }
    #expect(throws: TensorError.self) { try Tensor.stack([x], at: 3) }
    #expect(throws: TensorError.self) { try Tensor.concat([x, x.sum(["row"])], axis: "k") }
    #expect(throws: TensorError.self) { try Tensor.concat([x, x.transposed()], axis: "k") }
    let four = try Shape(4)
    #expect(throws: TensorError.cannotReshape(from: x.shape, to: four)) {
      try x.reshaped(four)
    }
  }

  @Test func thereIsALimitToAxes() throws {
    var deep = Nested.number(1)
    for _ in 0..<32 { deep = .list([deep]) }
    let most = try Tensor.nested(deep)
    #expect(most.rank == 32)
    #expect(throws: TensorError.tooManyAxes(33, limit: 32)) { try Tensor.nested(.list([deep])) }
    #expect(throws: TensorError.tooManyAxes(33, limit: 32)) { try Tensor.stack([most]) }
  }

  @Test func nestedNumbersMustBeEven() throws {
    func list(_ elements: Nested...) -> Nested { .list(elements) }
    let one = Nested.number(1)
    #expect(throws: TensorError.ragged(found: 1, expected: 2)) {
      try Tensor.nested(list(list(one, one), list(one)))
    }
    #expect(throws: TensorError.self) { try Tensor.nested(list(one, list(one))) }
    #expect(throws: TensorError.self) { try Tensor.nested(list(list(one), one)) }
    #expect(throws: TensorError.self) { try Tensor.nested(list(list(), list(one))) }
    let plain = try Shape(1)
    #expect(throws: TensorError.wrongNames(plain, names: 2)) {
      try Tensor.nested(list(one), names: ["a", "b"])
    }
  }
}
