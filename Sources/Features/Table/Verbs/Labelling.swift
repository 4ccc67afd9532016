/// Labels made by what happened later: was this app installed within a day of being shown?
public struct Labelling {
  /// Which of several impressions an event counts for.
  public enum Credit: String, Sendable, CaseIterable {
    /// All of them that it is in time for.
    case all
    /// Only the last one before it.
    case last
  }

  /// 1 where an event with the same keys came in time, else 0.
  public let labels: Column
  /// How many impressions are so late that their time goes on past the last event.
  public let unfinished: Int

  /// - Parameters:
  ///   - keys: what must be equal, in the impressions and in the events.
  ///   - time: dates, times or numbers, in the impressions and in the events.
  ///   - span: how long after an impression an event counts, in microseconds, or in the unit of
  ///     the numbers. One at the same time counts.
  public init(
    _ impressions: Table, by events: Table, on keys: [(left: Formula, right: Formula)],
    time: (left: Formula, right: Formula), within span: Double, credit: Credit = .all,
    name: String = "label"
  ) throws {
    let joint = try Labelling.joint(impressions, events, keys)
    let shown = try Labelling.times(time.left, on: impressions)
    let happened = try Labelling.times(time.right, on: events)
    guard shown.isTime == happened.isTime else {
      throw FeaturesError.keysDisagree(
        left: time.left.description, leftKind: shown.isTime ? "a time" : "a number",
        right: time.right.description, rightKind: happened.isTime ? "a time" : "a number")
    }
    var truths = [Int8](repeating: 0, count: impressions.rowCount)
    // The rows of each key in rising time, impressions before events of the same moment.
    var rowsOfKey = [[Int]](repeating: [], count: joint.count)
    for (row, key) in joint.left.enumerated() where key >= 0 && !shown.values[row].isNaN {
      rowsOfKey[key].append(row)
    }
    var eventsOfKey = [[Double]](repeating: [], count: joint.count)
    for (row, key) in joint.right.enumerated() where key >= 0 && !happened.values[row].isNaN {
      eventsOfKey[key].append(happened.values[row])
    }
    for (rows, events) in zip(rowsOfKey, eventsOfKey) where !rows.isEmpty && !events.isEmpty {
      let rows = rows.sorted {
        (shown.values[$0], $0) < (shown.values[$1], $1)
      }
      let events = events.sorted()
      var next = 0
      for (place, row) in rows.enumerated() {
        let start = shown.values[row]
        while next < events.count, events[next] < start { next += 1 }
        guard next < events.count, events[next] - start <= span else { continue }
        // Shown again before it happened: the later impression takes the credit.
        let isLast = place + 1 == rows.count || shown.values[rows[place + 1]] > events[next]
        if credit == .all || isLast { truths[row] = 1 }
      }
    }
    for (row, value) in shown.values.enumerated() where value.isNaN { truths[row] = -1 }
    labels = Column(sound: name, values: .truths(truths))
    let end = happened.values.filter { !$0.isNaN }.max()
    unfinished = end.map { end in shown.values.count { $0 + span > end } } ?? 0
  }

  /// Numbers that grow with time; NaN where it is missing.
  private static func times(
    _ formula: Formula, on table: Table
  ) throws -> (values: [Double], isTime: Bool) {
    let column = try formula.column(on: table)
    switch column.values {
    case .numbers(let numbers): return (numbers, false)
    case .times(let times, let kind) where kind != .duration:
      // Microseconds stay below 2^59, which a Double holds to the 64th of a millisecond or better.
      return (times.map { $0 == Column.missingTime ? .nan : Double($0) }, true)
    default:
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "a date or a number", found: column.kind.phrase)
    }
  }

  /// Common numbers for the keys of both tables; −1 where a key is missing.
  private static func joint(
    _ left: Table, _ right: Table, _ keys: [(left: Formula, right: Formula)]
  ) throws -> (left: [Int], right: [Int], count: Int) {
    let codes = try keys.map { try Joining.codes($0.left, left, $0.right, right) }
    var numbered: [[Int32]: Int] = [:]
    func number(_ codes: [Int32]) -> Int {
      if codes.contains(where: { $0 < 0 }) { return -1 }
      let number = numbered[codes] ?? numbered.count
      numbered[codes] = number
      return number
    }
    let a = (0..<left.rowCount).map { row in number(codes.map { $0.left[row] }) }
    let b = (0..<right.rowCount).map { row in number(codes.map { $0.right[row] }) }
    return (a, b, numbered.count)
  }
}
