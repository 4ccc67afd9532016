import Language

/// The `#: key: value` lines at the top of a document.
public struct FrontMatter: Sendable, Equatable {
  public struct Entry: Sendable, Equatable {
    public let key: String
    public let value: String
    public let line: Int
  }

  public var entries: [Entry] = []

  public init() {}

  public subscript(key: String) -> String? { entries.first { $0.key == key }?.value }
  public var title: String? { self["title"] }
  /// The seed that the document's commands use when they are given none.
  public var seed: UInt64? { self["seed"].flatMap { UInt64($0) } }

  /// Adds a line; throws a `Fault` when it is no `#: key: value`, or its value does not fit.
  mutating func add(_ line: String, number: Int) throws {
    let content = line.dropFirst(2)
    guard let colon = content.firstIndex(of: ":") else {
      throw Fault(.misplaced, "front matter reads `#: key: value`")
    }
    let key = trimmed(content[..<colon])
    let value = trimmed(content[content.index(after: colon)...])
    guard !key.isEmpty else { throw Fault(.misplaced, "front matter reads `#: key: value`") }
    guard self[key] == nil else {
      throw Fault(.duplicateName, "the front matter has `\(key)` already")
    }
    if key == "seed", UInt64(value) == nil {
      throw Fault(.wrongValue, "a seed is a whole number from 0, found `\(value)`")
    }
    entries.append(Entry(key: key, value: value, line: number))
  }
}

/// A text without the spaces and tabs at its ends.
func trimmed(_ text: some StringProtocol) -> String {
  let isSpace = { (character: Character) in character == " " || character == "\t" }
  var rest = text.drop(while: isSpace)
  while let last = rest.last, isSpace(last) { rest = rest.dropLast() }
  return String(rest)
}

/// A text without the spaces and tabs at its end.
func trimmedAtEnd(_ text: some StringProtocol) -> String {
  var rest = text[...]
  while let last = rest.last, last == " " || last == "\t" { rest = rest.dropLast() }
  return String(rest)
}
