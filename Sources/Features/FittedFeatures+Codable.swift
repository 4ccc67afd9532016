extension FittedFeatures: Codable {
  private enum Key: String, CodingKey { case label, wide, embedded, dense, warnings }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    self.init(
      label: try values.decodeIfPresent(Formula.self, forKey: .label),
      wide: try values.decode([StoredCategorical].self, forKey: .wide).map(\.fitted),
      embedded: try values.decode([StoredCategorical].self, forKey: .embedded).map(\.fitted),
      dense: try values.decode([StoredDense].self, forKey: .dense).map(\.fitted),
      warnings: try values.decode([String].self, forKey: .warnings))
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encodeIfPresent(label, forKey: .label)
    try values.encode(wide.map(StoredCategorical.init), forKey: .wide)
    try values.encode(embedded.map(StoredCategorical.init), forKey: .embedded)
    try values.encode(dense.map(StoredDense.init), forKey: .dense)
    try values.encode(warnings, forKey: .warnings)
  }
}

private enum StoredKey: String, CodingKey { case transform, fitted }

/// A fitted transform with the name by which the registry finds its type again.
private struct StoredCategorical: Codable {
  let fitted: any FittedCategorical

  init(_ fitted: any FittedCategorical) { self.fitted = fitted }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: StoredKey.self)
    let name = try values.decode(String.self, forKey: .transform)
    guard let type = try Transforms.named(name) as? any CategoricalTransform.Type else {
      throw FeaturesError.unknownTransform(name: name)
    }
    func decode<T: CategoricalTransform>(_ type: T.Type) throws -> any FittedCategorical {
      try values.decode(T.Fitted.self, forKey: .fitted)
    }
    fitted = try decode(type)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: StoredKey.self)
    try values.encode(type(of: fitted).name, forKey: .transform)
    try values.encode(fitted, forKey: .fitted)
  }
}

/// The same for dense inputs.
private struct StoredDense: Codable {
  let fitted: any FittedDense

  init(_ fitted: any FittedDense) { self.fitted = fitted }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: StoredKey.self)
    let name = try values.decode(String.self, forKey: .transform)
    guard let type = try Transforms.named(name) as? any DenseTransform.Type else {
      throw FeaturesError.unknownTransform(name: name)
    }
    func decode<T: DenseTransform>(_ type: T.Type) throws -> any FittedDense {
      try values.decode(T.Fitted.self, forKey: .fitted)
    }
    fitted = try decode(type)
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: StoredKey.self)
    try values.encode(type(of: fitted).name, forKey: .transform)
    try values.encode(fitted, forKey: .fitted)
  }
}
