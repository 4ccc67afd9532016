import Features

/// An optimiser, a schedule or a layer with the name by which its type is found again.
struct StoredNoun: Codable {
  let noun: any Configurable

  /// What has a verb, and the layer that is written as a number.
  private static let types: [any Configurable.Type] =
    Optimisers.all + Schedules.all + HiddenLayers.all + [ReLU.self]

  private enum Key: String, CodingKey { case name, settings }

  /// Throws `cannotHold` for a noun of no registry.
  init(_ noun: any Configurable, called description: String) throws {
    let name = type(of: noun).name
    guard Self.types.contains(where: { $0.name == name }) else {
      throw ModelFileError.cannotHold("`\(description)` is made of functions")
    }
    self.noun = noun
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .name)
    guard let type = Self.types.first(where: { $0.name == name }) else {
      throw FeaturesError.damaged(what: "noun `\(name)`")
    }
    noun = try type.init(from: values.superDecoder(forKey: .settings))
    try noun.validate()
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(type(of: noun).name, forKey: .name)
    try noun.encode(to: values.superEncoder(forKey: .settings))
  }

  /// The noun as what stands in its place: an optimiser, a layer.
  func taken<Kind>(as kind: Kind.Type) throws -> Kind {
    guard let noun = noun as? Kind else {
      throw FeaturesError.damaged(what: "place of `\(type(of: noun).name)`")
    }
    return noun
  }
}

/// A declared transform of a dense input with the name of its type.
struct StoredTransform: Codable {
  let transform: any DenseTransform

  private enum Key: String, CodingKey { case name, settings }

  init(_ transform: any DenseTransform) { self.transform = transform }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    let name = try values.decode(String.self, forKey: .name)
    guard let type = try Transforms.named(name) as? any DenseTransform.Type else {
      throw FeaturesError.unknownTransform(name: name)
    }
    transform = try type.init(from: values.superDecoder(forKey: .settings))
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Key.self)
    try values.encode(type(of: transform).name, forKey: .name)
    try transform.encode(to: values.superEncoder(forKey: .settings))
  }
}
