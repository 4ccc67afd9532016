import Language

struct Sort: Command {
  static let name = "sort"
  static let summary = "The elements in rising order; nan comes last."
  static let details = "Elements that are equal keep their order."
  static let examples = [
    Example("sort([3, 1, 2])", gives: "[1, 2, 3]"),
    Example(#"sort(["b", "a"], descending: true)"#, gives: #"["b", "a"]"#),
    Example("sort([[1, 9], [2, 3]], by: last)", gives: "[[2, 3], [1, 9]]"),
  ]
  @Argument("Numbers or strings, or anything with `by`.") var elements: Elements
  @Argument("A function that gives what to sort an element by.") var by: Callable? = nil
  @Argument("From greatest to least.") var descending = false

  func run(in context: Context) throws -> Value {
    let keys = try elements.values.map { element in
      try by.map { try context.call($0.value, [element]) } ?? element
    }
    let order = try keys.allSatisfy { $0.number != nil }
      ? sorted(keys.compactMap(\.number)) { $0 < $1 || ($1.isNaN && !$0.isNaN) }
      : sorted(texts(keys), by: <)
    return .list(order.map { elements.values[$0] })
  }

  private func texts(_ keys: [Value]) throws -> [String] {
    try keys.map { key in
      guard let text = key.string else {
        throw Fault(
          .wrongKind, "`sort` takes numbers or strings, found \(Display.phrase(key))",
          argument: "elements")
      }
      return text
    }
  }

  /// The positions in order; equal keys keep theirs, in either direction.
  private func sorted<Key>(_ keys: [Key], by isLess: (Key, Key) -> Bool) -> [Int] {
    keys.indices.sorted { a, b in
      let (first, second) = descending ? (b, a) : (a, b)
      if isLess(keys[first], keys[second]) { return true }
      return !isLess(keys[second], keys[first]) && a < b
    }
  }
}
