import Language

/// A mark `#%% name {options}`: the cell it opens goes on to the next mark.
public struct Cell: Sendable, Equatable {
  /// Empty when the mark names none.
  public let name: String
  public let options: [Option]
  public let line: Int

  public enum Option: Sendable, Equatable {
    /// Shown, never compared or counted.
    case timed
    /// Its values may be kept between runs.
    case cache
    /// Seconds each of its statements may take.
    case timeout(Double)
  }

  public var isTimed: Bool { options.contains(.timed) }
  /// True when its results may be kept between runs.
  public var isKept: Bool { options.contains(.cache) }
  public var timeout: Double? {
    for case .timeout(let seconds) in options { return seconds }
    return nil
  }

  /// The parts of a lesson's step; any number of cells may bear these names.
  public enum LessonPart: String, Sendable, CaseIterable {
    case step, hint, solution, check, wrong
  }

  /// The part that the name's first word says.
  public var lessonPart: LessonPart? { LessonPart(rawValue: String(name.prefix { $0 != " " })) }

  /// True for a name that only one cell may have.
  var hasNameOfItsOwn: Bool { !name.isEmpty && lessonPart == nil }

  /// Reads a mark's line; throws a `Fault` that says what is wrong with it.
  init(reading text: String, line: Int) throws {
    var content = trimmed(text.dropFirst(3))
    var options: [Option] = []
    // A brace inside the quotes of `wrong "…"` opens no options.
    let quoteEnd = content.lastIndex(of: "\"") ?? content.startIndex
    if let brace = content[quoteEnd...].firstIndex(of: "{") {
      guard content.last == "}" else {
        throw Fault(.unterminated, "the options of a mark end with `}`")
      }
      let list = content[content.index(after: brace)...].dropLast()
      options = try list.split(separator: ",").map { try Option(reading: trimmed($0)) }
      content = trimmed(content[..<brace])
    }
    self.name = content
    self.options = options
    self.line = line
  }
}

extension Cell.Option {
  /// As a mark writes it.
  var text: String {
    switch self {
    case .timed: "timed"
    case .cache: "cache"
    case .timeout(let seconds): "timeout: \(NumberFormat.general(seconds))s"
    }
  }

  init(reading text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1).map { trimmed($0) }
    switch (parts.first ?? "", parts.dropFirst().first) {
    case ("timed", nil): self = .timed
    case ("cache", nil): self = .cache
    case ("timeout", let value?):
      guard let seconds = Self.seconds(value), seconds > 0 else {
        throw Fault(.wrongValue, "a timeout is a duration like 60s, found `\(value)`")
      }
      self = .timeout(seconds)
    case ("timeout", nil):
      throw Fault(.missingArgument, "`timeout` needs a duration, like `timeout: 60s`")
    case ("timed", _), ("cache", _):
      throw Fault(.tooManyArguments, "`\(parts.first ?? "")` takes no value")
    default:
      throw Fault(
        .unknownLabel, "a mark has no option `\(text)`",
        notes: ["options: timed, cache, timeout: 60s"])
    }
  }

  /// `60s`, `500ms` or `2min` in seconds.
  private static func seconds(_ text: String) -> Double? {
    for (unit, factor) in [("ms", 0.001), ("min", 60), ("s", 1), ("h", 3600)]
    where text.hasSuffix(unit) {
      guard let number = Double(trimmed(text.dropLast(unit.count))), number.isFinite else {
        return nil
      }
      return number * factor
    }
    return nil
  }
}
