import Commands
import Language
import Testing

/// Ctrl-C in a loop whose steps are long: it ends at the next command, not after a thousand.
@Suite struct StopTests {
  private final class Once: Output {
    let stop: StopFlag
    var lines = 0
    init(_ stop: StopFlag) { self.stop = stop }
    func write(_ text: String) {
      lines += 1
      stop.raise()
    }
    func progress(_ fraction: Double, _ text: () -> String) {}
  }

  @Test func endsAtTheNextCommand() throws {
    let session = Session(catalogue: .wd(), output: Once(StopFlag()))
    let output = Once(session.limits.stop)
    session.output = output
    var outcomes: [Session.Outcome] = []
    try session.run(Source(name: "test", text: "for i in 1..100 { print(i) }")) {
      outcomes.append($0)
      return .goOn
    }
    #expect(outcomes.last?.wasInterrupted == true)
    #expect(output.lines == 1)
  }
}
