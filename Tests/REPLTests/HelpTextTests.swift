import Language
import REPL
import Testing

@Suite struct HelpTextTests {
  @Test func explainsACommand() {
    #expect(
      HelpText.text(for: "sell", in: shop()) == """
        sell(app, to: …, price: 1.5, by: "card")
        Sells apps to users.

        Each user buys one.

          app    What to sell.  (a string)
          to     To whom.       (a string)
          price  In dollars.    (a number, default 1.5)
          by     How to pay.    ("card" or "cash", default "card")

        Examples:
          sell("pandora", price: 2)
          1
          #> 1
        """)
  }

  @Test func explainsOtherNames() {
    let session = shop()
    session.bind("x", .number(1))
    #expect(HelpText.text(for: "x", in: session) == "x is a number.")
    #expect(HelpText.text(for: "pi", in: session) == "pi is a number, built in.")
    #expect(HelpText.text(for: "nothing", in: session) == nil)
  }

  @Test func listsCommands() {
    #expect(
      Reference.list(shop().catalogue) == """
          coin   A coin.
          owe    Pays.
          sell   Sells apps to users.
          total  The sum of numbers.
        """)
  }
}

@Suite struct ProgressLineTests {
  @Test(arguments: [
    (0, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0 %  loss"), (0.5, "━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌  50 %  loss"),
    (7, "━━━━━━━━━━━━━━━━━━━━ 100 %  loss"), (.nan, "╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌   0 %  loss"),
  ])
  func draws(fraction: Double, line: String) {
    #expect(ProgressLine.line(fraction, "loss") == line)
  }

  @Test func givesWayToTheText() {
    #expect(ProgressLine.line(0.5, "loss 0.25", width: 20) == "━╌╌  50 %  loss 0.25")
    #expect(ProgressLine.line(0.5, "loss 0.25", width: 12) == "  50 %  loss")
    #expect(ProgressLine.line(0.5, "loss", width: 0) == "")
  }

  @Test func staysOnOneLine() {
    #expect(ProgressLine.line(0, "a\n\u{1B}[2Jb").hasSuffix("a\\n\\e[2Jb"))
  }
}

@Suite struct LargeStackTests {
  /// About 100 MB at 1 KB a call: an 8 MB stack would not do.
  @Test func isLarge() throws {
    func depth(_ left: Int) -> Int {
      withUnsafeTemporaryAllocation(byteCount: 1024, alignment: 8) { buffer in
        buffer[0] = 1
        return left == 0 ? 0 : depth(left - 1) + Int(buffer[0])
      }
    }
    #expect(try LargeStack.run { depth(60_000) } == 60_000)
  }

  @Test func passesErrorsOn() {
    struct Problem: Error {}
    #expect(throws: Problem.self) { try LargeStack.run { throw Problem() } }
  }

  @Test func runsEveryWorker() throws {
    let output = Counter()
    try LargeStack.run(workers: 3) { output.count() }
    #expect(output.value == 3)
  }
}
