import Tensors
import Testing

@Suite("Broadcasting")
struct BroadcastTests {
  static let pairs: [(left: [Shape.Axis], right: [Shape.Axis], result: String)] = [
    (axes(("row", 2), ("k", 3)), axes(("row", 2), ("k", 3)), "[row 2, k 3]"),
    (axes(("row", 2), ("k", 3)), axes(("k", 3)), "[row 2, k 3]"),
    (axes(("k", 3)), axes(("row", 2), ("k", 3)), "[row 2, k 3]"),
    (axes(("row", 2), ("k", 3)), axes(("row", 2)), "[row 2, k 3]"),
    (axes(("row", 2)), axes(("k", 3)), "[row 2, k 3]"),
    (axes(("row", 2), ("k", 3)), axes(("k", 3), ("row", 2)), "[row 2, k 3]"),
    (axes(("row", 2), ("k", 3)), axes(("k", 3), ("out", 4)), "[row 2, k 3, out 4]"),
    (axes(("row", 2), ("k", 1)), axes(("row", 2), ("k", 3)), "[row 2, k 3]"),
    (axes((nil, 2), (nil, 3)), axes((nil, 3)), "[2, 3]"),
    (axes((nil, 2), (nil, 1)), axes((nil, 3)), "[2, 3]"),
    (axes((nil, 3)), axes(("row", 2), ("k", 3)), "[row 2, k 3]"),
    (axes((nil, 3), ("k", 2)), axes(("row", 1), (nil, 2)), "[row 3, k 2]"),
    (axes(("row", 2), ("row", 2)), axes(("row", 2)), "[row 2, row 2]"),
    ([], axes(("row", 2)), "[row 2]"),
    (axes(("row", 0), ("k", 3)), axes(("k", 3)), "[row 0, k 3]"),
    (axes(("row", 4), ("k", 0)), axes(("k", 0)), "[row 4, k 0]"),
  ]

  @Test("gives the stated axes", arguments: pairs.indices)
  func axesOfResults(_ number: Int) throws {
    let (left, right, result) = Self.pairs[number]
    let a = try sample(left, seed: 1)
    let b = try sample(right, seed: 2)
    #expect(try (a * b).shape.description == result)
  }

  /// Element by element, whatever the loops were merged into.
  @Test("agrees with indexing", arguments: pairs.indices, 0..<3)
  func elements(_ number: Int, seed: Int) throws {
    let (left, right, _) = Self.pairs[number]
    let a = try sample(left, seed: seed, index: 1)
    let b = try sample(right, seed: seed, index: 2)
    let difference = try a - b
    let byName =
      (left + right).allSatisfy { $0.name != nil } && left.count + right.count > 0
      && Set(left.map(\.name)).count == left.count
    for place in 0..<difference.count {
      let index = difference.shape.index(of: place)
      func element(_ t: Tensor) throws -> Double {
        let own = t.shape.axes.enumerated().map { i, axis in
          let position =
            byName
            ? difference.shape.axes.firstIndex { $0.name == axis.name } ?? 0
            : difference.rank - t.rank + i
          return axis.count == 1 ? 0 : index[position]
        }
        return try t.element(own)
      }
      #expect(try difference.values[place] == element(a) - element(b))
    }
  }

  @Test("of sums commutes, up to the order of axes", arguments: pairs.indices)
  func commutes(_ number: Int) throws {
    let (left, right, _) = Self.pairs[number]
    let a = try sample(left, seed: 5)
    let b = try sample(right, seed: 6)
    let (one, other) = (try a + b, try b + a)
    if one.shape == other.shape {
      #expect(one.values == other.values)
    } else {
      let order = one.shape.axes.map { AxisReference.named($0.name ?? "") }
      #expect(try one.values == other.transposed(to: order).values)
    }
  }

  @Test func unequalCountsAreNamed() throws {
    let a = try sample(axes(("row", 4), ("hidden", 50)), seed: 1)
    let b = try sample(axes(("hidden", 64)), seed: 1)
    let error = #expect(throws: TensorError.self) { try a + b }
    #expect(error?.message == "the axes of `+` must agree: `hidden 50` against `hidden 64`")
    #expect(error?.findings == ["the left is [row 4, hidden 50], the right is [hidden 64]"])
  }

  @Test func differentNamesDoNotMeetByPosition() throws {
    let a = try sample(axes((nil, 4), ("hidden", 3)), seed: 1)
    let b = try sample(axes(("out", 3)), seed: 1)
    let error = #expect(throws: TensorError.self) { try a * b }
    #expect(error?.message == "the axes of `*` must agree: `hidden 3` against `out 3`")
  }

  @Test func aResultTooLargeIsRefusedBeforeItIsMade() throws {
    let a = try Tensor.zeros(shape(("a", 100_000)))
    let b = try Tensor.zeros(shape(("b", 100_000)))
    MemoryBudget.$limit.withValue(8_000_000_000) {
      let error = #expect(throws: TensorError.self) { try a * b }
      #expect(
        error?.message == "a tensor may take 8.0 GB, and [a 100000, b 100000] would take 40.0 GB")
    }
  }
}
