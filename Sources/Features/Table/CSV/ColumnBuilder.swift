/// Collects the cells of one column and finds out what they are.
///
/// The kind follows from all cells. If text comes up after numbers, what was collected is dropped
/// and the reader goes over the file once more with the kind known (`needsAnotherPass`).
struct ColumnBuilder {
  private enum State { case undecided, numbers, truths, times, texts, dropped }

  let name: String
  /// Whether the file quotes what needs no quotes, so that they say nothing of a cell's kind.
  private let quotesFreely: Bool
  private let forced: ColumnKind?
  /// Whether text may prove to be lists: the kind is not asked for.
  private let mayBeList: Bool
  private var state: State
  private var rows = 0
  private var numbers: [Double] = []
  private var truths: [Int8] = []
  private var times: [Int64] = []
  private var timeKind = TimeKind.date
  private var codes: [Int32] = []
  private(set) var levels = LevelTable()

  /// Whether a `|` stood in quotes, which makes a text of it.
  private var hasQuotedBar = false
  /// Whether a number, truth or time stood without quotes.
  private var hasUnquoted = false
  private var hasPresent = false
  /// Whether an empty text in quotes was counted as missing.
  private var hasEmptyText = false
  private(set) var unusable = [Int](repeating: 0, count: CellText.Unusable.allCases.count)
  /// Cells that do not fit a kind the options ask for.
  private(set) var misfits = 0
  private(set) var firstMisfit = 0

  init(name: String, quotesFreely: Bool, forced: ColumnKind?, mayBeList: Bool = false) {
    self.name = name
    self.quotesFreely = quotesFreely
    self.forced = forced
    self.mayBeList = mayBeList || forced == nil
    state =
      switch forced {
      case nil: .undecided
      case .number: .numbers
      case .text, .list, .weightedList: .texts
      case .truth: .truths
      case .date, .dateTime, .duration: .times
      }
    timeKind = forced == .dateTime ? .dateTime : forced == .duration ? .duration : .date
  }

  var needsAnotherPass: Bool { state == .dropped }

  /// A builder for the next pass over a column that turned out to be text.
  func asText() -> ColumnBuilder {
    ColumnBuilder(name: name, quotesFreely: quotesFreely, forced: .text, mayBeList: mayBeList)
  }

  /// - Parameters:
  ///   - isMissing: whether the cell is one of the texts for missing, or empty and not quoted.
  ///   - row: the row of the file, for the report.
  mutating func append(
    _ cell: UnsafeBufferPointer<UInt8>, isQuoted: Bool, isMissing: Bool, row: Int
  ) {
    rows += 1
    if isQuoted, !hasQuotedBar, cell.contains(ListText.bar) { hasQuotedBar = true }
    switch state {
    case .texts: codes.append(isMissing ? -1 : levels.code(cell))
    case .dropped: break
    case .undecided, .numbers, .truths, .times:
      // An empty text in quotes is missing too, unless the column proves to be text.
      if isMissing || cell.isEmpty {
        appendMissing()
        if !isMissing { hasEmptyText = true }
      } else {
        settle(CellText(cell), cell, isQuoted: isQuoted, row: row)
      }
    }
  }

  private mutating func appendMissing() {
    switch state {
    case .numbers: numbers.append(.nan)
    case .truths: truths.append(-1)
    case .times: times.append(Column.missingTime)
    default: break
    }
  }

  private mutating func settle(
    _ text: CellText, _ cell: UnsafeBufferPointer<UInt8>, isQuoted: Bool, row: Int
  ) {
    switch (text, state) {
    case (.number(let number), .undecided), (.number(let number), .numbers):
      if state == .undecided {
        state = .numbers
        numbers = [Double](repeating: .nan, count: rows - 1)
      }
      numbers.append(number)
      hasPresent = true
      if !isQuoted { hasUnquoted = true }
    case (.truth(let truth), .undecided), (.truth(let truth), .truths):
      guard state == .truths || !unusable.contains(where: { $0 > 0 }) else {
        return becomeText(cell)
      }
      if state == .undecided {
        state = .truths
        truths = [Int8](repeating: -1, count: rows - 1)
      }
      truths.append(truth ? 1 : 0)
      hasPresent = true
      if !isQuoted { hasUnquoted = true }
    case (.time(let time, let kind), .undecided), (.time(let time, let kind), .times):
      guard state == .times || !unusable.contains(where: { $0 > 0 }) else {
        return becomeText(cell)
      }
      if state == .undecided {
        state = .times
        timeKind = kind
        times = [Int64](repeating: Column.missingTime, count: rows - 1)
      }
      guard forced == nil || timeKind.holds(kind) else {
        misfits += 1
        noteMisfit(row)
        return appendMissing()
      }
      guard let joined = timeKind.joined(with: kind) else { return becomeText(cell) }
      timeKind = joined
      times.append(time)
      hasPresent = true
      if !isQuoted { hasUnquoted = true }
    case (.unusable(let kind), .undecided), (.unusable(let kind), .numbers):
      unusable[kind.rawValue] += 1
      hasPresent = true
      if !isQuoted { hasUnquoted = true }
      noteMisfit(row)
      appendMissing()
    default:
      guard forced == nil else {
        // Asked for, `007` is a number.
        if forced == .number, let number = wholeNumber(text, cell) { return numbers.append(number) }
        misfits += 1
        noteMisfit(row)
        return appendMissing()
      }
      becomeText(cell)
    }
  }

  private func wholeNumber(
    _ text: CellText, _ cell: UnsafeBufferPointer<UInt8>
  ) -> Double? {
    guard case .text(let look) = text, look == .leadingZero || look == .longInteger else {
      return nil
    }
    return Double(String(decoding: cell, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func noteMisfit(_ row: Int) {
    if firstMisfit == 0 { firstMisfit = row }
  }

  private mutating func becomeText(_ cell: UnsafeBufferPointer<UInt8>) {
    let isUntouched = state == .undecided && !hasEmptyText && !unusable.contains { $0 > 0 }
    numbers = []
    truths = []
    times = []
    guard isUntouched else {
      state = .dropped
      return
    }
    state = .texts
    codes = [Int32](repeating: -1, count: rows - 1)
    codes.append(levels.code(cell))
  }

  /// Says that no more cells come: numbers that all stand in quotes were meant as text, in a file
  /// that else quotes only what needs it.
  mutating func close() {
    guard forced == nil, hasPresent || hasEmptyText, !hasUnquoted, !quotesFreely,
      state != .texts
    else { return }
    numbers = []
    truths = []
    times = []
    state = .dropped
  }

  /// The column; one without any cell is of numbers.
  func column() -> Column {
    switch state {
    case .texts: Column(sound: name, values: lists ?? .texts(codes: codes, levels: levels.texts))
    case .times: Column(sound: name, values: .times(times, timeKind))
    case .truths: Column(sound: name, values: .truths(truths))
    case .numbers: Column(sound: name, values: .numbers(numbers))
    case .undecided, .dropped:
      Column(sound: name, values: .numbers([Double](repeating: .nan, count: rows)))
    }
  }

  /// The cells as lists, where the column is one of lists: asked for, or evident from its bars.
  private var lists: Column.Values? {
    let isAsked = forced == .list || forced == .weightedList
    guard isAsked || mayBeList && (quotesFreely || !hasQuotedBar) else { return nil }
    return ListColumn(
      codes: codes, levels: levels, asWeighted: isAsked ? forced == .weightedList : nil
    ).map { .lists($0.cells) }
  }

  /// How often each level occurs, for the notes; nil unless the column is text.
  var levelCounts: [Int]? {
    guard state == .texts else { return nil }
    var counts = [Int](repeating: 0, count: levels.count)
    for code in codes where code >= 0 { counts[Int(code)] += 1 }
    return counts
  }
}
