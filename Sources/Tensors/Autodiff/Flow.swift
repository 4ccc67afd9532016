/// A gradient as it was asked for: dense, or the rows that are not zero.
public enum Gradient: Sendable {
  case dense(Tensor)
  case rows(RowGradient)
}

/// A gradient of a table of which few rows were used.
public struct RowGradient: Sendable {
  /// Which rows, each once, in ascending order.
  public let ids: [Int32]
  /// [ids.count, …]: their gradients, summed over every use.
  public let rows: Tensor
  /// The shape of the whole table.
  public let shape: Shape
}

/// The gradients on their way back through a tape, one place an entry.
struct Flow {
  /// What reached an entry: dense, or rows of it that are not yet added up.
  private enum Part {
    case dense(Tensor)
    case rows(Scattering, Tensor)
    case sparse(SparseMatrix, Tensor, Shape)
  }

  private var parts: [[Part]]

  init(_ count: Int) { parts = Array(repeating: [], count: count) }

  mutating func add(_ gradient: Tensor, to entry: Int) {
    parts[entry].append(.dense(gradient))
  }

  /// Adds a gradient that only touches some rows of the entry.
  mutating func add(_ rows: Tensor, by scattering: Scattering, to entry: Int) {
    parts[entry].append(.rows(scattering, rows))
  }

  /// Adds the gradient of w in `sparse @ w`.
  mutating func add(
    _ gradient: Tensor, by sparse: SparseMatrix, to entry: Int, _ shape: Shape
  ) {
    parts[entry].append(.sparse(sparse, gradient, shape))
  }

  /// The sum of what reached an entry, which is forgotten; `nil` when nothing did.
  mutating func take(_ entry: Int) throws -> Tensor? {
    defer { parts[entry] = [] }
    return try sum(of: parts[entry])
  }

  private func sum(of parts: [Part]) throws -> Tensor? {
    var total: Tensor?
    for part in parts {
      let gradient =
        switch part {
        case .dense(let tensor): tensor
        case .rows(let scattering, let rows): try scattering.scattered(rows)
        case .sparse(let matrix, let gradient, let shape): try matrix.gradient(gradient, shape)
        }
      total = try total.map { try $0 + gradient } ?? gradient
    }
    return total
  }

  func dense(at leaf: Tensor, on tape: Tape) throws -> Tensor {
    let place = leaf.place(on: tape)
    let found = try place.flatMap { try sum(of: parts[$0]) }
    return try found ?? Tensor.zeros(leaf.shape, precision: leaf.precision)
  }

  /// As rows when just one operation used the leaf, by its rows.
  func gradient(at leaf: Tensor, on tape: Tape) throws -> Gradient {
    if let place = leaf.place(on: tape), parts[place].count == 1 {
      switch parts[place].first {
      case .rows(let scattering, let rows):
        return .rows(try scattering.gathered(rows.detached))
      case .sparse(let matrix, let gradient, let shape) where !matrix.isTransposed:
        return .rows(try matrix.rowGradient(gradient.detached, shape))
      default: break
      }
    }
    return .dense(try dense(at: leaf, on: tape))
  }
}
