/// Names that someone may have meant.
public enum Spelling {
  /// The one candidate nearest to a name, within two edits (one for names of up to three letters;
  /// one letter is near to itself alone, in the other case).
  ///
  /// `nil` when none is near enough, or when two are equally near.
  public static func similar(to name: String, in candidates: some Sequence<String>) -> String? {
    let letters = Array(name)
    if letters.count == 1 {
      return candidates.first { $0 != name && $0.lowercased() == name.lowercased() }
    }
    let allowed = letters.count <= 3 ? 1 : 2
    var best: String?
    var bestDistance = allowed + 1
    var isUnique = true
    for candidate in candidates where candidate != name && candidate != best {
      guard let distance = distance(letters, Array(candidate), upTo: allowed) else { continue }
      if distance < bestDistance {
        (best, bestDistance, isUnique) = (candidate, distance, true)
      } else if distance == bestDistance {
        isUnique = false
      }
    }
    return isUnique ? best : nil
  }

  /// Edits between two names; a swap of neighbours counts as one.
  public static func distance(_ left: String, _ right: String) -> Int {
    distance(Array(left), Array(right), upTo: max(left.count, right.count)) ?? 0
  }

  /// The optimal string alignment distance (Boytsov 2011), or `nil` when it is above the bound.
  private static func distance(
    _ left: [Character], _ right: [Character], upTo bound: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var least = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1)
        least = min(least, current[column] + 1)
        let isSwap =
          row > 0 && column > 0 && letter == right[column - 1] && left[row - 1] == other
        if isSwap { least = min(least, beforeLast[column - 1] + 1) }
        current.append(least)
      }
      if let least = current.min(), least > bound { return nil }
      (beforeLast, last) = (last, current)
    }
    guard let result = last.last, result <= bound else { return nil }
    return result
  }
}
