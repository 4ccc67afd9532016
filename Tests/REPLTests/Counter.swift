import Synchronization

final class Counter: Sendable {
  private let total = Atomic(0)
  func count() { _ = total.add(1, ordering: .relaxed) }
  var value: Int { total.load(ordering: .relaxed) }
}
