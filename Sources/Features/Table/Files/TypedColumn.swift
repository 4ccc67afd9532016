/// A column in the making, of cells that say what they are.
///
/// Cells of one kind make a column of it; of several, a column of text. Texts that are all dates
/// make a column of dates.
struct TypedColumn {
  let name: String
  private let forced: ColumnKind?
  private var kind = ColumnKind.number
  /// How many cells of each sort the first pass saw.
  private var numbers = 0
  private var texts = 0
  private var truths = 0
  private var lists = 0
  private var weightedLists = 0
  private var plainTexts = 0
  /// What the texts are that are times.
  private var timeKind: TimeKind?

  private var cells: [Double] = []
  private var codes: [Int32] = []
  private var levels = LevelNumbering()
  private var marks: [Int8] = []
  private var times: [Int64] = []
  private var rows: [[ListElement]] = []
  private var unusable = 0
  private var firstUnusable = 0

  init(name: String, forced: ColumnKind?) {
    self.name = name
    self.forced = forced
  }

  /// Counts a cell of the first pass.
  mutating func see(_ cell: SourceCell) {
    switch cell {
    case .missing: break
    case .number, .unusable: numbers += 1
    case .truth: truths += 1
    case .list(_, let isWeighted): if isWeighted { weightedLists += 1 } else { lists += 1 }
    case .digits:
      texts += 1
      plainTexts += 1
    case .text(let text):
      texts += 1
      // One plain text is enough to know that the column holds no dates.
      guard plainTexts == 0 else { return }
      guard let found = TypedColumn.time(text)?.kind,
        let joined = (timeKind ?? found).joined(with: found)
      else {
        plainTexts += 1
        return
      }
      timeKind = joined
    }
  }

  private static func time(_ text: String) -> (time: Int64, kind: TimeKind)? {
    var text = text
    return text.withUTF8 { TimeText.read($0) }
  }

  /// Says that the first pass is over, which tells the kind.
  mutating func settle() { kind = forced ?? seenKind }

  private var seenKind: ColumnKind {
    if [numbers, texts, truths, lists + weightedLists].count(where: { $0 > 0 }) > 1 {
      return .text
    }
    if truths > 0 { return .truth }
    if lists > 0 { return .list }
    if weightedLists > 0 { return .weightedList }
    guard texts > 0 else { return .number }
    guard plainTexts == 0, let timeKind else { return .text }
    return Column.Values.times([], timeKind).kind
  }

  /// Adds the cell of a row; rows before it that had none are missing.
  /// - Parameters:
  ///   - index: the row of the table.
  ///   - row: the row of the file, for the notes.
  mutating func append(_ cell: SourceCell, at index: Int, row: Int) {
    fill(to: index)
    if case .missing = cell { return fill(to: index + 1) }
    switch kind {
    case .number: cells.append(number(cell) ?? misfit(row, .nan))
    case .truth:
      if case .truth(let truth) = cell {
        marks.append(truth ? 1 : 0)
      } else {
        marks.append(misfit(row, -1))
      }
    case .text: codes.append(levels.code(text(cell)))
    case .date, .dateTime, .duration:
      if case .text(let text) = cell, let (time, found) = TypedColumn.time(text),
        wantedTime?.holds(found) ?? false
      {
        times.append(time)
      } else {
        times.append(misfit(row, Column.missingTime))
      }
    case .list, .weightedList: rows.append(elements(cell))
    }
  }

  /// The kind as one of times.
  private var wantedTime: TimeKind? {
    switch kind {
    case .date: .date
    case .dateTime: .dateTime
    case .duration: .duration
    default: nil
    }
  }

  private mutating func misfit<Cell>(_ row: Int, _ missing: Cell) -> Cell {
    unusable += 1
    if firstUnusable == 0 { firstUnusable = row }
    return missing
  }

  private func number(_ cell: SourceCell) -> Double? {
    switch cell {
    case .number(let number): return number
    case .truth(let truth): return truth ? 1 : 0
    case .digits(let digits): return Double(digits)
    case .text(let text):
      let bytes = Array(text.utf8)
      if case .number(let number) = bytes.withUnsafeBufferPointer({ CellText($0) }) {
        return number
      }
      return nil
    case .missing, .unusable, .list: return nil
    }
  }

  private func text(_ cell: SourceCell) -> String {
    switch cell {
    case .missing, .unusable: ""
    case .number(let number): NumberText.readable(number)
    case .digits(let text), .text(let text): text
    case .truth(let truth): truth ? "true" : "false"
    case .list(let elements, _): ListText.text(elements)
    }
  }

  private func elements(_ cell: SourceCell) -> [ListElement] {
    if case .list(let elements, _) = cell { return elements }
    return ListText.read(Array(text(cell).utf8), weights: kind == .weightedList).elements
  }

  /// Adds missing cells until there are so many.
  mutating func fill(to count: Int) {
    switch kind {
    case .number: while cells.count < count { cells.append(.nan) }
    case .truth: while marks.count < count { marks.append(-1) }
    case .text: while codes.count < count { codes.append(-1) }
    case .date, .dateTime, .duration: while times.count < count { times.append(Column.missingTime) }
    case .list, .weightedList: while rows.count < count { rows.append([]) }
    }
  }

  var column: Column {
    switch kind {
    case .number: Column(sound: name, values: .numbers(cells))
    case .truth: Column(sound: name, values: .truths(marks))
    case .text:
      Column(sound: name, values: .texts(codes: codes, levels: levels.levels))
    case .date, .dateTime, .duration:
      Column(sound: name, values: .times(times, wantedTime ?? .date))
    case .list: Column(sound: name, values: .lists(ListCells(rows, isWeighted: false)))
    case .weightedList: Column(sound: name, values: .lists(ListCells(rows, isWeighted: true)))
    }
  }

  var note: String? {
    if unusable > 0 {
      return "`\(name)`: \(unusable) \(unusable == 1 ? "cell is" : "cells are") read as missing; "
        + "the first is in row \(firstUnusable)"
    }
    let sorts: [(String, Int)] = [
      ("of numbers", numbers), ("of text", texts), ("true or false", truths),
      ("lists", lists + weightedLists),
    ]
    let found = sorts.filter { $0.1 > 0 }
    guard forced == nil, found.count > 1 else { return nil }
    return "`\(name)` holds cells of several kinds and is kept as text: "
      + found.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
  }
}
