import Features
import Language

/// How the language sees the data of one column: `tr[.age]`.
extension Column: ForeignArgument, Checkable, Indexable {
  public static var wantedKind: Kind { Kind("a column") }

  public var summary: String {
    let shown = (0..<min(count, 8)).map { Display.text(value(at: $0)) }
    let more = count > shown.count ? ", …" : ""
    return "column of \(NumberFormat.grouped(count)) (\(kindName)): "
      + shown.joined(separator: ", ") + more
  }

  public func element(at indexes: [(label: String?, value: Value)]) throws -> Value {
    guard let index = indexes.first?.value, indexes.count == 1 else {
      throw Fault(.wrongCount, "a column takes one index, found \(indexes.count)")
    }
    guard let number = index.number, let row = Int(exactly: number), (0..<count).contains(row)
    else {
      throw Fault(
        .indexOutOfRange,
        count == 0
          ? "the column has no rows"
          : "the column has rows 0 to \(count - 1), found \(Display.phrase(index))")
    }
    return value(at: row)
  }

  /// Every cell must be true; a missing one is not.
  public func failure() throws -> String? {
    guard case .truths(let truths) = values else {
      throw Fault(.wrongKind, "a claim on a column takes true/false, found \(kindName)")
    }
    let failing = truths.count { $0 != 1 }
    guard failing > 0, let first = truths.firstIndex(where: { $0 != 1 }) else { return nil }
    return "\(NumberFormat.grouped(failing)) of \(NumberFormat.grouped(count)) rows fail, "
      + "the first is row \(first)"
  }

  /// A cell as a value of the language; a missing one is none.
  func value(at row: Int) -> Value {
    switch cell(row) {
    case .missing: Value.none
    case .number(let number): .number(number)
    case .text(let text): .string(text)
    case .truth(let truth): .bool(truth)
    case .list(let elements): Self.value(of: elements, isWeighted: kind == .weightedList)
    case .time(let time, .date): .foreign(CalendarDate(day: TimeText.dayNumber(of: time)))
    case .time(let time, .dateTime): .foreign(Moment(microseconds: Int(time)))
    case .time(let time, .duration): .foreign(TimeSpan(microseconds: Int(time)))
    }
  }

  /// A list of strings; with weights a record, in which those of equal elements are added.
  private static func value(of elements: [ListElement], isWeighted: Bool) -> Value {
    guard isWeighted else { return .list(elements.map { .string($0.text) }) }
    var fields = Fields()
    for element in elements {
      let before = fields[element.text]?.number ?? 0
      fields[element.text] = .number(before + (element.weight ?? 1))
    }
    return .record(fields)
  }

  /// A cell as a box shows it; a missing one is empty.
  func shownCell(_ row: Int) -> String {
    switch cell(row) {
    case .missing: ""
    case .number(let number): NumberFormat.general(number)
    case .text(let text): Visible.escape(text)
    case .truth(let truth): truth ? "true" : "false"
    case .list, .time: Visible.escape(cell(row).description)
    }
  }
}
