import Language

/// Finding, telling apart and grouping elements.

struct IndexOf: Command {
  static let name = "index_of"
  static let summary = "Where an element, or a part of a string, first stands; none if nowhere."
  static let examples = [
    Example(#"index_of(["a", "b"], "b")"#, gives: "1"),
    Example(#"index_of("banana", "nan")"#, gives: "2"),
    Example("index_of([1, 2], 3) == none", gives: "true"),
  ]
  @Argument("A list or a string.") var of: Value
  @Argument("The element, or the part.", .positional) var what: Value

  func run(in context: Context) throws -> Value {
    if let text = of.string {
      guard let part = what.string else {
        throw Fault(
          .wrongKind, "a part of a string is a string, found \(Display.phrase(what))",
          argument: "what")
      }
      if part.isEmpty { return .number(0) }
      guard let range = text.firstRange(of: part) else { return .none }
      return .number(Double(text.distance(from: text.startIndex, to: range.lowerBound)))
    }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`index_of` takes a list or a string, found \(Display.phrase(of))",
        argument: "of")
    }
    let key = try Key.keys([what], "index_of")[0]
    for (index, element) in elements.values.enumerated() where Key(element) == key {
      return .number(Double(index))
    }
    return .none
  }
}

struct Unique: Command {
  static let name = "unique"
  static let summary = "The different elements, in the order they first appear."
  static let examples = [
    Example("unique([3, 1, 3, 2, 1])", gives: "[3, 1, 2]"),
    Example(#"unique(["Ada", "ada"], by: lower)"#, gives: #"["Ada"]"#),
  ]
  @Argument("The elements.") var elements: Elements
  @Argument("A function that gives what must differ.") var by: Callable? = nil

  func run(in context: Context) throws -> Value {
    let keys = try Key.keys(elements.keyed(by: by, in: context), "unique")
    var seen: Set<Key> = []
    return .list(zip(keys, elements.values).filter { seen.insert($0.0).inserted }.map(\.1))
  }
}

struct GroupBy: Command {
  static let name = "group_by"
  static let summary = "A record of lists: the elements for which a function gives the same."
  static let details = "The groups stand in the order they first appear; `group` groups a table."
  static let examples = [
    Example(
      #"group_by(1..5, fn(x) choose(x % 2 == 0, "even", "odd"))"#,
      gives: "{odd: [1, 3, 5], even: [2, 4]}")
  ]
  @Argument("The elements.") var elements: Elements
  @Argument("A function of an element that gives its group: a string, a number …", .positional)
  var by: Callable

  func run(in context: Context) throws -> Value {
    var groups: [(name: String, elements: [Value])] = []
    var place: [String: Int] = [:]
    let names = try elements.keyed(by: by, in: context)
    for (name, element) in zip(names, elements.values) {
      guard Key(name) != nil, name.list == nil, name.record == nil else {
        throw Fault(
          .wrongKind,
          "a group's name is a string, a number or a date, found "
            + Display.phrase(name), argument: "by")
      }
      let field = FieldNames.name(for: name)
      if let index = place[field] {
        groups[index].elements.append(element)
      } else {
        place[field] = groups.count
        groups.append((field, [element]))
      }
    }
    return .record(
      Fields(groups.map { ($0.name, .list($0.elements)) }) { first, _ in first })
  }
}
