import Features

/// What users have together: an item is good for a user who has others that go with it.
///
/// Two items i and j that n_i and n_j users have, and n_ij both, are alike by n_ij / √(n_i n_j),
/// the cosine of their columns in the table of users (Sarwar et al. 2001). An item's value is the
/// sum over what the user has.
public struct CoOccurrence: CandidateSource {
  public let column: Formula
  /// The items' names, texts.
  public let key: Formula
  public let levels: [String]
  private let idOf: [String: Int32]
  /// Item i goes with `others[starts[i]..<starts[i + 1]]`.
  private let starts: [Int]
  private let others: [(item: Int32, likeness: Float)]

  public var name: String { "co_occurrence(\(column))" }
  /// How many pairs are kept, each in both directions.
  public var pairCount: Int { others.count }

  /// Counts over the rows of a table.
  /// - Parameters:
  ///   - column: lists, one a user.
  ///   - key: what the same names are called among the items.
  ///   - neighbours: how many others each item keeps, the most alike.
  public init(
    _ column: Formula, in table: Table, key: Formula, neighbours: Int = 200
  ) throws {
    guard neighbours >= 1 else { throw ServingError.neighbours(neighbours) }
    let values = try column.column(on: table)
    guard case .lists(let lists) = values.values else {
      throw FeaturesError.wrongKind(
        formula: column.description, needed: "a list", found: values.kind.phrase)
    }
    self.column = column
    self.key = key
    levels = lists.levels
    idOf = Dictionary(zip(lists.levels, 0...)) { first, _ in first }
    let having = Having(lists)
    (starts, others) = having.neighbours(neighbours)
  }

  public func prepare(_ items: Table) throws -> ItemValues {
    let names = try key.column(on: items)
    guard case .texts(let codes, let itemLevels) = names.values else {
      throw FeaturesError.wrongKind(
        formula: key.description, needed: "text", found: names.kind.phrase)
    }
    let known = itemLevels.map { idOf[$0] ?? -1 }
    let ids = codes.map { $0 < 0 ? -1 : known[Int($0)] }
    return { user in
      let values = try self.values(for: user)
      return ids.map { $0 < 0 || values[Int($0)] == 0 ? .nan : values[Int($0)] }
    }
  }

  /// The value of each level for a user.
  private func values(for user: Table) throws -> [Double] {
    let own = try column.column(on: user)
    guard case .list(let elements) = own.cell(0) else {
      throw FeaturesError.wrongKind(
        formula: column.description, needed: "a list", found: own.kind.phrase)
    }
    var values = [Double](repeating: 0, count: levels.count)
    for id in Set(elements.compactMap { idOf[$0.text] }).sorted() {
      for other in others[starts[Int(id)]..<starts[Int(id) + 1]] {
        values[Int(other.item)] += Double(other.likeness)
      }
    }
    return values
  }
}

/// Who has what, both ways round.
private struct Having {
  /// What each user has, each item once.
  var items: [[Int32]]
  /// Who has each item.
  var users: [[Int32]]

  init(_ lists: ListCells) {
    items = (0..<lists.count).map { row in
      Array(Set(lists.codes[lists.offsets[row]..<lists.offsets[row + 1]])).sorted()
    }
    users = lists.levels.map { _ in [] }
    for (user, items) in items.enumerated() {
      for item in items { users[Int(item)].append(Int32(truncatingIfNeeded: user)) }
    }
  }

  /// For each item the others that are most alike, in the order of their numbers.
  func neighbours(_ most: Int) -> (starts: [Int], others: [(item: Int32, likeness: Float)]) {
    var starts = [0]
    var others: [(item: Int32, likeness: Float)] = []
    var together = [Double](repeating: 0, count: users.count)
    for item in users.indices {
      var seen: [Int32] = []
      for user in users[item] {
        for other in items[Int(user)] where other != item {
          if together[Int(other)] == 0 { seen.append(other) }
          together[Int(other)] += 1
        }
      }
      seen.sort()
      let likenesses = seen.map { other in
        together[Int(other)]
          / (Double(users[item].count) * Double(users[Int(other)].count)).squareRoot()
      }
      for place in best(most, of: likenesses).sorted() {
        others.append((seen[place], Float(likenesses[place])))
      }
      for other in seen { together[Int(other)] = 0 }
      starts.append(others.count)
    }
    return (starts, others)
  }
}
