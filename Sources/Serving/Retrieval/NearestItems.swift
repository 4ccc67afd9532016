import Features
import Models
import Tensors

/// The items whose embeddings point where those point that the user has: exact, by one product of
/// all vectors with the user's.
///
/// Vectors have length 1, so an item's value is the cosine of its angle to the mean of the user's.
/// A name that training did not show has no vector.
public struct NearestItems: CandidateSource {
  public let run: Run
  public let formula: Formula
  public let like: Formula
  private let feature: any FittedCategorical
  private let column: String
  private let table: Block

  public var name: String { "embeddings(\(formula))" }

  /// - Parameters:
  ///   - formula: what the run embeds and the items have: `.app`.
  ///   - like: what a user has of the same names: `.installed`.
  ///
  /// Throws `ServingError.notEmbedded` unless the run embeds the formula, of one column.
  public init(_ run: Run, _ formula: Formula, like: Formula) throws {
    let embedded = run.declaration.embeddings.map(\.formula)
    guard let place = embedded.firstIndex(of: formula), formula.columnNames.count == 1 else {
      throw ServingError.notEmbedded(
        formula: formula.description,
        known: embedded.filter { $0.columnNames.count == 1 }.map(\.description))
    }
    self.run = run
    self.formula = formula
    self.like = like
    feature = run.features.embedded[place]
    column = formula.columnNames[0]
    let layer = run.network.layout.embeddings
    table = layer.tables[layer.fields[place].table]
  }

  public func prepare(_ items: Table) throws -> ItemValues {
    let ids = try feature.encode(items)
    guard ids.offsets == nil else {
      throw FeaturesError.wrongKind(
        formula: formula.description, needed: "one name for each item", found: "a list")
    }
    let vectors = Vectors(ids.ids.map { direction(of: $0) }, dimension: table.columns)
    return { user in
      let own = try like.column(on: user).renamed(column)
      let known = try feature.encode(Table(name: "the user", columns: [own]))
      let directions = known.ids.compactMap { direction(of: $0) }
      guard !directions.isEmpty else { return [Double](repeating: .nan, count: ids.ids.count) }
      return vectors.products(with: mean(of: directions))
    }
  }

  /// The vector of an id at length 1; `nil` for one that training did not show, or of length 0.
  private func direction(of id: Int32) -> [Float]? {
    let shown = (feature as? FittedVocabulary)?.levels.count ?? feature.size
    guard id >= 0, Int(id) < shown else { return nil }
    let start = table.offset + Int(id) * table.columns
    let vector = run.network.weights[start..<start + table.columns]
    let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? vector.map { $0 / length } : nil
  }

  private func mean(of vectors: [[Float]]) -> [Float] {
    (0..<table.columns).map { c in
      vectors.reduce(0) { $0 + $1[c] } / Float(vectors.count)
    }
  }
}

/// The vectors of items side by side, as one product reads them.
private final class Vectors: @unchecked Sendable {
  private let matrix: Matrix
  private let owner: Buffer<Float>
  private let isKnown: [Bool]

  init(_ vectors: [[Float]?], dimension: Int) {
    isKnown = vectors.map { $0 != nil }
    owner = Buffer(vectors.count * dimension, filledWith: 0)
    for (row, vector) in vectors.enumerated() {
      for (c, x) in (vector ?? []).enumerated() { owner.start[row * dimension + c] = x }
    }
    matrix = Matrix(owner.start, rows: vectors.count, columns: dimension)
  }

  /// NaN for an item without a vector.
  func products(with vector: [Float]) -> [Double] {
    let products = Buffer<Float>(matrix.rows, filledWith: 0)
    matrix.addProduct(with: vector, to: products.start)
    return isKnown.indices.map { isKnown[$0] ? Double(products.start[$0]) : .nan }
  }
}
