import Language
import Testing

/// The values of a session take no more together than its limit, to the byte.
@Suite struct LiveBytesTests {
  private func run(_ text: String, in session: Session) throws -> [Diagnostic] {
    var found: [Diagnostic] = []
    try session.run(Source(name: "t.wd", text: text)) { outcome in
      if let diagnostic = outcome.diagnostic { found.append(diagnostic) }
      return .goOn
    }
    return found
  }

  private func session(bytes: Double = .infinity) -> Session {
    let session = Sessions.make()
    session.limits.totalBytes = bytes
    return session
  }

  static let programs = [
    #"x = repeat("a", 1000)"#, "x = [1, 2, 3]", "x = {a: 1, b: [2, 3]}",
    "xs = []\nfor i in 1..500 { xs = xs + [repeat(\"a\", i)] }",
    "x = zeros(300)", "x = zeros(300, 300)\ny = x.T\nz = [x, x]", "x = map(1..1000, fn(i) [i])",
    "t = table({a: 1..1000, b: 1..1000})\nu = select(t, .a)\nv = derive(u, c: .a + 1)",
    "fn f(n) { if n == 0 { [] } else { f(n - 1) + [repeat(\"b\", n)] } }\nx = f(100)",
    "k = repeat(\"a\", 500)\nf = fn(x) \"{x}{k}\"\nx = f(1)",
  ]

  @Test(arguments: programs)
  func exactlyWhatAProgramTakes(_ text: String) throws {
    let free = session()
    #expect(try run(text, in: free).isEmpty)
    let peak = free.limits.peakBytes
    #expect(peak >= free.limits.liveBytes && free.limits.liveBytes > 0)
    #expect(try run(text, in: session(bytes: Double(peak))).isEmpty)
    let refused = try run(text, in: session(bytes: Double(peak - 1)))
    #expect(refused.first?.code == .memoryLimit)
  }

  @Test func aTextTakesItsBytes() throws {
    let session = session()
    #expect(try run(#"x = repeat("a", 1000)"#, in: session).isEmpty)
    let one = session.limits.liveBytes
    #expect(try run(#"y = repeat("a", 5000)"#, in: session).isEmpty)
    #expect(session.limits.liveBytes == 2 * one + 4_000)
  }

  @Test(arguments: [
    #"xs = []\#nfor i in 1..10_000 { xs = xs + [repeat("a", 10_000)] }"#,
    #"r = {a: 1}\#nfor i in 1..10_000 { r = r with {("k{i}"): repeat("a", 10_000)} }"#,
    "xs = []\nfor i in 1..10_000 { xs = xs + [zeros(50, 50)] }",
    "xs = []\nfor i in 1..10_000 { xs = xs + [table({a: 1..1000})] }",
    "xs = map(1..10_000, fn(i) zeros(50, 50))",
    "xs = map(1..10_000, fn(i) map(1..1_000, fn(j) j))",
    #"fn f(text) f(text + "{text}") + text\#nf(repeat("a", 100))"#,
  ])
  func manyValuesThatEachFitL09(_ text: String) throws {
    let session = session(bytes: 10_000_000)
    session.bind("kept", .list([.string("a"), .number(1)]))
    let errors = try run(text, in: session)
    #expect(errors.map(\.code) == [.memoryLimit])
    #expect(session.limits.peakBytes <= 10_000_000)
    #expect(
      try run("kept = kept + [2]\nxs = none\nr = none\nx = zeros(1000, 1000)", in: session).isEmpty)
    #expect(session.value(of: "kept")?.list?.count == 3)
  }

  @Test func aSharedTableIsChargedOnce() throws {
    let session = session()
    _ = try run("t = table({a: 1..100_000, b: 1..100_000})", in: session)
    let one = session.limits.liveBytes
    _ = try run("u = select(t, .a)\nxs = [t, u, t]", in: session)
    #expect(session.limits.liveBytes < one + 1_000)
    _ = try run("t = none\nu = none\nxs = none", in: session)
    #expect(session.limits.liveBytes < 1_000)
  }

  @Test func allIsGivenBack() throws {
    for program in Self.programs {
      let session = session()
      #expect(try run(program, in: session).isEmpty)
      for name in session.names { session.bind(name, .none) }
      #expect(session.limits.liveBytes == 0, "\(program)")
    }
  }

  @Test func theErrorSaysTheLimitAndWhatWasAsked() throws {
    let session = session(bytes: 1_000_000)
    let errors = try run(
      "a = repeat(\"a\", 900_000)\nb = repeat(\"b\", 200_000)", in: session)
    #expect(
      errors.map(\.message) == [
        "the values of a session may take 1 MB; they take 900.1 kB, and this would be 200 kB more"
      ])
    #expect(session.value(of: "a")?.string?.count == 900_000)
    #expect(session.value(of: "b") == nil)
  }

  @Test func depthOfValues() throws {
    let text = "x = [1]\nfor i in 2..HEIGHT { x = [x] }\nx == x"
    for (height, code) in [("1000", nil), ("1001", ErrorCode.memoryLimit)] {
      let session = session()
      let errors = try run(text.replacing("HEIGHT", with: height), in: session)
      #expect(errors.first?.code == code)
    }
  }
}
