import Language

/// A value of the learning tower that is an argument as itself: a table, a model, a run …
protocol ForeignArgument: ForeignValue, Convertible {}

extension ForeignArgument {
  public var languageKind: Language.Kind { Self.wantedKind }
  public static func convert(_ value: Value) throws -> Self? { value.foreign as? Self }
}
