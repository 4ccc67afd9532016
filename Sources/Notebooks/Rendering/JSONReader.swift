import Language

/// Reads JSON text; bounded in depth, so no text can exhaust the stack.
struct JSONReader {
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0
  private static let depthLimit = 100

  /// Throws a `Fault` that says at which byte the text is no JSON.
  static func read(_ bytes: [UInt8]) throws -> JSON {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Fault(.badFile, "JSON is text in UTF-8, and this is not")
    }
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.fault("the end of the text") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func fault(_ expected: String) -> Fault {
    Fault(.badFile, "this is no JSON: \(expected) is expected at byte \(place)")
  }

  private var next: UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func take(_ sign: Unicode.Scalar) throws {
    skipBlanks()
    guard next == UInt8(ascii: sign) else { throw fault("`\(sign)`") }
    place += 1
  }

  private mutating func takes(_ sign: Unicode.Scalar) -> Bool {
    skipBlanks()
    guard next == UInt8(ascii: sign) else { return false }
    place += 1
    return true
  }

  private mutating func value() throws -> JSON {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw Fault(.tooDeep, "JSON may nest \(Self.depthLimit) levels deep here")
    }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSON) throws -> JSON {
    guard bytes[place...].starts(with: text.utf8) else { throw fault("a value") }
    place += text.utf8.count
    return value
  }

  private mutating func object() throws -> JSON {
    try take("{")
    var fields: [(String, JSON)] = []
    if takes("}") { return .object(fields) }
    repeat {
      skipBlanks()
      let name = try string()
      try take(":")
      fields.append((name, try value()))
    } while takes(",")
    try take("}")
    return .object(fields)
  }

  private mutating func array() throws -> JSON {
    try take("[")
    var items: [JSON] = []
    if takes("]") { return .array(items) }
    repeat { items.append(try value()) } while takes(",")
    try take("]")
    return .array(items)
  }

  private mutating func number() throws -> JSON {
    let digits = bytes[place...].prefix { byte in
      "0123456789+-.eE".utf8.contains(byte)
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard let first = text.first, first.isNumber || first == "-", let number = Double(text),
      number.isFinite
    else { throw fault("a value") }
    place += digits.count
    return .number(number)
  }

  private mutating func string() throws -> String {
    guard next == UInt8(ascii: "\"") else { throw fault("a string") }
    place += 1
    var result: [UInt8] = []
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += Array(try escaped().utf8)
      case 0..<0x20: throw fault("an escape for a control character")
      default: result.append(byte)
      }
    }
    throw fault("the end of a string")
  }

  private mutating func escaped() throws -> String {
    guard let sign = next else { throw fault("an escape") }
    place += 1
    switch sign {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Unicode.Scalar(sign))
    case UInt8(ascii: "u"): return String(try unicode())
    default: throw fault("an escape")
    }
  }

  /// `\u0041`, or two for what is above U+FFFF; half a pair alone becomes U+FFFD.
  private mutating func unicode() throws -> Unicode.Scalar {
    let first = try unit()
    if (0xD800..<0xDC00).contains(first), bytes[place...].starts(with: "\\u".utf8) {
      let before = place
      place += 2
      let second = try unit()
      if (0xDC00..<0xE000).contains(second) {
        let value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
      }
      place = before
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private mutating func unit() throws -> UInt32 {
    let digits = bytes[place...].prefix(4)
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let unit = UInt32(text, radix: 16)
    else { throw fault("four hexadecimal digits") }
    place += 4
    return unit
  }
}
