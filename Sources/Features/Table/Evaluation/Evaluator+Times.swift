/// Arithmetic with times, and the parts of times and lists.
extension Evaluator {
  /// What arithmetic gives when a side is a time or a duration; nil when none is.
  ///
  /// Two times give the duration between them; a time moves by a duration; durations are added,
  /// scaled and divided. A result out of range is missing.
  func timesArithmetic(
    _ sign: Formula.Arithmetic, _ left: Formula, _ right: Formula
  ) throws -> Operand? {
    let (a, b) = (try operand(left), try operand(right))
    guard a.isTime || b.isTime else { return nil }
    let disagree = FeaturesError.kindsDisagree(
      formula: Formula.arithmetic(sign, left, right).description, left: a.phrase, right: b.phrase)
    let count = table.rowCount
    switch (a.times(count: count), b.times(count: count), sign) {
    case (let x?, let y?, .subtract) where x.kind != .duration && y.kind != .duration,
      (let x?, let y?, .subtract) where x.kind == .duration && y.kind == .duration:
      return Evaluator.combine(x.times, y.times, .duration) { $0.subtractingReportingOverflow($1) }
    case (let x?, let y?, .add) where x.kind == .duration && y.kind == .duration:
      return Evaluator.combine(x.times, y.times, .duration) { $0.addingReportingOverflow($1) }
    case (let x?, let y?, .add) where x.kind == .duration || y.kind == .duration:
      let (time, span) = y.kind == .duration ? (x, y) : (y, x)
      let kind = Evaluator.moved(time.kind, by: span.times)
      return Evaluator.combine(time.times, span.times, kind) { $0.addingReportingOverflow($1) }
    case (let x?, let y?, .subtract) where y.kind == .duration:
      let kind = Evaluator.moved(x.kind, by: y.times)
      return Evaluator.combine(x.times, y.times, kind) { $0.subtractingReportingOverflow($1) }
    case (let x?, let y?, .divide) where x.kind == .duration && y.kind == .duration:
      return .values(
        .numbers(
          zip(x.times, y.times).map {
            $0 == Column.missingTime || $1 == Column.missingTime ? .nan : Double($0) / Double($1)
          }))
    case (let x?, nil, .multiply) where x.kind == .duration:
      return Evaluator.scale(x.times, try numbers(right)) { $0 * $1 }
    case (nil, let y?, .multiply) where y.kind == .duration:
      return Evaluator.scale(y.times, try numbers(left)) { $0 * $1 }
    case (let x?, nil, .divide) where x.kind == .duration:
      return Evaluator.scale(x.times, try numbers(right)) { $0 / $1 }
    default: throw disagree
    }
  }

  /// A date stays one when it is moved by whole days.
  private static func moved(_ kind: TimeKind, by spans: [Int64]) -> TimeKind {
    let isWhole = spans.allSatisfy { $0 == Column.missingTime || $0 % TimeText.day == 0 }
    return isWhole ? kind : .dateTime
  }

  private static let range =
    Int64(Calendar.firstDay) * TimeText.day..<(Int64(Calendar.lastDay) + 1) * TimeText.day

  private static func combine(
    _ a: [Int64], _ b: [Int64], _ kind: TimeKind, _ f: (Int64, Int64) -> (Int64, Bool)
  ) -> Operand {
    .values(
      .times(
        zip(a, b).map { a, b in
          guard a != Column.missingTime, b != Column.missingTime else { return Column.missingTime }
          let (value, overflow) = f(a, b)
          let isInRange = kind == .duration || range.contains(value)
          return overflow || !isInRange ? Column.missingTime : value
        }, kind))
  }

  private static func scale(
    _ spans: [Int64], _ factors: [Double], _ f: (Double, Double) -> Double
  ) -> Operand {
    .values(
      .times(
        zip(spans, factors).map { span, factor in
          guard span != Column.missingTime else { return Column.missingTime }
          let value = f(Double(span), factor).rounded()
          return value.magnitude < 9e18 ? Int64(value) : Column.missingTime
        }, .duration))
  }

  /// A part of each time, or how many elements each list has.
  func part(_ part: Formula.Part, of whole: Formula) throws -> Operand {
    let operand = try operand(whole)
    if part == .count {
      guard case .values(.lists(let lists)) = operand else {
        throw FeaturesError.notAList(formula: whole.description, found: operand.phrase)
      }
      return .values(.numbers(lists.lengths.map(Double.init)))
    }
    guard let (times, kind) = operand.times(count: table.rowCount) else {
      if operand.isEmpty {
        return .values(.numbers([Double](repeating: .nan, count: table.rowCount)))
      }
      throw FeaturesError.hasNoPart(
        formula: whole.description, part: part.rawValue, found: operand.phrase)
    }
    guard part.isOf(kind) else {
      throw FeaturesError.hasNoPart(
        formula: whole.description, part: part.rawValue, found: operand.phrase)
    }
    if part == .date {
      return .values(
        .times(
          times.map {
            $0 == Column.missingTime
              ? $0 : Int64(TimeText.dayNumber(of: $0)) * TimeText.day
          }, .date))
    }
    return .values(.numbers(times.map { $0 == Column.missingTime ? .nan : part.value(of: $0) }))
  }
}

extension Evaluator.Operand {
  /// A time a row, and of which kind; nil for anything else.
  func times(count: Int) -> (times: [Int64], kind: TimeKind)? {
    switch self {
    case .values(.times(let times, let kind)): (times, kind)
    case .constant(.time(let time, let kind)):
      ([Int64](repeating: time, count: count), kind)
    default: nil
    }
  }
}
