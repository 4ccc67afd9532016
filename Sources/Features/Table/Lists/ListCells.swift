/// The cells of a column of lists: any number of texts a row, with weights or without.
///
/// No cell is missing: a row without elements has an empty list. An element that stands twice in a
/// row counts twice, as in TensorFlow.
public struct ListCells: Sendable {
  /// Row r has the elements `offsets[r]..<offsets[r + 1]`.
  public let offsets: [Int]
  /// An element is an index into `levels`.
  public let codes: [Int32]
  public let levels: [String]
  /// A finite weight for each element, or none for any.
  public let weights: [Double]?

  /// Makes cells of what is stored; a column takes only sound ones (`isSound`).
  public init(offsets: [Int], codes: [Int32], levels: [String], weights: [Double]?) {
    self.offsets = offsets
    self.codes = codes
    self.levels = levels
    self.weights = weights
  }

  /// Makes cells from texts; levels are numbered in the order they first appear.
  public init(_ rows: [[String]]) {
    self.init(rows.map { $0.map { ListElement($0) } }, isWeighted: false)
  }

  /// Makes cells from elements; with `isWeighted`, one without a weight has 1.
  public init(_ rows: [[ListElement]], isWeighted: Bool) {
    var numbering = LevelNumbering()
    var offsets = [0]
    offsets.reserveCapacity(rows.count + 1)
    var codes: [Int32] = []
    var weights: [Double] = []
    for row in rows {
      for element in row {
        codes.append(numbering.code(element.text))
        if isWeighted { weights.append(element.weight ?? 1) }
      }
      offsets.append(codes.count)
    }
    self.init(
      offsets: offsets, codes: codes, levels: numbering.levels,
      weights: isWeighted ? weights : nil)
  }

  /// Makes cells from codes: row r has those from `ends[r]` up to `ends[r + 1]`, the first end
  /// being 0. A column refuses ends or codes that do not belong together.
  public init(ends: [Int], codes: [Int32], levels: [String]) {
    self.init(offsets: ends, codes: codes, levels: levels, weights: nil)
  }

  public var count: Int { max(0, offsets.count - 1) }
  public var isWeighted: Bool { weights != nil }

  /// Whether what is stored belongs together.
  var isSound: Bool {
    offsets.first == 0 && offsets.last == codes.count
      && zip(offsets, offsets.dropFirst()).allSatisfy { $0 <= $1 }
      && codes.allSatisfy { $0 >= 0 && Int($0) < levels.count }
      && (weights.map { $0.count == codes.count && $0.allSatisfy(\.isFinite) } ?? true)
  }

  /// The elements of a row; none for a row that is not there.
  public func elements(of row: Int) -> [ListElement] {
    guard row >= 0, row < count else { return [] }
    return (offsets[row]..<offsets[row + 1]).map {
      ListElement(levels[Int(codes[$0])], weight: weights?[$0])
    }
  }

  /// How many elements each row has.
  public var lengths: [Int] { zip(offsets, offsets.dropFirst()).map { $1 - $0 } }

  /// The cells of these rows; −1 gives an empty list.
  func gathering(_ rows: some Collection<Int>) -> ListCells {
    var places: [Int] = []
    var starts = [0]
    starts.reserveCapacity(rows.count + 1)
    for row in rows {
      if row >= 0 { places += offsets[row]..<offsets[row + 1] }
      starts.append(places.count)
    }
    return ListCells(
      offsets: starts, codes: places.map { codes[$0] }, levels: levels,
      weights: weights.map { weights in places.map { weights[$0] } })
  }

  /// For each row whether it has one of these levels: 1 or 0.
  func contains(_ isSought: [Bool]) -> [Int8] {
    (0..<count).map { row in
      codes[offsets[row]..<offsets[row + 1]].contains { isSought[Int($0)] } ? 1 : 0
    }
  }

  /// The cells as texts, `a|b`: what tells lists apart and puts them in order.
  var asTexts: Column.Values {
    var numbering = LevelNumbering()
    let codes = (0..<count).map { numbering.code(ListText.text(elements(of: $0))) }
    return .texts(codes: codes, levels: numbering.levels)
  }
}

/// One element of a list.
public struct ListElement: Sendable, Hashable, Codable {
  public let text: String
  public let weight: Double?

  public init(_ text: String, weight: Double? = nil) {
    self.text = text
    self.weight = weight
  }
}

/// Numbers texts in the order they first appear.
struct LevelNumbering {
  private(set) var levels: [String] = []
  private var codeOf: [String: Int32] = [:]

  init(_ levels: [String] = []) {
    self.levels = levels
    codeOf = indexByText(levels)
  }

  mutating func code(_ text: String) -> Int32 {
    if let code = codeOf[text] { return code }
    let code = Int32(truncatingIfNeeded: levels.count)
    codeOf[text] = code
    levels.append(text)
    return code
  }
}
