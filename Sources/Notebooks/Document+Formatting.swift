import Language

extension Document {
  /// The text in the form of `wd fmt`; forms that `#!` expects to be refused keep every byte.
  public func formatted() throws -> String {
    let refused = steps.filter { $0.refusal != nil }
    return try Formatter.formatted(source, keeping: refused.map(\.lines))
  }
}
