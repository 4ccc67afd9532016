import Language

/// Divides text that is still being typed into words, as well as it can: for colours and the Tab
/// key.
///
/// It never fails, goes on from line to line, and takes time in proportion to the text.
package struct LooseScan {
  package enum Kind: Sendable {
    case keyword, name, label, column, number, string, comment, opening, closing, symbol
    /// A closing bracket that nothing opened.
    case stray
  }

  /// A word as a stretch of bytes of the text it was read from.
  package struct Word {
    package let kind: Kind
    package let range: Range<Int>
  }

  /// A bracket that is not closed yet, and what is known of the part that stands in it.
  package struct Opening {
    let byte: UInt8
    /// The place in `words`; `nil` when it stands in a text scanned before.
    var word: Int?
    /// The name that touches it: the function of a call, the table of `t[`.
    var callee: String?
    /// The first name of the expression that `|>` leads here.
    var piped: String?
    /// The name before `with {`.
    var changed: String?
    /// Labels written in it so far, with the one that the cursor is behind.
    var labels: [String] = []
    var label: String?
    /// Names that stand in it alone or behind a label, and how many commas.
    var names: [String] = []
    var commas = 0
    /// A string of this quote surrounds it: the bracket is `{` in a text.
    var quote: UInt8?
  }

  /// What the end of the text is inside of.
  package enum Place: Equatable {
    case code
    /// The offset of the byte behind the quote.
    case string(quote: UInt8, start: Int)
    case comment
  }

  package private(set) var words: [Word] = []
  package private(set) var open: [Opening] = []
  package private(set) var place = Place.code
  /// The keyword that the place stands behind, as `use` in `use "`.
  package private(set) var keyword: String?
  /// A touching name may be called or indexed by a bracket that follows.
  private var callee: String?
  private var head: String?
  private var isHead = true
  private var lastName: String?
  private var changed: String?
  private var isPiped = false
  private var sawLineEnd = false
  private var bytes: [UInt8] = []
  private var offset = 0

  private static let keywords: Set<String> = Set(Token.Kind.keywords.keys)

  package init(_ text: String = "") { scan(text) }

  /// Goes on with a text; the words are then those of this text alone.
  package mutating func scan(_ text: String) {
    words.removeAll(keepingCapacity: true)
    for index in open.indices { open[index].word = nil }
    bytes = Array(text.utf8)
    offset = 0
    if case .string(let quote, _) = place {
      place = .string(quote: quote, start: 0)
      skipString(quote, from: 0)
    }
    if place == .comment { skipComment(from: 0) }
    while offset < bytes.count { readWord() }
  }

  private func peek(_ distance: Int = 0) -> UInt8 {
    let place = offset + distance
    return place < bytes.count ? bytes[place] : 0
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private mutating func add(_ kind: Kind, from start: Int) {
    words.append(Word(kind: kind, range: start..<offset))
  }

  // MARK: Words

  private mutating func readWord() {
    let start = offset
    let byte = peek()
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      offset += 1
      callee = nil
      sawLineEnd = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"):
      offset += 1
      callee = nil
    case UInt8(ascii: "#"): skipComment(from: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      beginElement()
      isHead = false
      offset += 1
      place = .string(quote: byte, start: offset)
      skipString(byte, from: start)
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): openBracket(byte)
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): closeBracket(byte)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      beginElement()
      isHead = false
      skipNumber()
      add(.number, from: start)
    case UInt8(ascii: "."): readDot()
    case _ where byte.isNamePart: readName()
    default: readSymbol()
    }
  }

  private mutating func skipComment(from start: Int) {
    while offset < bytes.count, peek() != UInt8(ascii: "\n") { offset += 1 }
    place = offset < bytes.count ? .code : .comment
    add(.comment, from: start)
  }

  /// Reads to the closing quote, to `{` in a text, or to the end.
  private mutating func skipString(_ quote: UInt8, from start: Int) {
    let isRaw = quote == UInt8(ascii: "'")
    while offset < bytes.count {
      let byte = peek()
      offset += 1
      if byte == quote {
        place = .code
        keyword = nil
        break
      }
      guard !isRaw else { continue }
      if byte == UInt8(ascii: "\\") {
        offset = min(offset + 1, bytes.count)
      } else if byte == UInt8(ascii: "{") {
        place = .code
        add(.string, from: start)
        var opening = Opening(byte: byte)
        opening.quote = quote
        open.append(opening)
        begin()
        return
      }
    }
    add(.string, from: start)
  }

  private mutating func skipNumber() {
    while peek().isNamePart || (peek() == UInt8(ascii: ".") && peek(1).isDigit) { offset += 1 }
  }

  private mutating func readDot() {
    let start = offset
    let isField = start > 0 && (bytes[start - 1].isNamePart || bytes[start - 1].isCloser)
    offset += 1
    if peek() == UInt8(ascii: ".") {
      while peek() == UInt8(ascii: ".") { offset += 1 }
      sawLineEnd = false
      begin()
      return add(.symbol, from: start)
    }
    guard peek().isNamePart else { return add(.symbol, from: start) }
    if !isField { beginElement() }
    while peek().isNamePart { offset += 1 }
    if isField {
      add(.name, from: start)
      callee = callee.map { $0 + text(start..<offset) }
    } else {
      isHead = false
      add(.column, from: start)
    }
  }

  private mutating func readName() {
    let start = offset
    while peek().isNamePart { offset += 1 }
    let name = text(start..<offset)
    if !open.isEmpty, isBeforeColon {
      let last = open.count - 1
      open[last].labels.append(name)
      open[last].label = name
      add(.label, from: start)
      offset += 1
      begin()
      return
    }
    if Self.keywords.contains(name) {
      if name == "with" { changed = lastName }
      keyword = name
      if !["with", "in", "within", "else", "and", "or"].contains(name) { beginElement() }
      add(.keyword, from: start)
      return
    }
    beginElement()
    add(.name, from: start)
    callee = name
    lastName = name
    if isHead {
      head = name
      isHead = false
      if !open.isEmpty { open[open.count - 1].names.append(name) }
    }
  }

  private var isBeforeColon: Bool { peek() == UInt8(ascii: ":") }

  private mutating func readSymbol() {
    let start = offset
    let byte = peek()
    offset += 1
    if byte == UInt8(ascii: "|"), peek() == UInt8(ascii: ">") {
      offset += 1
      isPiped = true
      sawLineEnd = false
    } else {
      if byte == UInt8(ascii: ","), !open.isEmpty {
        open[open.count - 1].commas += 1
        open[open.count - 1].label = nil
      }
      // An operator continues the line above.
      sawLineEnd = false
      begin()
    }
    callee = nil
    add(.symbol, from: start)
  }

  // MARK: Expressions

  /// What follows is the first word of an expression.
  private mutating func begin() {
    head = nil
    isHead = true
    isPiped = false
    callee = nil
    changed = nil
  }

  /// A line that starts with an operand starts an element, or a statement.
  private mutating func beginElement() {
    guard sawLineEnd else { return }
    sawLineEnd = false
    keyword = nil
    begin()
    guard !open.isEmpty,
      open[open.count - 1].byte != UInt8(ascii: "(") || open[open.count - 1].callee != nil
    else { return }
    open[open.count - 1].label = nil
  }

  private mutating func openBracket(_ byte: UInt8) {
    let start = offset
    if callee == nil { beginElement() }
    offset += 1
    var opening = Opening(byte: byte, word: words.count)
    opening.callee = callee
    opening.piped = isPiped ? head : nil
    if byte == UInt8(ascii: "{") { opening.changed = changed }
    open.append(opening)
    add(.opening, from: start)
    begin()
    sawLineEnd = false
  }

  private mutating func closeBracket(_ byte: UInt8) {
    let start = offset
    offset += 1
    guard let last = open.last, last.byte.closer == byte else { return add(.stray, from: start) }
    open.removeLast()
    isHead = false
    head = last.piped
    isPiped = false
    callee = nil
    sawLineEnd = false
    guard let quote = last.quote else { return add(.closing, from: start) }
    place = .string(quote: quote, start: offset)
    skipString(quote, from: start)
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  fileprivate var isCloser: Bool {
    self == UInt8(ascii: ")") || self == UInt8(ascii: "]") || self == UInt8(ascii: "}")
  }
  /// A letter of any script, a digit or `_`.
  fileprivate var isNamePart: Bool {
    isDigit || self == UInt8(ascii: "_") || self >= 0x80
      || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
  fileprivate var closer: UInt8 {
    switch self {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    default: UInt8(ascii: "}")
    }
  }
}
