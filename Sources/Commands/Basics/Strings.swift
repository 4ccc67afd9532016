import Features
import Language

/// Strings from parts, and parts of strings.

struct Lines: Command {
  static let name = "lines"
  static let summary = "The lines of a string, without their ends."
  static let examples = [Example(#"lines("a\nb\n")"#, gives: #"["a", "b"]"#)]
  @Argument("The string.") var text: String

  func run(in context: Context) throws -> Value {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return .list(lines.map { .string(String($0)) })
  }
}

struct Characters: Command {
  static let name = "characters"
  static let summary = "The characters of a string, as people count them."
  static let examples = [Example(#"characters("añ🇩🇪")"#, gives: #"["a", "ñ", "🇩🇪"]"#)]
  @Argument("The string.") var text: String

  func run(in context: Context) throws -> Value {
    try context.willAllocate(bytes: 48 * Double(text.utf8.count))
    return .list(text.map { .string(String($0)) })
  }
}

struct Slice: Command {
  static let name = "slice"
  static let summary = "The characters of a string at a range of places, counted from 0."
  static let details = "A list is sliced by brackets: xs[1..3]."
  static let examples = [
    Example(#"slice("pandora", 0..2)"#, gives: #""pan""#),
    Example(#"slice("pandora", 3..<7)"#, gives: #""dora""#),
  ]
  @Argument("The string.") var text: String
  @Argument("From where to where.", .positional) var range: RangeArgument

  func run(in context: Context) throws -> Value {
    let range = range.range
    guard range.count > 0 else { return .string("") }
    let count = text.count
    let last = range.lower + range.count - 1
    guard range.lower >= 0, last < Double(count) else {
      throw Fault(
        .indexOutOfRange,
        count == 0
          ? "the string is empty, found \(Display.text(.object(range)))"
          : "the string has characters 0 to \(count - 1), found "
            + Display.text(.object(range)), argument: "range")
    }
    let start = text.index(text.startIndex, offsetBy: Int(range.lower))
    return .string(String(text[start..<text.index(start, offsetBy: Int(range.count))]))
  }
}

/// A range of whole numbers.
struct RangeArgument: Convertible {
  static let wantedKind = Kind.range
  let range: NumberRange

  static func convert(_ value: Value) -> RangeArgument? {
    (value.object as? NumberRange).map(RangeArgument.init)
  }
}

struct Repeat: Command {
  static let name = "repeat"
  static let summary = "A string several times over."
  static let examples = [Example(#"repeat("ab", 3)"#, gives: #""ababab""#)]
  @Argument("The string.") var text: String
  @Argument("How often, from 0 up.", .positional) var times: Int

  func run(in context: Context) throws -> Value {
    guard times >= 0 else {
      throw Fault(
        .wrongValue, "a string repeats 0 times or more, found \(times)", argument: "times")
    }
    try context.willAllocate(bytes: Double(text.utf8.count) * Double(times))
    return .string(String(repeating: text, count: times))
  }
}
