/// Memory of one owner, freed with it: what a hot loop works in without allocating.
///
/// An array held by a class pays for exclusivity and uniqueness at each access; a pointer obtained
/// once pays for neither. Whoever uses `start` keeps the buffer alive meanwhile: as a property of an
/// object that outlives the loop, or by `withExtendedLifetime`. Not `Sendable`: a buffer belongs to
/// one computation.
public final class Buffer<Element: BitwiseCopyable> {
  public let start: UnsafeMutablePointer<Element>
  public let count: Int

  public init(_ count: Int, filledWith value: Element) {
    precondition(count >= 0, "a buffer holds no fewer than 0 elements")
    self.count = count
    start = .allocate(capacity: max(count, 1))
    start.initialize(repeating: value, count: count)
  }

  public init(copying values: [Element]) {
    count = values.count
    start = .allocate(capacity: max(values.count, 1))
    values.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { start.initialize(from: base, count: source.count) }
    }
  }

  deinit { start.deallocate() }

  /// A copy of the contents.
  public var array: [Element] { Array(UnsafeBufferPointer(start: start, count: count)) }
}
