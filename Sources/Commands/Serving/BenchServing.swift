import Features
import Language
import Models
import Pictures
import Serving

struct BenchServing: Command {
  static let name = "bench_serving"
  static let summary = "Table 2 of the paper on this machine: latency by batch size and threads."
  static let details = """
    Requests are made of a table's rows: the user's columns of one with the items' columns of many.
    `item` names the items' columns; without it all are, and nothing is computed once a request.
    The result prints as a table; .table and .plot are its parts. Times are milliseconds from a
    user's columns to all scores, one request after another.
    """
  static let examples = [
    Example(
      "columns(bench_serving(run, on: te, requests: 5).table)",
      gives: #"["batch", "threads", "p50", "p95", "p99", "candidates_per_second", "paper"]"#)
  ]
  @Argument("The run.") var model: Run
  @Argument("Rows to make requests of, with all columns the model reads.") var on: Table
  @Argument("How many candidates a request has.") var candidates = 200
  @Argument("The items' columns, [.app, .category]; the others are the user's.")
  var item: [Formula]? = nil
  @Argument("Splits, each [batch, threads]; the paper's when left out.") var grid: Splits? = nil
  @Argument("How many requests of each split.") var requests = 300

  func run(in context: Context) throws -> Value {
    let items = try item.map {
      try ColumnNames($0.map { .foreign($0) }, argument: "item").names
    }
    let measured = try SplitMeasurement(
      model, on: on, itemColumns: items ?? model.features.columnNames, candidates: candidates,
      splits: grid?.splits ?? SplitMeasurement.Split.paper.map(\.split), requests: requests
    ) { share in
      try context.progress(share, "requests of \(candidates) candidates")
    }
    return .foreign(ServingBenchValue(measured: measured))
  }
}

/// `[[200, 1], [100, 2]]`: batch sizes and threads.
struct Splits: Convertible {
  static let wantedKind = Kind("a list of [batch, threads]")
  let splits: [SplitMeasurement.Split]

  static func convert(_ value: Value) throws -> Splits? {
    guard let list = value.list, !list.isEmpty else { return nil }
    return Splits(
      splits: try list.map { pair in
        let numbers = try pair.list?.compactMap { try Int.convert($0) } ?? []
        guard numbers.count == 2, pair.list?.count == 2 else {
          throw Fault(
            .wrongKind, "a split is [batch, threads], like [100, 2], found \(Display.phrase(pair))",
            argument: "grid")
        }
        return .init(batch: numbers[0], threads: numbers[1])
      })
  }
}

/// How the language sees a measured Table 2.
struct ServingBenchValue: HasFields {
  let measured: SplitMeasurement

  var languageKind: Language.Kind { Kind("a measurement") }
  var summary: String {
    "latency of \(Display.count(measured.points.count, "split")) of "
      + Display.count(measured.candidates, "candidate")
  }
  var fieldNames: [String] { ["table", "plot", "candidates"] }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "table": .foreign(try table)
    case "plot": .foreign(plot)
    case "candidates": .number(Double(measured.candidates))
    default: nil
    }
  }

  private var table: Table {
    get throws {
      func column(_ name: String, _ value: (SplitMeasurement.Point) -> Double) -> Column {
        Column(name: name, numbers: measured.points.map(value))
      }
      return try Table(
        name: "latency",
        columns: [
          column("batch") { Double($0.batch) }, column("threads") { Double($0.threads) },
          column("p50") { $0.latencies.percentile(0.5) },
          column("p95") { $0.latencies.percentile(0.95) },
          column("p99") { $0.latencies.percentile(0.99) },
          column("candidates_per_second") { $0.candidatesPerSecond },
          column("paper") { Self.paper($0) },
        ])
    }
  }

  /// The paper's milliseconds for the same split, NaN where it has none.
  private static func paper(_ point: SplitMeasurement.Point) -> Double {
    SplitMeasurement.Split.paper.first {
      $0.split == .init(batch: point.batch, threads: point.threads)
    }?.milliseconds ?? .nan
  }

  /// Median and 99th percentile over the threads, the paper's beside.
  private var plot: PlotValue {
    func series(
      _ name: String, _ value: (SplitMeasurement.Point) -> Double
    ) -> LinePlot.Series {
      let points = measured.points.map { LinePlot.Point(x: Double($0.threads), y: value($0)) }
      return .init(name: name, points: points.filter(\.isDrawable).sorted { $0.x < $1.x })
    }
    let drawn = [
      series("p50") { $0.latencies.percentile(0.5) },
      series("p99") { $0.latencies.percentile(0.99) }, series("paper", Self.paper),
    ]
    return PlotValue(
      picture: .lines(
        LinePlot(
          title: "latency of \(measured.candidates) candidates", xLabel: "threads",
          yLabel: "ms", series: drawn.filter { !$0.points.isEmpty })))
  }

  func display(for screen: Screen) -> String {
    func cells(_ spec: String, _ value: (SplitMeasurement.Point) -> Double) -> [String] {
      measured.points.map {
        value($0).isNaN ? "" : (try? NumberFormat.format(value($0), spec: spec)) ?? ""
      }
    }
    let milliseconds = [0.5, 0.95, 0.99].map { share in
      BoxTable.Column(
        name: "p\(Int(share * 100)) ms", alignment: .decimal,
        cells: cells(".2") { $0.latencies.percentile(share) })
    }
    let box = BoxTable(
      columns: [
        .init(name: "batch", alignment: .decimal, cells: measured.points.map { "\($0.batch)" }),
        .init(
          name: "threads", alignment: .decimal, cells: measured.points.map { "\($0.threads)" }),
      ] + milliseconds + [
        .init(
          name: "candidates/s", alignment: .decimal,
          cells: measured.points.map { NumberFormat.grouped(Int($0.candidatesPerSecond)) }),
        .init(name: "paper ms", alignment: .decimal, cells: cells(".0", Self.paper)),
      ])
    return box.text(width: screen.width, colour: screen.hasColour) + "\n" + caution
  }

  /// What the figures cannot say here.
  private var caution: String {
    let cores = Cores.available
    let most = measured.points.map(\.threads).max() ?? 1
    let paper =
      "paper: its model, its servers, the serving's overhead included; compare the shape, not the"
      + " milliseconds"
    guard most > cores else { return paper }
    return "this machine has \(Display.count(cores, "core")): nothing can be claimed for more than"
      + " \(Display.count(cores, "thread"))\n" + paper
  }
}
