import Tensors
import Testing

@Suite("Text")
struct TextTests {
  private func whole(_ number: Double) -> String { "\(Int(number))" }

  @Test func summaries() throws {
    #expect(
      try Tensor.zeros(shape(("row", 4096), ("hidden", 50))).summary
        == "tensor [row 4096, hidden 50]")
    #expect(try Tensor.zeros(shape(("row", 2), (nil, 3))).summary == "tensor [row 2, 3]")
    #expect(Tensor(1).summary == "tensor []")
    #expect(try Tensor.zeros(Shape(2)).compare(.less, 1).summary == "mask [2]")
  }

  @Test func numbersInBrackets() throws {
    let x = try Tensor.arange(from: 8, count: 6).reshaped(Shape(2, 3))
    #expect(x.text(whole) == "[[ 8,  9, 10],\n [11, 12, 13]]")
    #expect(Tensor(5).text(whole) == "5")
    #expect(try Tensor.zeros(Shape(0)).text(whole) == "[]")
    #expect(try Tensor.zeros(Shape(2, 0)).text(whole) == "[[],\n []]")
    #expect(try Tensor.zeros(Shape(0, 2)).text(whole) == "[]")
    let cube = try Tensor.arange(count: 8).reshaped(Shape(2, 2, 2))
    #expect(cube.text(whole) == "[[[0, 1],\n  [2, 3]],\n\n [[4, 5],\n  [6, 7]]]")
  }

  @Test func longAxesShowTheirEnds() throws {
    let x = try Tensor.arange(count: 100)
    #expect(x.text(limit: 4, whole) == "[0, 1, …, 98, 99]")
    let table = try x.reshaped(Shape(10, 10))
    #expect(
      table.text(limit: 3, whole) == "[[ 0,  1, …,  9],\n [10, 11, …, 19],\n …,\n [90, 91, …, 99]]")
  }
}
