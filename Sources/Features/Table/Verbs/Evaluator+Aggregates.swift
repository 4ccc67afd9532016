/// Aggregates of the rows of a table, or of each of its groups, and choices.
extension Evaluator {
  /// Over all rows: one cell.
  func aggregate(_ aggregate: Formula.Aggregate, _ part: Formula?) throws -> Operand {
    let groups = Groups(oneOf: table.rowCount)
    let values = try self.aggregate(aggregate, part, of: groups)
    return .constant(Column(sound: "", values: values).cell(0))
  }

  /// A cell for each group.
  func aggregate(
    _ aggregate: Formula.Aggregate, _ part: Formula?, of groups: Groups
  ) throws -> Column.Values {
    guard let part else {
      var counts = [Double](repeating: 0, count: groups.count)
      for id in groups.ids { counts[id] += 1 }
      return .numbers(counts)
    }
    let values = try values(part)
    switch (aggregate, values) {
    case (.count, _):
      let missing = values.missing
      var counts = [Double](repeating: 0, count: groups.count)
      for (row, id) in groups.ids.enumerated() where missing[row] == 0 { counts[id] += 1 }
      return .numbers(counts)
    case (.min, .texts(_, let levels)), (.max, .texts(_, let levels)):
      return extremes(of: KeyCodes(values), levels, groups, isMin: aggregate == .min)
    case (.min, .times(let times, let kind)), (.max, .times(let times, let kind)):
      return .times(Evaluator.extremes(of: times, groups, isMin: aggregate == .min), kind)
    default:
      return .numbers(Evaluator.aggregate(aggregate, try numbers(part), groups))
    }
  }

  /// The first or the last text of each group in alphabetical order.
  private func extremes(
    of keys: KeyCodes, _ levels: [String], _ groups: Groups, isMin: Bool
  ) -> Column.Values {
    var best = [Int32](repeating: -1, count: groups.count)
    for (row, id) in groups.ids.enumerated() {
      let code = keys.codes[row]
      if code >= 0, best[id] < 0 || (isMin ? code < best[id] : code > best[id]) { best[id] = code }
    }
    return .texts(codes: best, levels: Set(levels).sorted())
  }

  private static func extremes(of times: [Int64], _ groups: Groups, isMin: Bool) -> [Int64] {
    var best = [Int64](repeating: Column.missingTime, count: groups.count)
    for (time, id) in zip(times, groups.ids) where time != Column.missingTime {
      let isFirst = best[id] == Column.missingTime
      if isFirst || (isMin ? time < best[id] : time > best[id]) { best[id] = time }
    }
    return best
  }

  private static func aggregate(
    _ aggregate: Formula.Aggregate, _ numbers: [Double], _ groups: Groups
  ) -> [Double] {
    switch aggregate {
    case .sum, .mean:
      var sums = [Double](repeating: 0, count: groups.count)
      var counts = [Double](repeating: 0, count: groups.count)
      for (id, number) in zip(groups.ids, numbers) where !number.isNaN {
        sums[id] += number
        counts[id] += 1
      }
      // 0 / 0 is nan: the mean of nothing is missing.
      return aggregate == .sum ? sums : zip(sums, counts).map { $0 / $1 }
    default:
      let (values, starts) = groups.gathered(numbers)
      return zip(starts, starts.dropFirst()).map { aggregate.value(of: Array(values[$0..<$1])) }
    }
  }

  /// One cell or another, by a condition; where that is missing, the result is.
  func choice(
    _ condition: Formula, _ then: Formula, _ otherwise: Formula, within whole: Formula
  ) throws -> Operand {
    let truths = try truths(condition)
    // Where the condition is false the first choice is missing, and the second fills it.
    let (first, second) = (try values(then), try values(otherwise))
    _ = try fill(first, with: second, within: whole)
    return try fill(
      masked(first, truths, keeping: 1), with: masked(second, truths, keeping: 0), within: whole)
  }

  private func masked(
    _ values: Column.Values, _ truths: [Int8], keeping kept: Int8
  ) -> Column.Values {
    let rows = truths.indices.map { truths[$0] == kept ? $0 : -1 }
    return values.gathering(rows)
  }
}
