/// How an axis is pointed at: by its name, or by its place counted from 0.
public enum AxisReference: Sendable, Hashable {
  case named(String)
  case at(Int)
}

extension AxisReference: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral name: String) { self = .named(name) }
  public init(integerLiteral position: Int) { self = .at(position) }
}

extension AxisReference: CustomStringConvertible {
  public var description: String {
    switch self {
    case .named(let name): "`\(name)`"
    case .at(let position): "\(position)"
    }
  }
}

extension Shape {
  /// The place of an axis.
  ///
  /// Throws `unknownAxis` when there is none and `repeatedAxis` when a name stands twice.
  public func position(of axis: AxisReference) throws -> Int {
    switch axis {
    case .at(let position):
      guard axes.indices.contains(position) else { throw TensorError.unknownAxis(axis, self) }
      return position
    case .named(let name):
      guard let position = axes.firstIndex(where: { $0.name == name }) else {
        throw TensorError.unknownAxis(axis, self)
      }
      guard !axes[(position + 1)...].contains(where: { $0.name == name }) else {
        throw TensorError.repeatedAxis(name, self)
      }
      return position
    }
  }

  /// The places of axes, each once, in ascending order; all of them for `nil`.
  func positions(of references: [AxisReference]?) throws -> [Int] {
    guard let references else { return Array(axes.indices) }
    var found: [Int] = []
    found.reserveCapacity(references.count)
    for reference in references {
      let position = try position(of: reference)
      guard !found.contains(position) else {
        throw TensorError.axisGivenTwice(reference, self)
      }
      found.append(position)
    }
    if found.count > 1 { found.sort() }
    return found
  }
}
