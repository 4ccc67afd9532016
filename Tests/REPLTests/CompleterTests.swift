import Language
import REPL
import Testing

@Suite struct CompleterTests {
  static func candidates(_ line: String, _ word: String, pending: String = "") -> [String] {
    let session = shop()
    session.bind("sales", .record(["total": .number(1), "by": .record(["day": .none])]))
    session.bind("users", .foreign(Columns()))
    return Completer(session: session, colonCommands: ["quit", "vars"])
      .candidates(pending: pending, line: line, word: word)
  }

  @Test func completesNames() {
    #expect(Self.candidates("", "s") == ["sales", "sell"])
    #expect(Self.candidates("x = ", "to") == ["total"])
    #expect(Self.candidates("", "wi") == ["with", "within"])
  }

  @Test func completesFields() {
    #expect(Self.candidates("", "sales.") == ["sales.total", "sales.by"])
    #expect(Self.candidates("", "sales.by.d") == ["sales.by.day"])
    #expect(Self.candidates("", "sales.nothing.d") == [])
    #expect(Self.candidates("", "sell.") == [])
  }

  @Test func completesColumns() {
    #expect(Self.candidates("sell(", ".a") == [".age"])
    #expect(Self.candidates("f(x)", ".a") == [])
  }

  @Test func completesLabelsOfTheCallAtHand() {
    #expect(Self.candidates("sell(\"a(\", ", "p") == ["price:", "pi"])
    #expect(Self.candidates("", "pr", pending: "sell(\n  \"a\"  # to (") == ["price:"])
    #expect(Self.candidates("sell(total(1), ", "t") == ["to:", "total", "true"])
    #expect(Self.candidates("sell([", "pr") == [])
    #expect(Self.candidates("total(", "n") == ["none", "not"])
  }

  @Test func completesColonCommandsAtTheStartOnly() {
    #expect(Self.candidates(":", "q") == ["quit"])
    #expect(Self.candidates(":", "q", pending: "f(") == [])
  }

  @Test func offersNothingInText() {
    #expect(Self.candidates("\"", "s") == [])
    #expect(Self.candidates("x # ", "s") == [])
    #expect(Self.candidates("\"a\\\" ", "s") == [])
    #expect(Self.candidates("'a\\' ", "s") == ["sales", "sell"])
  }
}
