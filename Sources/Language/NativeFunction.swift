/// A function that a command made: `grad(f)`.
public final class NativeFunction: Object {
  public let name: String
  /// The value it was made from, which lives as long as it does.
  public let origin: Value
  /// Takes the arguments in order; labels are refused before it is called.
  public let body: ([Value]) throws -> Value
  public override var kind: Kind { .function }

  public init(
    name: String, of origin: Value = .none, body: @escaping ([Value]) throws -> Value
  ) {
    self.name = name
    self.origin = origin
    self.body = body
  }

  override func forEachPart(_ body: (Object) throws -> Void) rethrows {
    if case .object(let part) = origin { try body(part) }
  }
}
