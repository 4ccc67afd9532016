import Features
import Language
import Tensors

/// How the language sees a tensor: arithmetic with broadcasting, claims on every element.
extension Tensor: ForeignArgument, Operable, Checkable, Measurable {
  public static var wantedKind: Kind { Kind("a tensor") }
  public var extent: String? { shape.description }

  public func display(for screen: Screen) -> String {
    let numbers = text { NumberFormat.general($0) }
    return shape.axes.contains { $0.name != nil } ? "\(shape)\n\(numbers)" : numbers
  }

  /// A short vector shows its numbers inside a record: `{w: [2, 4], b: 1}`.
  public var inline: String {
    rank <= 1 && count <= 8 ? text { NumberFormat.general($0) } : summary
  }

  /// A tensor as a value: one element without axes is a number, or true/false, unless its
  /// gradient is being recorded.
  var value: Value {
    guard rank == 0, !isTracked, let number = try? number() else { return .foreign(self) }
    return isMask ? .bool(number != 0) : .number(number)
  }

  /// A number, true/false or a tensor as a tensor; `nil` for any other value.
  static func operand(_ value: Value) -> Tensor? {
    switch value {
    case .number(let number): Tensor(number, precision: .double)
    case .bool(let bool): try? Tensor(bool ? 1 : 0, precision: .single).asMask()
    default: value.foreign as? Tensor
    }
  }

  // MARK: Operators

  public static func binary(_ operation: BinaryOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    if operation == .product { return try product(left, right) }
    if operation == .cross { return try logic(true, left, right) }
    // A plain number takes the precision of the tensor beside it.
    if let a = left.foreign as? Tensor, let b = right.number ?? right.bool.map({ $0 ? 1 : 0 }) {
      return try arithmetic(operation, a, Tensor(b, like: a)).value
    }
    if let a = left.number ?? left.bool.map({ $0 ? 1 : 0 }), let b = right.foreign as? Tensor {
      return try arithmetic(operation, Tensor(a, like: b), b).value
    }
    guard let a = left.foreign as? Tensor, let b = right.foreign as? Tensor else { return nil }
    return try arithmetic(operation, a, b).value
  }

  private static func arithmetic(_ operation: BinaryOperator, _ a: Tensor, _ b: Tensor) throws
    -> Tensor
  {
    switch operation {
    case .add: try a + b
    case .subtract: try a - b
    case .multiply: try a * b
    case .divide: try a / b
    case .remainder: try a.remainder(b)
    case .power: try a.power(b)
    case .product, .cross: try a.matmul(b)
    }
  }

  private static func product(_ left: Value, _ right: Value) throws -> Value? {
    guard let b = right.foreign as? Tensor else { return nil }
    if let sparse = left.foreign as? SparseMatrix { return try sparse.matmul(b).value }
    guard let a = left.foreign as? Tensor else { return nil }
    return try a.matmul(b).value
  }

  public static func compare(_ operation: ComparisonOperator, _ left: Value, _ right: Value) throws
    -> Value?
  {
    let relation: Relation? =
      switch operation {
      case .equal: .equal
      case .notEqual: .notEqual
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .isIn: nil
      }
    guard let relation, let a = operand(left), let b = operand(right) else { return nil }
    return try a.compare(relation, b).value
  }

  public static func unary(_ operation: UnaryOperator, _ operand: Value) throws -> Value? {
    guard let tensor = operand.foreign as? Tensor else { return nil }
    return try (operation == .minus ? tensor.negated() : tensor.not()).value
  }

  public static func logic(_ isAnd: Bool, _ left: Value, _ right: Value) throws -> Value? {
    guard let a = operand(left), let b = operand(right) else { return nil }
    return try (isAnd ? a.and(b) : a.or(b)).value
  }

  /// Every element must be true.
  public func failure() throws -> String? {
    guard isMask else {
      throw Fault(.wrongKind, "a claim takes true/false or a mask, found \(summary)")
    }
    let failing = values.count { $0 == 0 }
    guard failing > 0 else { return nil }
    return "\(NumberFormat.grouped(failing)) of \(NumberFormat.grouped(count)) elements fail"
  }
}

extension Tensor {
  /// Element by element; a number is compared with each.
  public func furthest(from other: Value) throws -> (left: Double, right: Double, place: String)? {
    guard let other = Tensor.operand(other) else { return nil }
    guard other.rank == 0 || other.shape.axes.map(\.count) == shape.axes.map(\.count) else {
      throw Fault(
        .shape, "tensors that are compared have one shape, found \(shape) and \(other.shape)")
    }
    let (mine, theirs) = (values, other.values)
    var worst: (left: Double, right: Double, place: String)?
    var most = -1.0
    for index in mine.indices {
      let (a, b) = (mine[index], theirs.count == 1 ? theirs[0] : theirs[index])
      let difference =
        a == b ? 0 : (a - b).magnitude / Swift.max(1, Swift.max(a.magnitude, b.magnitude))
      guard difference.isNaN || difference > most else { continue }
      let place =
        rank == 0 ? "" : "[\(shape.index(of: index).map(String.init).joined(separator: ", "))]"
      worst = (a, b, place)
      if difference.isNaN { break }
      most = difference
    }
    return worst ?? (0, 0, "")
  }
}

/// One axis, as a position or as `.name`.
struct Axis: Convertible {
  static let wantedKind = Kind("an axis")
  let reference: AxisReference

  static func convert(_ value: Value) throws -> Axis? {
    if let position = try value.number.flatMap({ try Int.convert(.number($0)) }) {
      return Axis(reference: .at(position))
    }
    guard case .column(let name)? = value.foreign as? Formula else { return nil }
    return Axis(reference: .named(name))
  }
}

/// Axes: one, or a list of them.
struct Axes: Convertible {
  static let wantedKind = Kind("an axis or a list of axes")
  let references: [AxisReference]

  static func convert(_ value: Value) throws -> Axes? {
    if let axis = try Axis.convert(value) { return Axes(references: [axis.reference]) }
    return try [Axis].convert(value).map { Axes(references: $0.map(\.reference)) }
  }
}
