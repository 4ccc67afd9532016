import Features
import Language
import Tensors

/// What a function goes through: a list, a range, the cells of a column, a tensor of one axis.
struct Elements: Convertible {
  static let wantedKind = Kind("a list")
  let values: [Value]

  /// A range longer than this is not written out.
  private static let longest = 50_000_000.0

  static func convert(_ value: Value) throws -> Elements? {
    if let list = value.list { return Elements(values: list) }
    if let range = value.object as? NumberRange {
      guard range.count <= longest else {
        throw Fault(
          .memoryLimit,
          "a list holds up to \(NumberFormat.general(longest)) elements, and this range has "
            + NumberFormat.general(range.count),
          notes: ["`for i in a..b` goes through any range"])
      }
      return Elements(values: (0..<Int(range.count)).map { .number(range.lower + Double($0)) })
    }
    if let column = value.foreign as? Column {
      return Elements(values: (0..<column.count).map { column.value(at: $0) })
    }
    if let tensor = value.foreign as? Tensor, tensor.rank == 1 {
      return Elements(
        values: tensor.values.map { tensor.isMask ? .bool($0 != 0) : .number($0) })
    }
    return nil
  }
}

extension Elements {
  /// What a function gives for each element; without one, the elements.
  func keyed(by function: Callable?, in context: Context) throws -> [Value] {
    guard let function else { return values }
    return try values.map { element in
      try context.tick()
      return try context.call(function.value, [element])
    }
  }
}

/// How many elements or rows: a whole number from 0 up.
struct Amount: Convertible {
  static let wantedKind = Int.wantedKind
  let count: Int
  var shown: String? { String(count) }

  static func convert(_ value: Value) throws -> Amount? {
    guard let count = try Int.convert(value) else { return nil }
    guard count >= 0 else {
      throw Fault(.wrongValue, "a number from 0 up is needed here, found \(count)")
    }
    return Amount(count: count)
  }
}

/// The numbers a function works on: of a list, a range or a column; true counts as 1.
///
/// Missing cells of a column are left out.
struct NumberList: Convertible {
  static let wantedKind = Kind("a list of numbers")
  let numbers: [Double]

  static func convert(_ value: Value) throws -> NumberList? {
    if let column = value.foreign as? Column {
      switch column.values {
      case .numbers(let numbers): return NumberList(numbers: numbers.filter { !$0.isNaN })
      case .truths(let truths):
        return NumberList(numbers: truths.filter { $0 >= 0 }.map(Double.init))
      case .texts, .lists, .times:
        throw Fault(
          .wrongKind, "numbers are needed here, and the column is of kind \(column.kindName)")
      }
    }
    if let tensor = value.foreign as? Tensor {
      guard !tensor.isTracked else {
        throw Fault(.wrongKind, "this function has no gradient, so no place inside `grad`")
      }
      return NumberList(numbers: tensor.values)
    }
    guard let elements = try Elements.convert(value) else { return nil }
    return NumberList(
      numbers: try elements.values.enumerated().map { index, element in
        if let number = element.number ?? element.bool.map({ $0 ? 1 : 0 }) { return number }
        throw Fault(
          .wrongKind,
          "numbers are needed here, and element \(index) is \(Display.phrase(element))")
      })
  }
}

extension NumberList {
  /// The numbers of an argument of any kind; throws a `Fault` that names the argument.
  init(_ value: Value, for verb: String, argument: String = "of") throws {
    do {
      if let list = try NumberList.convert(value) {
        self = list
        return
      }
    } catch var fault as Fault {
      fault.argument = argument
      throw fault
    }
    throw Fault(
      .wrongKind, "`\(verb)` takes numbers, found \(Display.phrase(value))", argument: argument)
  }
}

/// A function, built in or written in the language.
struct Callable: Convertible {
  static let wantedKind = Kind.function
  let value: Value

  static func convert(_ value: Value) -> Callable? {
    guard let object = value.object, object.kind == .function else { return nil }
    return Callable(value: value)
  }

  /// What a function says of an element: true or false.
  func verdict(on element: Value, in context: Context) throws -> Bool {
    let verdict = try context.call(value, [element])
    guard let bool = verdict.bool else {
      throw Fault(
        .wrongKind, "the function gives true or false, found \(Display.phrase(verdict))",
        argument: "by")
    }
    return bool
  }
}
