import Features
import Models
import Tensors

/// Items that requests choose from, as one model reads them: what depends on the item alone is
/// computed once.
///
/// A feature belongs to the items when all its columns are theirs, and to the user when none is. A
/// cross of both keeps the two halves of its key; any other feature of both is computed for each
/// request.
public final class Items: @unchecked Sendable {
  public let table: Table
  /// The columns that a request's user must have.
  public let userColumns: [String]
  /// Bytes that the prepared first-layer products take; 0 where they are computed in each request.
  public let preparedBytes: Int

  let run: Run
  /// `nil` for a network that is scored whole, with the user's columns beside each item's.
  let halves: Halves?

  /// - Parameter byteLimit: the most bytes that prepared products may take.
  init(_ table: Table, for run: Run, _ tower: Tower?, byteLimit: Int) throws {
    self.table = table
    self.run = run
    userColumns = run.features.columnNames.filter { !table.hasColumn($0) }
    halves =
      run.isScoredInParts(tower)
      ? try Halves(table, run, tower, byteLimit: byteLimit) : nil
    preparedBytes = halves?.products.map { $0.count * MemoryLayout<Float>.size } ?? 0
  }

  /// The user's columns beside those of some items, as far as some formulas read them.
  func joined(_ user: Table, _ rows: [Int], reading columns: [String]) throws -> Table {
    let theirs = try table.selecting(columns.filter(table.hasColumn)).rows(rows)
    let others = try user.selecting(columns.filter { !table.hasColumn($0) })
      .rows([Int](repeating: 0, count: rows.count))
    return try Table(name: table.name, columns: theirs.columns.map(\.compacted) + others.columns)
  }
}

/// A model's features by whom they belong to, and the items' own half of the work.
struct Halves: @unchecked Sendable {
  let user: Side
  let item: Side
  /// Crosses of both: where their weights begin, and the items' half of the keys.
  let pairs: [(cross: PairedCross, items: PairedCross.Side, offset: Int)]
  /// What else reads columns of both; `nil` if nothing does.
  let joint: Side?
  let encoded: Encoded
  /// Each item's own share of its logit.
  let logits: Buffer<Float>
  /// Each item's own share of the first layer, [item, unit]; `nil` when it takes too much memory.
  let products: Buffer<Float>?

  init(_ table: Table, _ run: Run, _ tower: Tower?, byteLimit: Int) throws {
    var (users, items, both) = (FeatureChoice(), FeatureChoice(), FeatureChoice())
    var pairs: [(cross: PairedCross, items: PairedCross.Side, offset: Int)] = []
    for (place, feature) in run.features.wide.enumerated() {
      if let cross = PairedCross(feature, isItem: table.hasColumn) {
        let offset = run.network.layout.wide.features[place].offset
        pairs.append((cross, try cross.items(table), offset))
      } else {
        switch Owner(of: feature.formula, in: table) {
        case .user: users.wide.append(place)
        case .item: items.wide.append(place)
        case .both: both.wide.append(place)
        }
      }
    }
    for (place, feature) in run.features.embedded.enumerated() {
      switch Owner(of: feature.formula, in: table) {
      case .user: users.embedded.append(place)
      case .item: items.embedded.append(place)
      case .both: both.embedded.append(place)
      }
    }
    for (place, feature) in run.features.dense.enumerated() {
      switch Owner(of: feature.formula, in: table) {
      case .user: users.dense.append(place)
      case .item: items.dense.append(place)
      case .both: both.dense.append(place)
      }
    }
    self.pairs = pairs
    user = Side(users, of: run, tower)
    item = Side(items, of: run, tower)
    joint = both.isEmpty ? nil : Side(both, of: run, tower)
    encoded = try item.encode(table)
    logits = Buffer(table.rowCount, filledWith: 0)
    let (size, overflow) = table.rowCount.multipliedReportingOverflow(by: item.kernel.columns * 4)
    let isPrepared = item.kernel.rows > 0 && !overflow && size <= byteLimit
    products = isPrepared ? Buffer(size / 4, filledWith: 0) : nil
    prepare()
  }

  private func prepare() {
    let rows = (0..<Int32(truncatingIfNeeded: encoded.rowCount)).map { $0 }
    let chunk = 512
    let input = Buffer<Float>(products == nil ? 0 : chunk * item.kernel.rows, filledWith: 0)
    rows.withUnsafeBufferPointer { rows in
      for first in stride(from: 0, to: rows.count, by: chunk) {
        let some = UnsafeBufferPointer(rebasing: rows[first..<min(first + chunk, rows.count)])
        item.addLogits(of: encoded, some, to: logits.start + first)
        guard let products else { continue }
        let x = Matrix(input.start, rows: some.count, columns: item.kernel.rows)
        item.gather(encoded, some, into: x)
        item.multiply(
          x,
          into: Matrix(
            products.start + first * item.kernel.columns, rows: some.count,
            columns: item.kernel.columns))
      }
    }
    withExtendedLifetime(input) {}
  }
}

/// Whose columns a feature reads.
private enum Owner {
  case user, item, both

  init(of formula: Formula, in items: Table) {
    let columns = formula.columnNames
    let theirs = columns.count(where: items.hasColumn)
    self = theirs == 0 ? .user : theirs == columns.count ? .item : .both
  }
}

extension Run {
  /// Whether the score is a sum of shares that a `Tower` goes on from.
  func isScoredInParts(_ tower: Tower?) -> Bool {
    network.layout.outputs == 1 && network.layout.interaction == nil
      && (tower == nil) == (network.layout.output == nil)
  }
}

extension Column {
  /// The column with only the levels that occur, so that reading it costs what its rows cost.
  var compacted: Column {
    guard case .texts(let codes, let levels) = values, levels.count > codes.count else {
      return self
    }
    return Column(name: name, texts: codes.map { $0 < 0 ? nil : levels[Int($0)] })
  }
}
