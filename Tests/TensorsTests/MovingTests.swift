import Tensors
import Testing

@Suite("Moving")
struct MovingTests {
  let cube: Tensor

  init() throws {
    cube = try Tensor.arange(count: 24).reshaped(shape(("a", 2), ("b", 3), ("c", 4)))
  }

  @Test func transposesMoveEveryElement() throws {
    for order in [["c", "a", "b"], ["b", "a", "c"], ["c", "b", "a"], ["a", "c", "b"]] {
      let turned = try cube.transposed(to: order.map { .named($0) })
      #expect(turned.shape.axes.map(\.name) == order)
      for place in 0..<24 {
        let index = turned.shape.index(of: place)
        let own = ["a", "b", "c"].map { name in index[order.firstIndex(of: name) ?? 0] }
        #expect(try turned.values[place] == cube.element(own))
      }
    }
    #expect(try cube.transposed().transposed().values == cube.values)
    #expect(try cube.transposed().shape.description == "[a 2, c 4, b 3]")
  }

  @Test(arguments: [(31, 33), (64, 64), (1, 70), (100, 3)])
  func largeTransposes(rows: Int, columns: Int) throws {
    let x = try Tensor.arange(count: rows * columns).reshaped(Shape(rows, columns))
    let turned = try x.transposed()
    for place in stride(from: 0, to: x.count, by: 7) {
      let index = x.shape.index(of: place)
      #expect(try turned.element([index[1], index[0]]) == Double(place))
    }
  }

  @Test func slicesTakeWhatIndexesTake() throws {
    let part = try cube.slice([("c", .range(1..<3)), ("a", .index(1))])
    #expect(part.shape.description == "[b 3, c 2]")
    #expect(part.values == [13, 14, 17, 18, 21, 22])
    #expect(try cube.slice([(0, .range(0..<0))]).count == 0)
    #expect(try cube.slice([]).values == cube.values)
  }

  @Test func slicesJoinedAreTheWhole() throws {
    for axis in ["a", "b", "c"] {
      let reference = AxisReference.named(axis)
      let count = cube.shape.axes[try cube.shape.position(of: reference)].count
      let parts = try (0..<count).map {
        try cube.slice([(reference, .range($0..<($0 + 1)))])
      }
      #expect(try Tensor.concat(parts, axis: reference).values == cube.values)
      let layers = try (0..<count).map { try cube.slice([(reference, .index($0))]) }
      let stacked = try Tensor.stack(layers, name: axis, at: cube.shape.position(of: reference))
      #expect(stacked.values == cube.values)
      #expect(stacked.shape == cube.shape)
    }
  }

  @Test func concatKeepsNamesAndPromotes() throws {
    let x = try Tensor.ones(shape(("row", 2), ("input", 1)))
    let y = try Tensor.zeros(shape((nil, 2), (nil, 2)), precision: .double)
    let both = try Tensor.concat([y, x], axis: 1)
    #expect(both.shape.description == "[row 2, input 3]")
    #expect(both.precision == .double)
    #expect(both.values == [0, 0, 1, 0, 0, 1])
  }

  @Test func gatherTakesRowsAndZerosForMissing() throws {
    let table = try Tensor.arange(count: 6).reshaped(shape(("education", 3), ("input", 2)))
    let ids = try Tensor.make(shape(("row", 4)), ids: [2, 0, -1, 2])
    let rows = try table.gather(ids)
    #expect(rows.shape.description == "[row 4, input 2]")
    #expect(rows.values == [4, 5, 0, 1, 0, 0, 4, 5])
    let hot = try Tensor.oneHot(ids, count: 3, name: "education")
    #expect(try hot.matmul(table).values == rows.values)
    #expect(try table.gather(Tensor(1)).shape.description == "[input 2]")
  }

  @Test func idsAreExactInSixtyFourBits() throws {
    let ids = try Tensor.make(Shape(2), ids: [16_777_217, Int32.max - 1])
    #expect(try ids.ids() == [16_777_217, Int32.max - 1])
  }

  @Test func reshapingSharesAndNamesStay() throws {
    let flat = try cube.reshaped(Shape(24))
    #expect(flat.values == cube.values)
    #expect(try cube.named(["x", nil, "z"]).shape.description == "[x 2, 3, z 4]")
    #expect(try cube.renamed("b", to: nil).shape.description == "[a 2, 3, c 4]")
  }

  @Test func creation() throws {
    #expect(try Tensor.arange(from: 1, by: 0.5, count: 3).values == [1, 1.5, 2])
    let nested = Nested.list([.list([.number(1), .number(2)]), .list([.number(3), .number(4)])])
    let x = try Tensor.nested(nested, names: ["row", nil])
    #expect(x.shape.description == "[row 2, 2]")
    #expect(x.values == [1, 2, 3, 4])
    #expect(try Tensor.nested(.number(3)).shape.rank == 0)
    #expect(try Tensor.nested(.list([])).shape.description == "[0]")
    var one = RandomStream(seed: 7, purpose: .initialisation)
    var two = RandomStream(seed: 7, purpose: .initialisation)
    #expect(
      try Tensor.randn(Shape(5), from: &one).values
        == Tensor.randn(Shape(5), from: &two).values)
    let uniform = try Tensor.uniform(Shape(1000), low: 2, high: 3, from: &one)
    #expect(try uniform.min().number() >= 2 && uniform.max().number() <= 3)
  }
}
