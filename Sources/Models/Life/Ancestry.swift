import Features

/// Which parts of a model are those of an older run: features pair by how they are written, the
/// first with the first where one stands twice.
struct Ancestry {
  /// For each wide feature, embedding and dense input the place of the old one.
  let wide: [Int?]
  let embedded: [Int?]
  let dense: [Int?]
  let targets: [Int?]

  init(of model: ModelDeclaration, in old: ModelDeclaration) {
    wide = Self.pairs(model.wide.map(\.description), old.wide.map(\.description))
    embedded = Self.pairs(
      model.embeddings.map(\.formula.description), old.embeddings.map(\.formula.description))
    dense = Self.pairs(model.dense.map(\.description), old.dense.map(\.description))
    targets = Self.pairs(
      model.targets.map { "\($0.kind) \($0.formula)" },
      old.targets.map { "\($0.kind) \($0.formula)" })
  }

  private static func pairs(_ new: [String], _ old: [String]) -> [Int?] {
    var places: [String: [Int]] = [:]
    for (place, name) in old.enumerated().reversed() { places[name, default: []].append(place) }
    return new.map { places[$0]?.popLast() }
  }

  /// What was learnt from a new table, with what the old run knew.
  ///
  /// Categories of the old run keep their ids, unless they are to be forgotten. Boundaries and means
  /// stay those of the old run, because its layers learned from numbers made by them.
  func fitted(_ new: FittedModel, after old: FittedModel, forgets: Bool) throws -> FittedModel {
    func grown(
      _ new: [any FittedCategorical], _ old: [any FittedCategorical], _ pairs: [Int?]
    ) throws -> [any FittedCategorical] {
      guard !forgets else { return new }
      return try zip(new, pairs).map { fitted, place in
        guard let place, old.indices.contains(place) else { return fitted }
        return try fitted.extending(old[place])
      }
    }
    return FittedModel(
      features: FittedFeatures(
        label: new.features.label,
        wide: try grown(new.features.wide, old.features.wide, wide),
        embedded: try grown(new.features.embedded, old.features.embedded, embedded),
        dense: zip(new.features.dense, dense).map { fitted, place in
          place.map { old.features.dense[$0] } ?? fitted
        }, warnings: new.features.warnings),
      targets: zip(new.targets, targets).map { fitted, place in
        place.map { fitted.extending(old.targets[$0]) } ?? fitted
      })
  }
}

extension FittedTarget {
  /// The scale of an older one; its classes, and behind them those that are new.
  fileprivate func extending(_ old: FittedTarget) -> FittedTarget {
    guard head.kind == .classes else { return FittedTarget(target, old.head, classes: []) }
    let known = Set(old.classes)
    let classes = old.classes + classes.filter { !known.contains($0) }
    return FittedTarget(target, .classes(classes.count), classes: classes)
  }
}
