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
  /// A score for each candidate of each request, in log odds; the highest are shown first.
  func scores(_ requests: [Request], in world: World) throws -> [[Double]]
  /// Learns from a day's log; gives the AUC on it from before it was learnt, if there is one.
  mutating func learn(from log: Table, tick: () throws -> Void) throws -> Double?
}

/// The store's own ranking, which learns nothing.
public struct StoreRanker: Ranker {
  public init() {}

  public var columnNames: [String] { [] }

  public func scores(_ requests: [Request], in world: World) -> [[Double]] {
    requests.map { StoreRanking.scores(of: $0.candidates, for: $0.visit, in: world) }
  }

  public func learn(from log: Table, tick: () throws -> Void) -> Double? { nil }
}

/// A model that ranks, trained again every day.
public struct ModelRanker: Ranker {
  private let declaration: ModelDeclaration
  private let recipe: Recipe
  private var scorer: Scorer?
  /// The model of today.
  public var run: Run? { scorer?.run }
  public var columnNames: [String] { run?.features.columnNames ?? [] }

  public init(_ declaration: ModelDeclaration, using recipe: Recipe) {
    self.declaration = declaration
    self.recipe = recipe
  }

  public func scores(_ requests: [Request], in world: World) throws -> [[Double]] {
    guard let scorer else { return requests.map { $0.candidates.map { _ in 0 } } }
    var occasions = Occasions()
    for request in requests {
      for app in request.candidates { occasions.add(app, in: request.visit, of: world) }
    }
    let table = try Table(name: "candidates", columns: occasions.columns(of: world))
    var rest = try scorer.scores(on: table)[...]
    return requests.map { request in
      defer { rest = rest.dropFirst(request.candidates.count) }
      return rest.prefix(request.candidates.count).map(logit)
    }
  }

  /// Ranks by a model as it is.
  public init(_ run: Run) throws {
    self.init(run.declaration, using: run.recipe)
    scorer = try Scorer(run, batch: 4096, threads: 1)
  }

  public mutating func learn(from log: Table, tick: () throws -> Void) throws -> Double? {
    guard log.rowCount > 0 else { return nil }
    let before = try run.map { try $0.evaluate(on: log, by: [AUC()])[0] }
    let training = try Training(declaration, on: log, using: recipe)
    try training.run { _ in try tick() }
    scorer = try Scorer(training.result, batch: 4096, threads: 1)
    return before
  }
}
