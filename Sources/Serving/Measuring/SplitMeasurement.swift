import Features
import Models

/// Table 2 of the paper on this machine: one request at a time, split into smaller batches over
/// more threads.
///
/// Each request has a user and so many items, all drawn from a table; the items are prepared
/// beforehand, as a server does. A request takes from the user's columns to the scores. All splits
/// take turns, so that what else the machine does is spread over them.
public struct SplitMeasurement: Sendable {
  /// A way to split, and how long its requests took.
  public struct Point: Sendable {
    public let batch: Int
    public let threads: Int
    public let latencies: Latencies
    /// Over the time that its requests took.
    public let candidatesPerSecond: Double
  }

  /// A batch size and a number of threads.
  public struct Split: Sendable, Equatable {
    public let batch: Int
    public let threads: Int

    public init(batch: Int, threads: Int) {
      self.batch = batch
      self.threads = threads
    }

    /// What the paper measured, in milliseconds.
    public static let paper: [(split: Split, milliseconds: Double)] = [
      (Split(batch: 200, threads: 1), 31), (Split(batch: 100, threads: 2), 17),
      (Split(batch: 50, threads: 4), 14),
    ]
  }

  public let candidates: Int
  public let points: [Point]

  /// Turns that the splits take.
  private static let turns = 5

  /// - Parameters:
  ///   - table: rows with all columns the model reads.
  ///   - itemColumns: those of the items; the others are the user's.
  ///   - tick: called before each request with the share that is done.
  public init(
    _ run: Run, on table: Table, itemColumns: [String], candidates: Int, splits: [Split],
    requests: Int, tick: (Double) throws -> Void
  ) throws {
    guard candidates >= 1 else { throw ServingError.candidates(candidates) }
    guard requests >= 1 else { throw ServingError.requests(requests) }
    guard table.rowCount > 0 else { throw ServingError.noRequests }
    let scorers = try splits.map { try Scorer(run, batch: $0.batch, threads: $0.threads) }
    let drawn = try DrawnRequests(table, run, itemColumns: itemColumns, candidates: candidates)
    let items = try scorers.map { try $0.prepare(drawn.items) }
    let perTurn = (requests + Self.turns - 1) / Self.turns
    var times = splits.map { _ in [Double]() }
    let clock = ContinuousClock()
    for turn in 0..<Self.turns {
      for place in splits.indices {
        for number in 0..<perTurn {
          let done = (turn * splits.count + place) * perTurn + number
          try tick(Double(done) / Double(Self.turns * splits.count * perTurn))
          let request = try drawn.request(turn * perTurn + number)
          // The first ones of a turn bring threads and caches back.
          let warmUps = number == 0 ? 3 : 0
          for _ in 0..<warmUps {
            _ = try scorers[place].scores(
              user: request.user, on: items[place], rows: request.rows)
          }
          let taken = try clock.measure {
            _ = try scorers[place].scores(
              user: request.user, on: items[place], rows: request.rows)
          }
          times[place].append(taken / .milliseconds(1))
        }
      }
    }
    self.candidates = candidates
    points = zip(splits, times).map { split, times in
      Point(
        batch: split.batch, threads: split.threads, latencies: Latencies(times),
        candidatesPerSecond: Double(candidates * times.count) / times.reduce(0, +) * 1000)
    }
  }
}

/// Requests made of a table's rows: one row's user with the items of many.
private struct DrawnRequests {
  let users: Table
  let items: Table
  let candidates: Int

  init(_ table: Table, _ run: Run, itemColumns: [String], candidates: Int) throws {
    let theirs = Set(itemColumns)
    for name in itemColumns { _ = try table.column(named: name) }
    let read = run.features.columnNames
    items = try table.selecting(read.filter(theirs.contains))
    users = try table.selecting(read.filter { !theirs.contains($0) })
    self.candidates = candidates
  }

  func request(_ number: Int) throws -> (user: Table, rows: [Int]) {
    let count = items.rowCount
    // Steps by two primes go through the rows without a pattern that caches could learn.
    let first = number * 7_919 % count
    return (
      try users.rows([first]), (0..<candidates).map { (first + $0 * 104_729) % count }
    )
  }
}
