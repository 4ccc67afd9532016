import Features
import Glibc
import Models
import Serving

/// A visit with the apps that retrieval found for it.
public struct Request: Sendable {
  public let visit: Visit
  public let candidates: [Int32]
}

/// What orders candidates, and may learn from what came of it.
public protocol Ranker {
  /// The columns it reads.
  var columnNames: [String] { get }
  /// A day begins: apps and their statistics are as they will be all day.
  mutating func open(_ world: World) throws
  /// A score for each candidate of each request, in log odds; the highest are shown first.
  func scores(_ requests: [Request], in world: World) throws -> [[Double]]
  /// Learns from a day's log; gives the AUC on it from before it was learnt, if there is one.
  mutating func learn(from log: Table, tick: () throws -> Void) throws -> Double?
}

/// The store's own ranking, which learns nothing.
public struct StoreRanker: Ranker {
  public init() {}

  public var columnNames: [String] { [] }
  public func open(_ world: World) {}

  public func scores(_ requests: [Request], in world: World) -> [[Double]] {
    requests.map { StoreRanking.scores(of: $0.candidates, for: $0.visit, in: world) }
  }

  public func learn(from log: Table, tick: () throws -> Void) -> Double? { nil }
}

/// A model that ranks as in production: apps are prepared once a day, a visit's part of the work is
/// done once a request. It is trained again every night, beginning with what it has learnt.
public struct ModelRanker: Ranker {
  private let declaration: ModelDeclaration
  private let recipe: Recipe
  private var scorer: Scorer?
  private var items: Items?
  /// The model of today.
  public var run: Run? { scorer?.run }
  public var columnNames: [String] { run?.features.columnNames ?? [] }

  public init(_ declaration: ModelDeclaration, using recipe: Recipe) {
    self.declaration = declaration
    self.recipe = recipe
  }

  /// Ranks by a model as it is.
  public init(_ run: Run) throws {
    self.init(run.declaration, using: run.recipe)
    scorer = try Scorer(run, batch: 200, threads: 1)
  }

  public mutating func open(_ world: World) throws {
    items = try scorer?.prepare(world.appTable())
  }

  /// Before anything was learnt all candidates are the same to it.
  public func scores(_ requests: [Request], in world: World) throws -> [[Double]] {
    guard let scorer, let items else { return requests.map { $0.candidates.map { _ in 0 } } }
    return try requests.map { request in
      try scorer.scores(
        user: world.table(of: request.visit), on: items, rows: request.candidates.map(Int.init)
      ).map(logit)
    }
  }

  public mutating func learn(from log: Table, tick: () throws -> Void) throws -> Double? {
    guard log.rowCount > 0 else { return nil }
    let before = try run.map { try $0.evaluate(on: log, by: [AUC()])[0] }
    let training = try Training(declaration, on: log, using: recipe, from: run)
    try training.run { _ in try tick() }
    scorer = try Scorer(training.result, batch: 200, threads: 1)
    items = nil
    return before
  }
}
