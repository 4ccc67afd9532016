/// A function that a command made: `grad(f)`.
public final class NativeFunction: Object {
  public let name: String
  /// Takes the arguments in order; labels are refused before it is called.
  public let body: ([Value]) throws -> Value
  public override var kind: Kind { .function }

  public init(name: String, body: @escaping ([Value]) throws -> Value) {
    self.name = name
    self.body = body
  }
}
