extension Tensor {
  /// Rows of this table by their ids: the axes of `ids`, then the table's other axes.
  ///
  /// Id −1 stands for a missing value and gives zeros. The gradient is that of the rows used, summed
  /// over every use. Throws `notWhole`, `unknownID`, and `tooFewAxes` for a single number.
  public func gather(_ ids: Tensor) throws -> Tensor {
    guard let rows = shape.axes.first else {
      throw TensorError.tooFewAxes(operation: "gather", shape, needed: 1)
    }
    return try gather(known: ids.ids(below: rows.count), ids.shape)
  }

  /// The same for ids at hand, which fill `ids.shape`. Throws `wrongCount` also.
  public func gather(_ ids: [Int32], _ idShape: Shape) throws -> Tensor {
    guard let rows = shape.axes.first else {
      throw TensorError.tooFewAxes(operation: "gather", shape, needed: 1)
    }
    guard ids.count == idShape.count else {
      throw TensorError.wrongCount(idShape, numbers: ids.count)
    }
    for (place, id) in ids.enumerated() where id < -1 || Int(id) >= rows.count {
      throw TensorError.unknownID(Double(id), count: rows.count, place: place)
    }
    return try gather(known: ids, idShape)
  }

  /// 1 at each id and 0 elsewhere, along a new last axis; a missing id (−1) gives only zeros.
  ///
  /// Throws `notWhole`, `unknownID` and `negativeCount`.
  public static func oneHot(_ ids: Tensor, count: Int, name: String? = nil) throws -> Tensor {
    let shape = try Shape(ids.shape.axes + [Shape.Axis(name, count)])
    let places = try ids.ids(below: count)
    let result = try Tensor.zeros(shape)
    let p = result.mutable(Float.self)
    for (i, id) in places.enumerated() where id >= 0 { p[i * count + Int(id)] = 1 }
    return result
  }

  private func gather(known ids: [Int32], _ idShape: Shape) throws -> Tensor {
    try gather(Scattering(ids: ids, idShape: idShape, table: shape))
  }

  fileprivate func gather(_ scattering: Scattering) throws -> Tensor {
    guard let tape = openTape else { return try scattering.rows(of: self) }
    let rows = try outside(tape).gather(scattering)
    guard let place = place(on: tape) else { return rows }
    return tape.record(rows) { gradient, flow in
      flow.add(gradient, by: scattering, to: place)
    }
  }
}

/// Which rows of a table were gathered: how to take them and how to add gradients back to them.
struct Scattering: Sendable {
  let ids: [Int32]
  /// The axes that the ids fill.
  let idShape: Shape
  let table: Shape

  private var width: Int { table.axes.dropFirst().reduce(1) { $0 * $1.count } }

  fileprivate func rows(of tensor: Tensor) throws -> Tensor {
    let shape = try Shape(idShape.axes + table.axes.dropFirst())
    let result = try Tensor(unfilled: shape, tensor.precision)
    defer { withExtendedLifetime(tensor) {} }
    switch tensor.precision {
    case .single: take(tensor.pointer(Float.self), result.mutable(Float.self))
    case .double: take(tensor.pointer(Double.self), result.mutable(Double.self))
    }
    return result
  }

  private func take<T: Element>(_ table: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>) {
    let width = width
    for (i, id) in ids.enumerated() {
      if id >= 0 {
        (out + i * width).update(from: table + Int(id) * width, count: width)
      } else {
        (out + i * width).update(repeating: 0, count: width)
      }
    }
  }

  /// A table of zeros with the rows added where they came from; recorded, its gradient gathers.
  func scattered(_ rows: Tensor) throws -> Tensor {
    guard let tape = rows.openTape else {
      let result = try Tensor.zeros(table, precision: rows.precision)
      defer { withExtendedLifetime(rows) {} }
      switch rows.precision {
      case .single: put(rows.pointer(Float.self), result.mutable(Float.self), places: ids)
      case .double: put(rows.pointer(Double.self), result.mutable(Double.self), places: ids)
      }
      return result
    }
    return try rows.recorded(on: tape) {
      try scattered($0)
    } backward: { gradient, _, _ in
      try gradient.gather(self)
    }
  }

  /// The rows used, each once and in ascending order, with their sums.
  func gathered(_ rows: Tensor) throws -> RowGradient {
    let unique = Set(ids).subtracting([-1]).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(unique, Int32(0)...))
    let shape = try Shape(
      [Shape.Axis(table.axes.first?.name, unique.count)] + table.axes.dropFirst())
    let sums = try Tensor.zeros(shape, precision: rows.precision)
    let targets = ids.map { places[$0] ?? -1 }
    defer { withExtendedLifetime(rows) {} }
    switch rows.precision {
    case .single: put(rows.pointer(Float.self), sums.mutable(Float.self), places: targets)
    case .double: put(rows.pointer(Double.self), sums.mutable(Double.self), places: targets)
    }
    return RowGradient(ids: unique, rows: sums, shape: table)
  }

  private func put<T: Element>(
    _ rows: UnsafePointer<T>, _ out: UnsafeMutablePointer<T>, places: [Int32]
  ) {
    let width = width
    for (i, place) in places.enumerated() where place >= 0 {
      let (to, from) = (out + Int(place) * width, rows + i * width)
      for k in 0..<width { to[k] += from[k] }
    }
  }
}
