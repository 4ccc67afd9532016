/// What holds for the cells of every kind.
extension Column.Values {
  public var count: Int {
    switch self {
    case .numbers(let numbers): numbers.count
    case .texts(let codes, _): codes.count
    case .truths(let truths): truths.count
    case .lists(let lists): lists.count
    case .times(let times, _): times.count
    }
  }

  /// A list without elements is not missing.
  public var missingCount: Int {
    switch self {
    case .numbers(let numbers): numbers.reduce(0) { $0 + ($1.isNaN ? 1 : 0) }
    case .texts(let codes, _): codes.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    case .truths(let truths): truths.reduce(0) { $0 + ($1 < 0 ? 1 : 0) }
    case .lists: 0
    case .times(let times, _): times.reduce(0) { $0 + ($1 == Column.missingTime ? 1 : 0) }
    }
  }

  public var kind: ColumnKind {
    switch self {
    case .numbers: .number
    case .texts: .text
    case .truths: .truth
    case .lists(let lists): lists.isWeighted ? .weightedList : .list
    case .times(_, .date): .date
    case .times(_, .dateTime): .dateTime
    case .times(_, .duration): .duration
    }
  }

  /// 1 where a cell is missing, else 0.
  var missing: [Int8] {
    switch self {
    case .numbers(let numbers): numbers.map { $0.isNaN ? 1 : 0 }
    case .texts(let codes, _): codes.map { $0 < 0 ? 1 : 0 }
    case .truths(let truths): truths.map { $0 < 0 ? 1 : 0 }
    case .lists(let lists): [Int8](repeating: 0, count: lists.count)
    case .times(let times, _): times.map { $0 == Column.missingTime ? 1 : 0 }
    }
  }

  /// The cells of these rows, which are there; −1 gives a missing cell, or an empty list.
  func gathering(_ rows: [Int]) -> Column.Values {
    switch self {
    case .numbers(let numbers): .numbers(rows.map { $0 < 0 ? .nan : numbers[$0] })
    case .texts(let codes, let levels):
      .texts(codes: rows.map { $0 < 0 ? -1 : codes[$0] }, levels: levels)
    case .truths(let truths): .truths(rows.map { $0 < 0 ? -1 : truths[$0] })
    case .lists(let lists): .lists(lists.gathering(rows))
    case .times(let times, let kind):
      .times(rows.map { $0 < 0 ? Column.missingTime : times[$0] }, kind)
    }
  }

  /// The cells of a range of rows, which are there.
  func slice(_ range: Range<Int>) -> Column.Values {
    switch self {
    case .numbers(let numbers): .numbers(Array(numbers[range]))
    case .texts(let codes, let levels): .texts(codes: Array(codes[range]), levels: levels)
    case .truths(let truths): .truths(Array(truths[range]))
    case .lists(let lists): .lists(lists.gathering(range))
    case .times(let times, let kind): .times(Array(times[range]), kind)
    }
  }
}

extension ColumnKind {
  /// With its article where it takes one: `a number`, `text`, `true/false`.
  public var phrase: String {
    switch self {
    case .text, .truth: rawValue
    case .dateTime: "a date and time"
    case .number, .list, .weightedList, .date, .duration: "a \(rawValue)"
    }
  }
}
