import Features

/// Finds a user's candidates among items, by one source or by several that take turns.
public final class Retriever: Sendable {
  public let items: Table
  public let sources: [any CandidateSource]
  /// What an item must be for a user: a true/false expression.
  public let filter: Formula?
  private let values: [ItemValues]

  /// A candidate, and the source that brought it.
  public struct Found: Sendable, Equatable {
    /// A row of the items, counted from 0.
    public let row: Int
    public let source: Int
  }

  /// Prepares each source for the items.
  public init(
    _ items: Table, by sources: [any CandidateSource], filter: Formula? = nil
  ) throws {
    self.items = items
    self.sources = sources
    self.filter = filter
    values = try sources.map { try $0.prepare(items) }
  }

  /// The best items for a user of one row, or fewer if the sources know no more.
  ///
  /// Of several sources each brings its best, then each its second best, and so on; an item that
  /// one brought before is passed over.
  ///
  /// Throws `ServingError.take` for less than none, `.oneUser` unless the user is one row, and what
  /// the expressions throw.
  public func best(_ count: Int, for user: Table) throws -> [Found] {
    guard count >= 0 else { throw ServingError.take(count) }
    guard user.rowCount == 1 else { throw ServingError.oneUser(rows: user.rowCount) }
    let isWanted = try mask(for: user)
    let lists = try values.map { values in
      Serving.best(count, of: try values(user)) { isWanted?[$0] ?? true }
    }
    var found: [Found] = []
    var seen: Set<Int> = []
    var places = lists.map { _ in 0 }
    while found.count < count {
      let before = found.count
      for (source, list) in lists.enumerated() where found.count < count {
        while places[source] < list.count {
          let row = list[places[source]]
          places[source] += 1
          if seen.insert(row).inserted {
            found.append(Found(row: row, source: source))
            break
          }
        }
      }
      if found.count == before { break }
    }
    return found
  }

  /// Which items pass the filter; `nil` without one. A missing verdict is no pass.
  private func mask(for user: Table) throws -> [Bool]? {
    guard let filter else { return nil }
    let column = try filter.knowing(user, besides: items).column(on: items)
    guard case .truths(let truths) = column.values else {
      throw FeaturesError.wrongKind(
        formula: filter.description, needed: "true/false", found: column.kind.phrase)
    }
    return truths.map { $0 == 1 }
  }
}
