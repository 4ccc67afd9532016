import Language
import REPL
import Testing

@Suite struct CompleterTests {
  static func completer() -> Completer {
    let session = shop()
    session.bind("sales", .record(["total": .number(1), "by": .record(["day": .none])]))
    session.bind("users", .foreign(Columns()))
    session.bind("apps", .foreign(Columns(columnNames: ["name", "size"])))
    session.bind("cash", .foreign(Coin()))
    return Completer(session: session)
  }

  static func candidates(_ line: String, _ word: String, pending: String = "") -> [String] {
    completer().candidates(pending: pending, line: line, word: word).map(\.text)
  }

  @Test func completesNames() {
    #expect(Self.candidates("", "s") == ["sales", "sell"])
    #expect(Self.candidates("x = ", "to") == ["total"])
    #expect(Self.candidates("", "wi") == ["with", "within"])
    #expect(Self.candidates("\"{", "tot") == ["total"])
    #expect(Self.candidates("?", "tot") == ["total"])
  }

  @Test func completesFields() {
    #expect(Self.candidates("", "sales.") == ["sales.total", "sales.by"])
    #expect(Self.candidates("", "sales.by.d") == ["sales.by.day"])
    #expect(Self.candidates("", "sales.nothing.d") == [])
    #expect(Self.candidates("", "sell.") == [])
    #expect(Self.candidates("sales with {", "") == ["total:", "by:"] + Self.candidates("", ""))
  }

  @Test(arguments: [
    ("sell(", ".", [".age", ".income", ".name", ".size"]), ("f(x)", ".a", []),
    ("users[", ".", [".age", ".income"]), ("users |> sell(", ".", [".age", ".income"]),
    ("users |> sell(\"a\") |> sell(to: ", ".a", [".age"]),
    ("sell(apps, to: ", ".", [".name", ".size"]),
    ("sell(\"x\", to: apps, by: [", ".n", [".name"]),
    ("apps[users[1], f(", ".", [".name", ".size"]),
    ("x = users\n|> sell(", ".", [".age", ".income"]),
    ("x = users\ny = sell(", ".", [".age", ".income", ".name", ".size"]),
  ])
  func completesColumnsOfTheTableAtHand(line: String, word: String, columns: [String]) {
    #expect(Self.candidates(line, word) == columns)
  }

  @Test func completesLabelsOfTheCallAtHand() {
    #expect(Self.candidates("sell(\"a(\", ", "p") == ["price:", "pi"])
    #expect(Self.candidates("", "pr", pending: "sell(\n  \"a\"  # to (") == ["price:"])
    #expect(Self.candidates("sell(total(1), ", "t") == ["to:", "total", "true"])
    #expect(Self.candidates("sell(price: 1, ", "p") == ["pi"])
    #expect(Self.candidates("sell([", "pr") == [])
    #expect(Self.candidates("total(", "n") == ["none", "not"])
  }

  @Test func completesValuesThatFit() {
    #expect(Self.candidates("sell(\"a\", by: \"", "c") == ["card", "cash"])
    #expect(Self.candidates("owe(with: ", "") == ["cash", "coin("])
    #expect(Self.candidates("owe(", "c").contains("coin("))
    #expect(Self.candidates("owe(with: [", "c") == ["cash", "coin("])
    #expect(Self.candidates("owe(with: ", "sa") == ["sales"])
    #expect(Self.candidates("owe(in: {", "").prefix(2) == ["coin:", "count:"])
    #expect(Self.candidates("owe(in: {count: 1, ", "c").first == "coin:")
    #expect(Self.candidates("owe(in: {coin: ", "c") == ["cash", "coin("])
    #expect(Self.candidates("purse = {coin: ", "c") == ["cash", "coin("])
  }

  @Test func completesPromptCommands() {
    #expect(Self.candidates(":", "q") == ["quit"])
    #expect(Self.candidates(":", "q", pending: "f(") == [])
    #expect(Self.candidates(":time ", "tot") == ["total"])
    #expect(Self.candidates(":limits ", "ti") == ["time"])
    #expect(Self.candidates(":explain ", "E010").contains("E0103"))
    #expect(Self.candidates(":quit ", "s") == [])
    #expect(Self.candidates(":nothing ", "s") == [])
  }

  @Test func offersNothingInText() {
    #expect(Self.candidates("\"", "s") == [])
    #expect(Self.candidates("x # ", "s") == [])
    #expect(Self.candidates("\"a\\\" ", "s") == [])
    #expect(Self.candidates("'a\\' ", "s") == ["sales", "sell"])
  }

  @Test func saysWhatACandidateIs() {
    let found = Self.completer().candidates(pending: "", line: "sell(", word: "p")
    #expect(found.first == Candidate("price:", "In dollars."))
    let lines = CandidateList.lines(found, width: 40, rows: 24)
    #expect(lines == ["  price:  In dollars.", "  pi      the number 3"])
    #expect(CandidateList.lines(found, width: 39, rows: 24) == nil)
    #expect(CandidateList.lines(found, width: 80, rows: 5) == nil)
  }
}
