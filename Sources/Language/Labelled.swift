/// Arguments under labels of the caller's choice, in order: what an argument declared `.open` is.
public struct Labelled<Wrapped: Convertible>: Convertible {
  public static var wantedKind: Kind { Wrapped.wantedKind }
  public let arguments: [(label: String, value: Wrapped)]

  /// Errors name the label at fault.
  public static func convert(_ value: Value) throws -> Labelled? {
    guard let fields = value.record else { return nil }
    guard !fields.isEmpty else { return Labelled(arguments: []) }
    return Labelled(
      arguments: try fields.map { label, value in
        do {
          if let converted = try Wrapped.convert(value) { return (label, converted) }
        } catch var fault as Fault {
          fault.argument = fault.argument ?? label
          throw fault
        }
        throw Fault(
          .wrongKind,
          "`\(label)` is \(Wrapped.wantedKind.phrase), found \(Display.phrase(value))",
          argument: label)
      })
  }
}
