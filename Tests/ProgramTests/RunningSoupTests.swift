import Commands
import Language
import Testing

/// Whatever a program says, running it ends: with values, or with errors that can be shown.
@Suite struct RunningSoupTests {
  /// SplitMix64 (Steele, Lea and Flood 2014).
  private struct Seeded: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let values = [
    "0", "1", "-1", "2.5", "1e18", "-9223372036854775808", "9007199254740993", "nan", "inf",
    "\"\"", "\"a\"", "true", "none", "[]", "[1, 2, 3]", "[nan, 1]", "[[1], [2, 3]]", "{}",
    "{a: 1, b: [2]}", "1..3", "3..1", "fn(x) x", "fn(x, y) x + y", ".a", ".a & .b", "t", "w",
    "table({})", "days(1)", "pi", "sum", "xs", "auc", "zeros(0)", "zeros(row: 2)",
  ]
  private static let operators = [
    "+", "-", "*", "/", "%", "^", "@", "==", "!=", "<", "<=", "and", "or", "in", "&", "..", "..<",
    "with", "|>",
  ]
  private static let start = """
    t = table({a: [1, 2, 3], b: ["x", "y", "x"], c: [none, 1.5, 2]})
    w = tensor([[1, 2], [3, 4]], axes: [.row, .input])
    xs = [3, 1, 2]
    """

  /// Files are closed to it, work is bounded, and no value is large.
  private func run(_ text: String, _ path: String = "soup.wd") {
    let session = Session(catalogue: .wd(), output: KeptOutput(), permissions: .none)
    session.limits.operations = 20_000
    session.limits.seconds = 2
    session.limits.bytes = 1_000_000
    let renderer = DiagnosticRenderer()
    for text in [Self.start, text] {
      // A statement that is refused does not keep the others from running.
      for line in text.split(separator: "\n\n") {
        do {
          try session.run(Source(name: path, text: String(line))) { outcome in
            if let problem = outcome.diagnostic {
              #expect(!renderer.text(problem).isEmpty)
              #expect(!renderer.line(problem).contains("\n"))
            }
            return .goOn
          }
        } catch let refused as Diagnostics {
          #expect(refused.all.allSatisfy { !renderer.text($0).isEmpty })
        } catch {
          Issue.record(error)
        }
      }
    }
  }

  /// Every verb with arguments of every kind, as many as it takes.
  @Test(arguments: Catalogue.wd().names)
  func verbsTakeAnything(_ name: String) throws {
    guard let verb = Catalogue.wd()[name] else { return }
    var random = Seeded(state: name.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let statements = try (0..<30).map { _ in
      let arguments = try verb.parameters.enumerated().compactMap { index, parameter in
        let value = try #require(Self.values.randomElement(using: &random))
        if index > 0, Int.random(in: 0..<3, using: &random) == 0 { return nil as String? }
        return index == 0 || parameter.isOpen ? value : "\(parameter.label): \(value)"
      }
      return "\(name)(\(arguments.joined(separator: ", ")))"
    }
    run(statements.joined(separator: "\n\n"))
  }

  @Test(arguments: 0..<20)
  func operatorsTakeAnything(_ seed: UInt64) throws {
    var random = Seeded(state: seed)
    let statements = try (0..<80).map { _ in
      var text = try #require(Self.values.randomElement(using: &random))
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let sign = try #require(Self.operators.randomElement(using: &random))
        text = "(\(text)) \(sign) (\(try #require(Self.values.randomElement(using: &random))))"
      }
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text = "(\(text))[\(try #require(Self.values.randomElement(using: &random)))]"
      case 1: text = "expect \(text)"
      case 2: text = "for i in \(text) { i }"
      case 3: text = "if \(text) { 1 } else { 2 }"
      case 4: text = "-(\(text))"
      default: break
      }
      return text
    }
    run(statements.joined(separator: "\n\n"))
  }

  /// Golden programs with bytes cut out, doubled or replaced.
  @Test(arguments: Programs.all(in: "language"))
  func damagedPrograms(_ program: Programs.Program) throws {
    let source = try Programs.source(program.path)
    var random = Seeded(state: UInt64(source.bytes.count))
    for _ in 0..<3 {
      var bytes = source.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(bytes[place], at: place)
        default: bytes[place] = UInt8.random(in: 32...126, using: &random)
        }
      }
      run(String(decoding: bytes, as: UTF8.self).split(separator: "\n").joined(separator: "\n\n"))
    }
  }
}
