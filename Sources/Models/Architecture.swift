/// What reads the embeddings and the dense inputs.
public enum Architecture: String, Sendable, Codable, Equatable, CaseIterable {
  /// Layers: Cheng et al. 2016.
  case wideAndDeep = "wide_deep"
  /// Products of pairs: Rendle 2010.
  case factorisationMachine = "fm"
  /// Both: Guo et al. 2017.
  case deepFM = "deep_fm"

  var hasTower: Bool { self != .factorisationMachine }

  /// The products of pairs; throws when the columns' vectors cannot be multiplied.
  func interaction(
    of embeddings: EmbeddingLayer, outputs: Int, denseWidth: Int
  ) throws -> InteractionLayer? {
    guard self != .wideAndDeep else { return nil }
    let widths = embeddings.fields.map { embeddings.tables[$0.table].columns }
    guard let dimension = widths.first, widths.allSatisfy({ $0 == dimension }) else {
      throw ModelsError.unequalVectors(widths)
    }
    guard outputs == 1 else { throw ModelsError.pairsOfSeveralOutputs(outputs) }
    guard hasTower || denseWidth == 0 else { throw ModelsError.denseWithoutLayers }
    return InteractionLayer(fields: widths.count, dimension: dimension)
  }
}
