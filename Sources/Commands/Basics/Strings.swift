import Language

/// Functions of strings.

struct Join: Command {
  static let name = "join"
  static let summary = "The elements as one string."
  static let examples = [Example(#"join(["a", "b", 3], ", ")"#, gives: #""a, b, 3""#)]
  @Argument("The elements.") var elements: Elements
  @Argument("What stands between them.", .positional) var separator = ""

  func run(in context: Context) throws -> Value {
    .string(elements.values.map { Display.plain($0) }.joined(separator: separator))
  }
}

struct Split: Command {
  static let name = "split"
  static let summary = "The parts of a string between separators."
  static let examples = [Example(#"split("a,b,,c", ",")"#, gives: #"["a", "b", "", "c"]"#)]
  @Argument("The string.") var text: String
  @Argument("What stands between the parts.", .positional) var separator: String

  func run(in context: Context) throws -> Value {
    guard !separator.isEmpty else {
      throw Fault(.wrongValue, "a separator has at least one character", argument: "separator")
    }
    var parts: [Value] = []
    var rest = text[...]
    while let found = rest.firstRange(of: separator) {
      parts.append(.string(String(rest[..<found.lowerBound])))
      rest = rest[found.upperBound...]
    }
    return .list(parts + [.string(String(rest))])
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
      throw Fault(.wrongValue, "a string repeats 0 times or more, found \(times)", argument: "times")
    }
    try context.willAllocate(bytes: Double(text.utf8.count) * Double(times))
    return .string(String(repeating: text, count: times))
  }
}
