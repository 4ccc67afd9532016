/// What is checked of the bytes before any of them is read as a token.
extension Lexer {
  mutating func checkBytes() throws(Diagnostic) {
    guard bytes.count <= limits.bytes else {
      throw failure(
        .tooLarge, "a text may have \(NumberFormat.grouped(limits.bytes)) bytes",
        Span(0, 0), "this one has \(NumberFormat.grouped(bytes.count))")
    }
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let place = error.byteOffsets
      throw failure(
        .unreadable, "a text must be UTF-8", Span(place.lowerBound, place.upperBound),
        "byte \(NumberFormat.grouped(place.lowerBound)) starts no character",
        notes: ["save the file as UTF-8"])
    }
    if let place = bytes.firstIndex(of: 0) {
      throw failure(
        .unreadable, "a text may not hold the character \\u{0}", Span(place, place + 1),
        "byte \(NumberFormat.grouped(place)) is 0", notes: ["this may not be a text file"])
    }
    if isAt("\u{FEFF}") { offset = 3 }
  }
}
