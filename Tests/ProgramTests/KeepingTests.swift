import Commands
import Language
import Testing

/// What files keep of values comes back as it was.
@Suite struct KeepingTests {
  private static let made = [
    "3.5", "nan", "\"text, \\\"quoted\\\" and ü\"", "none", "[1, [true], {a: 1, b: \"x\"}]", "1..4",
    "2..<9",
    "tensor([[1, 2.5], [3, 4]], axes: [.row, .input])",
    "tensor([1, 2, 3], axes: [.row]) > 1.5",
    "sparse([[0, 2], []], 3)",
    "sparse([[0, 2], [1]], 3, values: [[0.5, 2], [1]]).T",
    "table({n: [1, none, 3], s: [\"a\", none, \"b\"], t: [true, none, false]})",
    "load(text: \"d,l\\n2024-01-02,a|b\\n,\\n\")",
    "load(text: \"w\\na:0.5|b:2\\n\")",
  ]

  private func value(of code: String) throws -> (Value, Session) {
    let session = Session(catalogue: .wd(), output: KeptOutput())
    var value: Value?
    var failure: Diagnostic?
    try session.run(Source(name: "test.wd", text: code)) { outcome in
      value = outcome.value
      failure = outcome.diagnostic
      return .goOn
    }
    return (try #require(value, "\(code): \(failure?.message ?? "")"), session)
  }

  @Test(arguments: made)
  func whatIsKeptComesBack(code: String) throws {
    let (value, session) = try value(of: code)
    var writer = KeptWriter()
    try writer.write(value)
    var reader = KeptReader(writer.bytes[...], kinds: session.catalogue.keepable)
    let back = try reader.readValue()
    #expect(reader.isAtEnd)
    #expect(Display.shown(back, for: .plain) == Display.shown(value, for: .plain))
    // To the last bit: writing it again gives the same bytes.
    var again = KeptWriter()
    try again.write(back)
    #expect(again.bytes == writer.bytes)
  }

  /// The checksum aside, no bytes trap: each is a value or an error.
  @Test(arguments: made)
  func damagedBytesAreAnError(code: String) throws {
    let (value, session) = try value(of: code)
    var writer = KeptWriter()
    try writer.write(value)
    let kinds = session.catalogue.keepable
    for place in writer.bytes.indices {
      var cut = KeptReader(writer.bytes[..<place], kinds: kinds)
      #expect(throws: (any Error).self) { try cut.readValue() }
      for flip in [UInt8(0x01), 0x80, 0xFF] {
        var bytes = writer.bytes
        bytes[place] ^= flip
        var reader = KeptReader(bytes[...], kinds: kinds)
        _ = (try? reader.readValue()).map { Display.shown($0, for: .plain) }
      }
    }
  }

  @Test(arguments: ["fn(x) x", "[fn(x) x]", "print", ".age"])
  func whatCannotBeKeptIsAnError(code: String) throws {
    let (value, _) = try value(of: code)
    var writer = KeptWriter()
    #expect(throws: KeepingError.self) { try writer.write(value) }
  }
}
