/// Where the time of a computation goes: by command, and by the line that calls it.
///
/// A command's own time is counted, without that of commands it calls through functions. What the
/// language itself takes stands between commands.
public final class Profile {
  public struct Share {
    public var calls = 0
    public var seconds = 0.0
    public init(calls: Int = 0, seconds: Double = 0) {
      self.calls = calls
      self.seconds = seconds
    }
  }

  /// A line of a source, from 1.
  public struct Line: Hashable {
    public let source: Source
    public let number: Int
    public static func == (left: Line, right: Line) -> Bool {
      left.source === right.source && left.number == right.number
    }
    public func hash(into hasher: inout Hasher) {
      hasher.combine(ObjectIdentifier(source))
      hasher.combine(number)
    }
  }

  public private(set) var commands: [String: Share] = [:]
  public private(set) var lines: [Line: Share] = [:]
  /// For each running command, the seconds of those it called.
  private var within: [Double] = []

  public init() {}

  /// The seconds of all commands together.
  public var seconds: Double { commands.values.reduce(0) { $0 + $1.seconds } }

  func measure<Result>(
    _ name: String, _ source: Source, _ span: Span, _ body: () throws -> Result
  ) rethrows -> Result {
    let start = ContinuousClock.now
    within.append(0)
    defer {
      let whole = (ContinuousClock.now - start) / .seconds(1)
      let own = whole - (within.popLast() ?? 0)
      if !within.isEmpty { within[within.count - 1] += whole }
      commands[name, default: Share()].add(own)
      let line = Line(source: source, number: source.position(of: span.lower).line)
      lines[line, default: Share()].add(own)
    }
    return try body()
  }
}

extension Profile.Share {
  fileprivate mutating func add(_ seconds: Double) {
    calls += 1
    self.seconds += seconds
  }
}
