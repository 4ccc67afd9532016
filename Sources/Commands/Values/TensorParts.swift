import Features
import Language
import Tensors

/// Brackets of a tensor, `.T`, and going through it.
extension Tensor: HasFields, Indexable, Loopable {
  public var fieldNames: [String] { ["T"] }

  public func field(_ name: String) throws -> Value? {
    name == "T" ? try transposed().value : nil
  }

  /// Along the first axis.
  public func start() throws -> () throws -> Value? {
    guard let first = shape.axes.first else {
      throw Fault(.wrongKind, "`for` goes along an axis, and this is a single number")
    }
    var next = 0
    return {
      guard next < first.count else { return nil }
      defer { next += 1 }
      return try self.slice([(.at(0), .index(next))]).value
    }
  }

  /// `x[0]`, `x[0..3, 2]`, `x[row: 0..3]`: an index drops its axis, a range keeps it. Alone, a mask
  /// or a list of places takes several along its axis: `x[x > 0]`, `x[input: [0, 2]]`.
  public func element(at indexes: [(label: String?, value: Value)]) throws -> Value {
    if indexes.count == rank, !isTracked, let place = try place(of: indexes) {
      return isMask ? .bool(self[place] != 0) : .number(self[place])
    }
    if indexes.count == 1, let places = try places(indexes[0]) { return places }
    let picks = try indexes.enumerated().map { position, index in
      let axis: AxisReference = index.label.map { .named($0) } ?? .at(position)
      return (axis: axis, pick: try Tensor.pick(index.value))
    }
    return try slice(picks).value
  }

  /// Where in memory an element lies that has a plain index for each axis; `nil` for other indexes.
  private func place(of indexes: [(label: String?, value: Value)]) throws -> Int? {
    var place = 0
    for (position, index) in indexes.enumerated() {
      let axis = shape.axes[position]
      guard index.label == nil, let number = index.value.number, number >= 0,
        number < Double(axis.count), number == number.rounded()
      else { return nil }
      place = place * axis.count + Int(number)
    }
    return place
  }

  /// The elements that a mask or a list of places takes along an axis; `nil` for other indexes.
  private func places(_ index: (label: String?, value: Value)) throws -> Value? {
    let mask = index.value.foreign as? Tensor
    guard mask != nil || index.value.list != nil, rank > 0 else { return nil }
    let position = try shape.position(of: index.label.map { .named($0) } ?? .at(0))
    let axis = shape.axes[position]
    var ids: [Int32] = []
    if let mask, mask.isMask {
      guard mask.rank == 1, mask.count == axis.count else {
        throw Fault(
          .shape,
          "a mask in brackets has one axis, of \(axis.count) elements, found \(mask.summary)",
          notes: ["choose(mask, x, 0) keeps the shape"])
      }
      ids = mask.values.indices.filter { mask[$0] != 0 }.map(Int32.init)
    } else {
      for number in try NumberList(index.value, for: "an index").numbers {
        guard number == number.rounded(), let place = Int(exactly: number) else {
          throw Fault(
            .wrongKind, "an index is a whole number, found \(NumberFormat.general(number))")
        }
        guard (0..<axis.count).contains(place) else {
          throw TensorError.outside(index: place, axis: axis, place: position, shape)
        }
        ids.append(Int32(place))
      }
    }
    let taken = try Shape([Shape.Axis(axis.name, ids.count)])
    if position == 0 { return try gather(ids, taken).value }
    var order = (0..<rank).map { AxisReference.at($0) }
    order.swapAt(0, position)
    return try transposed(to: order).gather(ids, taken).transposed(to: order).value
  }

  static func pick(_ value: Value) throws -> Pick {
    if let number = value.number, let index = Int(exactly: number) { return .index(index) }
    if let range = value.object as? NumberRange {
      guard range.lower >= 0, range.lower + range.count < 1e15 else {
        throw Fault(.indexOutOfRange, "indexes count from 0, found \(Display.text(value))")
      }
      return .range(Int(range.lower)..<Int(range.lower) + Int(range.count))
    }
    throw Fault(
      .wrongKind, "an index is a whole number or a range, found \(Display.phrase(value))",
      notes: value.foreign is Tensor || value.list != nil
        ? ["alone in brackets, a mask or a list of places takes several: x[x > 0], x[[0, 2]]"] : [])
  }
}
