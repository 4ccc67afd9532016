/// The only name within two edits of `name` (a swap of neighbours is one), or nil.
///
/// The distance is Damerau and Levenshtein's, in its restricted form.
func similarName(to name: String, among names: [String]) -> String? {
  let wanted = Array(name.unicodeScalars.prefix(200))
  let close = names.map { ($0, distance(wanted, Array($0.unicodeScalars.prefix(200)))) }
    .filter { $0.1 <= 2 && $0.1 < max(1, wanted.count) }
  guard let least = close.map(\.1).min() else { return nil }
  let best = close.filter { $0.1 == least }
  return best.count == 1 ? best.first?.0 : nil
}

private func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  guard abs(a.count - b.count) <= 2 else { return 3 }
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast: [Int] = []
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i]
    row.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        best = min(best, beforeLast[j - 2] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
