import Features
import Language

/// What a function goes through: a list, a range, or the cells of a column.
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
    return nil
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
      case .truths(let truths): return NumberList(numbers: truths.filter { $0 >= 0 }.map(Double.init))
      case .texts:
        throw Fault(.wrongKind, "numbers are needed here, and the column holds text")
      }
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

/// A function, built in or written in the language.
struct Callable: Convertible {
  static let wantedKind = Kind.function
  let value: Value

  static func convert(_ value: Value) -> Callable? {
    guard let object = value.object, object.kind == .function else { return nil }
    return Callable(value: value)
  }
}
