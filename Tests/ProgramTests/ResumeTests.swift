import Commands
import Language
import Testing

/// Ctrl-C while training, played by an output that raises the stop flag at a report of progress.
@Suite struct ResumeTests {
  private final class Impatient: Output {
    let stop: StopFlag
    /// Interrupts at the first report past this share; training notices it at the next report.
    var patience = 2.0
    init(_ stop: StopFlag) { self.stop = stop }
    func write(_ text: String) {}
    func progress(_ fraction: Double, _ text: () -> String) {
      if fraction > patience { stop.raise() }
    }
  }

  private static func run(_ text: String, patience: Double, in session: Session) throws
    -> [Session.Outcome]
  {
    let output = Impatient(session.limits.stop)
    output.patience = patience
    session.output = output
    var outcomes: [Session.Outcome] = []
    try session.run(Source(name: "test", text: text)) {
      outcomes.append($0)
      return .goOn
    }
    return outcomes
  }

  private static let setup = """
    tr = first(dataset("census"))
    m = model(label: .income == ">50K", wide: [.education & .occupation]
      deep: [embed(.education, 8), quantiles(.age, 5)], hidden: [8])
    """

  private static func session() throws -> Session {
    let session = Session(catalogue: .wd(), output: Impatient(StopFlag()))
    _ = try run(setup, patience: 2, in: session)
    return session
  }

  @Test func endsInTheSameWeights() throws {
    let session = try Self.session()
    let stopped = try Self.run("r = train(m, on: tr, epochs: 8)", patience: -1, in: session)
    #expect(stopped.last?.wasInterrupted == true)
    #expect(stopped.last?.keptAs == "r")
    #expect(stopped.last?.partial?.place.hasPrefix("stopped in epoch") == true)
    let again = try Self.run("half = r\nr = resume(r)", patience: -1, in: session)
    #expect(again.last?.keptAs == "r")
    let checked = "c = train(m, on: tr, check: tr, by: auc, epochs: 8)"
    let stoppedCheck = try Self.run(checked, patience: -1, in: session)
    #expect(stoppedCheck.last?.keptAs == "c")
    let rest = try Self.run(
      """
      expect half.is_partial and r.is_partial
      expect 0 < evaluate(half, on: tr).auc < 1
      r = resume(r)
      whole = train(m, on: tr, epochs: 8)
      expect not r.is_partial
      expect weights(r) == weights(whole) within 0
      expect r.loss == whole.loss
      expect weights(resume(c)) == weights(whole) within 0
      expect rows(history(resume(c))) == 8
      expect not all(weights(half).wide.w == weights(whole).wide.w)
      """, patience: 2, in: session)
    for outcome in rest { #expect(outcome.diagnostic == nil) }
  }

  @Test(arguments: [
    ("r = [train(m, on: tr)]", nil),
    ("fn f() train(m, on: tr)\nr = f()", nil), ("r = first(map([m], fn(m) train(m, on: tr)))", nil),
    ("train(m, on: tr)", nil), ("a, b = train(m, on: tr)", nil), ("r = (train(m, on: tr))", "r"),
    ("r = m |> train(on: tr)", "r"),
  ])
  func keepsOnlyWhatTheCallGives(program: String, name: String?) throws {
    let session = try Self.session()
    guard let last = try? Self.run(program, patience: -1, in: session).last else { return }
    #expect(last.keptAs == name)
    #expect((session.value(of: "r") != nil) == (name != nil))
    guard last.diagnostic?.code == .interrupted else { return }
    #expect(last.partial != nil)
  }
}
