/// The cells of a text column split into lists.
struct ListColumn {
  let cells: ListCells

  /// Of so many cells that are not empty, at least one must have a bar for a column to be one of
  /// lists without being asked for.
  private static let share = 20

  /// Whether a reader would see lists: enough cells with a bar.
  static func isEvident(bars: Int, of present: Int) -> Bool {
    bars > 0 && bars * share >= present
  }

  /// - Parameter asWeighted: whether lists are asked for, with weights or without; nil gives lists
  ///   only where they are evident.
  init?(codes: [Int32], levels: LevelTable, asWeighted: Bool?) {
    if asWeighted == nil, !levels.contains(ListText.bar) { return nil }
    let texts = (0..<levels.count).map { code in levels.withText(code) { Array($0) } }
    let plain = texts.map { ListText.read($0, weights: false) }
    var isWeighted = asWeighted ?? false
    if asWeighted == nil {
      guard plain.allSatisfy({ $0.isClean || !$0.hasBar }) else { return nil }
      var present = 0
      var bars = 0
      for code in codes where code >= 0 {
        present += 1
        if plain[Int(code)].hasBar { bars += 1 }
      }
      guard ListColumn.isEvident(bars: bars, of: present) else { return nil }
      isWeighted =
        plain.allSatisfy(\.isWeighted) && plain.contains { !$0.elements.isEmpty }
    }
    let readings = isWeighted ? texts.map { ListText.read($0, weights: true) } : plain
    var numbering = LevelNumbering()
    let elements = readings.map { $0.elements.map { numbering.code($0.text) } }
    var offsets = [0]
    offsets.reserveCapacity(codes.count + 1)
    var flat: [Int32] = []
    var weights: [Double] = []
    for code in codes {
      if code >= 0 {
        flat += elements[Int(code)]
        if isWeighted { weights += readings[Int(code)].elements.map { $0.weight ?? 1 } }
      }
      offsets.append(flat.count)
    }
    cells = ListCells(
      offsets: offsets, codes: flat, levels: numbering.levels,
      weights: isWeighted ? weights : nil)
  }
}
