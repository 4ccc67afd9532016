/// How long bars are, in cells and their eighths.
struct BarScale {
  /// The column of the zero line; nil if no value is negative, as bars then start at the edge.
  let zeroColumn: Int?
  private let cellsPerUnit: Double
  private let longestRight: Int
  private let longestLeft: Int

  private static let eighths: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  init(for values: [Double], columns: Int) {
    let bounded = values.lazy.filter(\.isFinite).map(Extent.bounded)
    let highest = max(0, bounded.max() ?? 0)
    let lowest = min(0, bounded.min() ?? 0)
    let room = max(0, columns - (lowest < 0 ? 1 : 0))
    let span = highest - lowest
    cellsPerUnit = span > 0 ? Double(room) / span : 0
    if lowest < 0 {
      // Both sides keep a cell, so that the smallest bar can be seen.
      let share = Int((-lowest * cellsPerUnit).rounded())
      longestLeft = min(max(1, share), highest > 0 ? max(0, room - 1) : room)
      zeroColumn = longestLeft
    } else {
      longestLeft = 0
      zeroColumn = nil
    }
    longestRight = room - longestLeft
  }

  /// The bar of `value` and the column where it starts.
  func bar(_ value: Double) -> (text: String, column: Int) {
    let start = zeroColumn.map { $0 + 1 } ?? 0
    guard value.isFinite, value != 0 else { return ("", start) }
    let cells = Extent.bounded(value).magnitude * cellsPerUnit
    if value > 0 {
      let count = min(max(1, Int((cells * 8).rounded())), longestRight * 8)
      let full = String(repeating: "█", count: count / 8)
      return (full + BarScale.eighths[count % 8], start)
    }
    // Unicode has no blocks that grow from the right by eighths, only the half.
    let halves = min(max(1, Int((cells * 2).rounded())), longestLeft * 2)
    let full = String(repeating: "█", count: halves / 2)
    return ((halves % 2 == 1 ? "▐" : "") + full, longestLeft - (halves + 1) / 2)
  }
}
