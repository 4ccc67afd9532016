import Language

struct StepsCommand: Command {
  static let name = "steps"
  static let summary = "Evenly spaced numbers or dates from one to another."
  static let details = """
    `by` says how far apart they are, the last not beyond the end; `count` says how many there are,
    the end among them.
    """
  static let examples = [
    Example("steps(0, 1, by: 0.25)", gives: "[0, 0.25, 0.5, 0.75, 1]"),
    Example("steps(10, 0, count: 3)", gives: "[10, 5, 0]"),
    Example(
      #"steps(date("2024-02-28"), date("2024-03-01"), by: days(1))"#,
      gives: "[2024-02-28, 2024-02-29, 2024-03-01]"),
  ]
  @Argument("The first.") var from: Value
  @Argument("Where they end.", .positional) var to: Value
  @Argument("From each to the next: a number, not 0, or a duration.") var by: Value? = nil
  @Argument("How many, from 2 up.") var count: Int? = nil

  func run(in context: Context) throws -> Value {
    guard (by == nil) != (count == nil) else {
      throw Fault(
        .missingArgument, "`steps` takes either `by` or `count`",
        notes: ["steps(0, 1, by: 0.1)", "steps(0, 1, count: 11)"])
    }
    if let start = from.foreign as? any Timed, let end = to.foreign as? any Timed,
      !(start is TimeSpan), !(end is TimeSpan)
    {
      return try times(start, end, in: context)
    }
    guard let start = from.number, let end = to.number, start.isFinite, end.isFinite else {
      throw Fault(
        .wrongKind,
        "steps go from a number to a number, or a date to a date, found "
          + "\(Display.phrase(from)) and \(Display.phrase(to))")
    }
    if let count {
      guard count >= 2 else {
        throw Fault(.wrongValue, "`count` is from 2 up, found \(count)", argument: "count")
      }
      try context.willAllocate(bytes: 16 * Double(count))
      let step = (end - start) / Double(count - 1)
      let inner = (0..<(count - 1)).map { Value.number(start + Double($0) * step) }
      return .list(inner + [.number(end)])
    }
    guard let step = by?.number, step != 0, step.isFinite else {
      throw Fault(
        .wrongValue, "`by` is a number other than 0, found \(Display.phrase(by ?? .none))",
        argument: "by")
    }
    // The last step counts when it misses the end by rounding only.
    let last = ((end - start) / step + 1e-9).rounded(.down)
    guard last >= 0 else { return .list([]) }
    try context.willAllocate(bytes: 16 * (last + 1))
    return .list((0...Int(last)).map { .number(start + Double($0) * step) })
  }

  private func times(_ start: any Timed, _ end: any Timed, in context: Context) throws -> Value {
    let reach = end.microseconds - start.microseconds
    let step: Int
    if let count {
      guard count >= 2, reach % (count - 1) == 0 else {
        throw Fault(
          .wrongValue, "`count` divides the time from the first to the last evenly",
          argument: "count")
      }
      step = reach / (count - 1)
    } else {
      step = (by?.foreign as? TimeSpan)?.microseconds ?? 0
    }
    guard step != 0 else {
      throw Fault(
        .wrongKind, "`by` is a duration other than 0, found \(Display.phrase(by ?? .none))",
        notes: ["for dates: by: days(1)"], argument: "by")
    }
    guard (reach < 0) == (step < 0) || reach == 0 else { return .list([]) }
    let last = reach / step
    try context.willAllocate(bytes: 100 * Double(last))
    return .list(
      try (0...last).map { try CalendarDate.moved(start, by: $0 * step) })
  }
}
