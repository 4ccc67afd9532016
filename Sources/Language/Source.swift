/// A text to be parsed, with a name for its errors.
public final class Source: Sendable {
  /// What errors call it: a file's name, or `prompt 3`.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// The offset at which each line starts.
  public let lineStarts: [Int]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      let next = offset + 1
      let isBareReturn =
        byte == UInt8(ascii: "\r") && !(next < bytes.count && bytes[next] == UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isBareReturn { starts.append(next) }
    }
    lineStarts = starts
  }

  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// Line and column of an offset, both from 1; columns count Unicode scalars.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
    let column = bytes[lineStarts[low]..<offset].count { !isContinuation($0) }
    return (low + 1, column + 1)
  }

  /// The text of a line (from 1) without its line end; empty when there is no such line.
  public func line(_ number: Int) -> String {
    guard number >= 1, number <= lineStarts.count else { return "" }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r")
    {
      end -= 1
    }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The text a span covers.
  public func text(_ span: Span) -> String {
    let lower = min(max(span.lower, 0), bytes.count)
    let upper = min(max(span.upper, lower), bytes.count)
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }
}

/// A stretch of a source, as byte offsets; `upper` is not part of it.
public struct Span: Sendable, Equatable {
  public var lower: Int
  public var upper: Int

  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = upper
  }

  /// The smallest span that covers both.
  public func union(_ other: Span) -> Span {
    Span(min(lower, other.lower), max(upper, other.upper))
  }
}
