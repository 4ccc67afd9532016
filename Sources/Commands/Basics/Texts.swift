import Language

/// Changing strings, and asking about them. All go by characters as people count them.

struct Upper: Command {
  static let name = "upper"
  static let summary = "A string in capital letters."
  static let examples = [Example(#"upper("straße")"#, gives: #""STRASSE""#)]
  @Argument("The string.") var text: String

  func run(in context: Context) throws -> Value { .string(text.uppercased()) }
}

struct Lower: Command {
  static let name = "lower"
  static let summary = "A string in small letters."
  static let examples = [Example(#"lower("Wide & DEEP")"#, gives: #""wide & deep""#)]
  @Argument("The string.") var text: String

  func run(in context: Context) throws -> Value { .string(text.lowercased()) }
}

struct Trim: Command {
  static let name = "trim"
  static let summary = "A string without spaces and line ends at its ends."
  static let examples = [Example(#"trim("  Private ")"#, gives: #""Private""#)]
  @Argument("The string.") var text: String

  func run(in context: Context) throws -> Value {
    let start = text.drop(while: \.isWhitespace)
    let end = start.lastIndex { !$0.isWhitespace }.map(start.index(after:)) ?? start.startIndex
    return .string(String(start[..<end]))
  }
}

struct StartsWith: Command {
  static let name = "starts_with"
  static let summary = "Whether a string begins with another."
  static let details = #"Whether it holds one anywhere: "dor" in "pandora"."#
  static let examples = [Example(#"starts_with("pandora", "pan")"#, gives: "true")]
  @Argument("The string.") var text: String
  @Argument("The beginning.", .positional, .label("with")) var part: String

  func run(in context: Context) throws -> Value { .bool(text.hasPrefix(part)) }
}

struct EndsWith: Command {
  static let name = "ends_with"
  static let summary = "Whether a string ends with another."
  static let examples = [Example(#"ends_with("data.csv", ".csv")"#, gives: "true")]
  @Argument("The string.") var text: String
  @Argument("The end.", .positional, .label("with")) var part: String

  func run(in context: Context) throws -> Value { .bool(text.hasSuffix(part)) }
}

struct Replace: Command {
  static let name = "replace"
  static let summary = "A string with another in the place of each occurrence of a part."
  static let examples = [
    Example(#"replace("hours-per-week", "-", "_")"#, gives: #""hours_per_week""#)
  ]
  @Argument("The string.") var text: String
  @Argument("The part.", .positional) var part: String
  @Argument("What stands in its place.", .positional, .label("with")) var replacement: String

  func run(in context: Context) throws -> Value {
    guard !part.isEmpty else {
      throw Fault(.wrongValue, "the part has at least one character", argument: "part")
    }
    let growth = Double(replacement.utf8.count) / Double(part.utf8.count)
    try context.willAllocate(bytes: Double(text.utf8.count) * max(1, growth))
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: part) {
      result += rest[..<found.lowerBound] + replacement
      rest = rest[found.upperBound...]
    }
    return .string(result + rest)
  }
}

struct Pad: Command {
  static let name = "pad"
  static let summary = "A string filled up to so many characters; a longer one stays as it is."
  static let examples = [
    Example(#"pad("ab", 4)"#, gives: #""ab  ""#),
    Example(#"pad(string(7), 3, with: "0", side: "left")"#, gives: #""007""#),
  ]
  @Argument("The string.") var text: String
  @Argument("How many characters.", .positional) var width: Amount
  @Argument("The character to fill with.") var with = " "
  @Argument("Where it is filled.", .choices(["left", "right"])) var side = "right"

  func run(in context: Context) throws -> Value {
    guard with.count == 1 else {
      throw Fault(
        .wrongValue, "`with` is one character, found \(Display.quoted(with))", argument: "with")
    }
    guard side == "left" || side == "right" else {
      throw Fault(
        .wrongValue, "`side` is \"left\" or \"right\", found \(Display.quoted(side))",
        argument: "side")
    }
    try context.willAllocate(bytes: Double(width.count) * Double(with.utf8.count))
    let filling = String(repeating: with, count: max(0, width.count - text.count))
    return .string(side == "left" ? filling + text : text + filling)
  }
}

struct Format: Command {
  static let name = "format"
  static let summary = "A number or a date as a string in a given form."
  static let details = """
    Numbers: .2 two decimals, .1% percent, "," thousands, .2, both, e or .3e powers of ten; the
    same as in strings: "{x:.2}".
    Dates: %Y year, %m month, %d day, %H hour, %M minute, %S second, %y year of two digits, %B and
    %b month, %A and %a weekday, %j day of the year.
    """
  static let examples = [
    Example(#"format(3.14159, ".2")"#, gives: #""3.14""#),
    Example(#"format([0.5, 0.125], ".1%")"#, gives: #"["50.0%", "12.5%"]"#),
    Example(#"format(date("2024-03-01"), "%A, %d %B %Y")"#, gives: #""Friday, 01 March 2024""#),
  ]
  @Argument("A number, a date, or a list of them.") var of: Value
  @Argument("The form.", .positional, .label("format")) var format: String

  func run(in context: Context) throws -> Value { try formatted(of) }

  private func formatted(_ value: Value) throws -> Value {
    do {
      if let number = value.number {
        return .string(try NumberFormat.format(number, spec: format))
      }
      if let date = value.foreign as? CalendarDate {
        return .string(try TimeFormat.text(date.day, 0, format: format))
      }
      if let moment = value.foreign as? Moment {
        return .string(try TimeFormat.text(moment.day, moment.time, format: format))
      }
    } catch var fault as Fault {
      fault.argument = "format"
      throw fault
    }
    guard let elements = try Elements.convert(value) else {
      throw Fault(
        .wrongKind, "`format` takes numbers or dates, found \(Display.phrase(value))",
        argument: "of")
    }
    return .list(try elements.values.map(formatted))
  }
}
