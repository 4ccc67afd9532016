import HeapModule

/// The places of the greatest values, the greatest first; equal values keep their order, and NaN is
/// never among them.
///
/// A heap of `count` places: a million values cost little more than looking at each of them.
func best(_ count: Int, of values: [Double], where isWanted: (Int) -> Bool = { _ in true }) -> [Int]
{
  guard count > 0 else { return [] }
  var heap = Heap<Candidate>()
  heap.reserveCapacity(min(count, values.count))
  for (place, value) in values.enumerated() where !value.isNaN {
    let candidate = Candidate(value: value, place: place)
    if heap.count < count {
      if isWanted(place) { heap.insert(candidate) }
    } else if let least = heap.min, least < candidate, isWanted(place) {
      heap.replaceMin(with: candidate)
    }
  }
  return heap.unordered.sorted(by: >).map(\.place)
}

/// A value at its place; of equal ones the earlier is the greater.
private struct Candidate: Comparable {
  let value: Double
  let place: Int

  static func < (left: Candidate, right: Candidate) -> Bool {
    left.value == right.value ? left.place > right.place : left.value < right.value
  }
}
