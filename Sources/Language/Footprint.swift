/// A value that knows how much memory it takes.
public protocol HasFootprint: ForeignValue {
  /// About how many bytes.
  var byteCount: Int { get }
}

/// How much memory values take, about: parts that values share count each time.
public enum Footprint {
  /// Of long lists the first elements stand for the others.
  private static let sampled = 1_000

  /// `nil` where a part does not know.
  public static func bytes(of value: Value) -> Int? { bytes(of: value, depth: 0) }

  private static func bytes(of value: Value, depth: Int) -> Int? {
    let slot = MemoryLayout<Value>.stride
    switch value {
    case .none, .bool, .number: return slot
    case .object(let text as Text): return slot + 32 + text.text.utf8.count
    case .object(let list as List):
      guard depth < 20 else { return nil }
      var sum = 0
      let first = list.elements.prefix(sampled)
      for element in first {
        guard let size = bytes(of: element, depth: depth + 1) else { return nil }
        sum &+= size
      }
      let share = Double(list.elements.count) / Double(max(first.count, 1))
      return slot + 32 + Int(Double(sum) * share)
    case .object(let record as Record):
      guard depth < 20 else { return nil }
      var sum = slot + 64
      for (key, field) in record.fields {
        guard let size = bytes(of: field, depth: depth + 1) else { return nil }
        sum &+= key.utf8.count &+ 32 &+ size
      }
      return sum
    case .object(let foreign as Foreign): return (foreign.payload as? any HasFootprint)?.byteCount
    case .object: return nil
    }
  }

  /// `640 B`, `1.2 MB`.
  public static func text(_ bytes: Int) -> String {
    var (size, unit) = (Double(bytes), 0)
    let units = ["B", "kB", "MB", "GB", "TB"]
    while size >= 1000, unit + 1 < units.count { (size, unit) = (size / 1000, unit + 1) }
    let tenths = (size * 10).rounded() / 10
    let isShort = unit > 0 && tenths < 10
    return (isShort ? "\(tenths)" : "\(Int(size.rounded()))") + " " + units[unit]
  }
}
