/// Which columns of a box are drawn, and how wide.
struct BoxLayout {
  /// The columns drawn left and right of the gap where others are left out.
  let head: Range<Int>
  let tail: Range<Int>
  let hidden: Int
  /// The widths of the drawn columns, the gap not counted.
  private(set) var widths: [Int]

  var hasGap: Bool { hidden > 0 && !(head.isEmpty || hasNoRoomForGap) }
  private let hasNoRoomForGap: Bool

  /// The width of the gap's `…`.
  static let gap = 1

  /// Fits `columns` into a box `width` wide, borders included.
  init(_ columns: [BoxColumn], width: Int) {
    let least = columns.map(\.least)
    var kept = columns.count
    var needed = least.reduce(1) { $0 + $1 + 3 }
    // Columns go from the middle: the head keeps one more than the tail.
    while needed > width && kept > 1 {
      if kept == columns.count { needed += BoxLayout.gap + 3 }
      let head = (kept + 1) / 2
      let isFromHead = head > kept / 2
      let dropped = isFromHead ? head - 1 : columns.count - kept / 2
      needed -= least[dropped] + 3
      kept -= 1
    }
    head = 0..<(kept + 1) / 2
    tail = columns.count - kept / 2..<columns.count
    hidden = columns.count - kept
    hasNoRoomForGap = kept == 1 && width < 2 * 3 + 1 + BoxLayout.gap + 1
    widths = (Array(head) + Array(tail)).map { least[$0] }

    let gap = hidden > 0 && !hasNoRoomForGap ? BoxLayout.gap + 3 : 0
    if kept == 1 { widths = [max(1, min(widths[0], width - 4 - gap))] }
    let wanted = (Array(head) + Array(tail)).map { columns[$0].natural }
    grow(by: width - widths.reduce(1 + gap) { $0 + $1 + 3 }, upTo: wanted)
  }

  /// The width of what stands between the outer borders and their spaces.
  var inner: Int {
    let drawn = widths + (hasGap ? [BoxLayout.gap] : [])
    return max(0, drawn.reduce(-3) { $0 + $1 + 3 })
  }

  /// Gives `spare` cells to the columns in turn, to none more than it wants.
  private mutating func grow(by spare: Int, upTo wanted: [Int]) {
    var spare = spare
    var isGrowing = true
    while spare > 0 && isGrowing {
      isGrowing = false
      for place in widths.indices where spare > 0 && widths[place] < wanted[place] {
        widths[place] += 1
        spare -= 1
        isGrowing = true
      }
    }
  }

  /// Gives the columns `cells` more in equal parts, for a footer that is wider than they are.
  mutating func widen(by cells: Int) {
    if widths.isEmpty { return }
    for place in widths.indices {
      widths[place] += cells / widths.count + (place >= widths.count - cells % widths.count ? 1 : 0)
    }
  }
}
