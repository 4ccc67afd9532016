import Features
import Models
import Tensors

extension Scorer {
  /// Prepares items for requests: what depends on the item alone is computed here, once.
  ///
  /// Prepared first-layer products take 4 bytes for each item and unit; where that passes
  /// `byteLimit` they are computed in each request instead.
  ///
  /// Throws when an item's column is of another kind than in training.
  public func prepare(_ items: Table, byteLimit: Int = preparedByteLimit) throws -> Items {
    try Items(items, for: run, tower, byteLimit: max(0, byteLimit))
  }

  /// P(label) of each item for one user, or of the items in these rows, in their order.
  ///
  /// What depends on the user alone is computed once; the batches then go over the threads.
  ///
  /// Throws `ServingError.oneUser` unless the user is one row, `.bothHave` for a column of the
  /// model that user and items both have, and `FeaturesError.unknownColumn` for one that neither
  /// has.
  public func scores(user: Table, on items: Items, rows: [Int]? = nil) throws -> [Double] {
    guard user.rowCount == 1 else { throw ServingError.oneUser(rows: user.rowCount) }
    if let column = run.features.columnNames.first(where: {
      user.hasColumn($0) && items.table.hasColumn($0)
    }) {
      throw ServingError.bothHave(column: column)
    }
    let rows = rows ?? Array(0..<items.table.rowCount)
    if let wrong = rows.first(where: { $0 < 0 || $0 >= items.table.rowCount }) {
      throw ServingError.noItem(row: wrong, count: items.table.rowCount)
    }
    guard let halves = items.halves else { return try wholeScores(user, items, rows) }
    let request = try UserShare(user, halves, tower)
    let places = rows.map { Int32(truncatingIfNeeded: $0) }
    return try perBatch(rows.count) { [self] range, scores in
      let joint = try halves.joint.map { side in
        let table = try items.joined(user, Array(rows[range]), reading: side.features.columnNames)
        return (side: side, data: try side.encode(table))
      }
      places.withUnsafeBufferPointer { places in
        let some = UnsafeBufferPointer(rebasing: places[range])
        score(
          some.count, into: scores, userLogit: request.logit,
          userShare: request.units.map { UnsafePointer($0.start) }
        ) { space in
          halves.addLogits(some, request, to: space.logits.start)
          if let (side, data) = joint {
            withIdentity(some.count) { side.addLogits(of: data, $0, to: space.logits.start) }
          }
        } addShares: { units, space in
          halves.setShares(some, units, space)
          guard let (side, data) = joint, side.kernel.rows > 0 else { return }
          let input = space.input(rows: some.count, columns: side.kernel.rows)
          let share = space.share(rows: some.count)
          withIdentity(some.count) { side.gather(data, $0, into: input) }
          side.multiply(input, into: share)
          for k in 0..<units.count { units.start[k] += share.start[k] }
        }
      }
      withExtendedLifetime(request) {}
    }
  }

  /// For a network whose first layer does not take its inputs apart.
  private func wholeScores(_ user: Table, _ items: Items, _ rows: [Int]) throws -> [Double] {
    let run = run
    let columns = run.features.columnNames
    return try perBatch(rows.count) { range, scores in
      let table = try items.joined(user, Array(rows[range]), reading: columns)
      for (place, score) in try run.scores(on: table).enumerated() { scores[place] = score }
    } ifEmpty: {
      _ = try run.scores(on: items.joined(user, [], reading: columns))
    }
  }
}

/// What depends on the user alone, computed once a request.
struct UserShare: @unchecked Sendable {
  var logit: Float = 0
  /// The user's share of the first layer with its bias; `nil` without a deep part.
  var units: Buffer<Float>?
  var pairs: [PairedCross.Side] = []

  init(_ user: Table, _ halves: Halves, _ tower: Tower?) throws {
    let data = try halves.user.encode(user)
    pairs = try halves.pairs.map { try $0.cross.users(user) }
    withIdentity(1) { halves.user.addLogits(of: data, $0, to: &logit) }
    guard let tower else { return }
    let units = Buffer<Float>(tower.units, filledWith: 0)
    let inputs = halves.user.kernel.rows
    if inputs > 0 {
      let input = Buffer<Float>(inputs, filledWith: 0)
      let row = Matrix(input.start, rows: 1, columns: inputs)
      withIdentity(1) { halves.user.gather(data, $0, into: row) }
      halves.user.multiply(row, into: Matrix(units.start, rows: 1, columns: tower.units))
      withExtendedLifetime(input) {}
    }
    for unit in 0..<tower.units { units.start[unit] += tower.first.bias[unit] }
    self.units = units
  }
}

extension Halves {
  /// Adds what the items' own features and the crosses with the user's say.
  func addLogits(
    _ places: UnsafeBufferPointer<Int32>, _ user: UserShare,
    to result: UnsafeMutablePointer<Float>
  ) {
    for (row, place) in places.enumerated() { result[row] += logits.start[Int(place)] }
    item.withWeights { weights in
      for (pair, userSide) in zip(pairs, user.pairs) {
        for (row, place) in places.enumerated() {
          for k in pair.items.offsets[Int(place)]..<pair.items.offsets[Int(place) &+ 1] {
            let item = pair.items.keys[k]
            for user in userSide.keys {
              let id = pair.cross.id(user: user, item: item)
              if id >= 0 { result[row] += weights[pair.offset &+ Int(id)] }
            }
          }
        }
      }
    }
  }

  /// Sets the items' own shares of the first layer, prepared or computed now.
  func setShares(_ places: UnsafeBufferPointer<Int32>, _ units: Matrix, _ space: Workspace) {
    guard let products else {
      let input = space.input(rows: places.count, columns: item.kernel.rows)
      item.gather(encoded, places, into: input)
      item.multiply(input, into: units)
      return
    }
    for (row, place) in places.enumerated() {
      (units.start + row &* units.columns).update(
        from: products.start + Int(place) &* units.columns, count: units.columns)
    }
    withExtendedLifetime(products) {}
  }
}

/// The rows 0, 1 … of a table of so many.
private func withIdentity(_ count: Int, _ body: (UnsafeBufferPointer<Int32>) -> Void) {
  let rows = (0..<Int32(truncatingIfNeeded: count)).map { $0 }
  rows.withUnsafeBufferPointer(body)
}
