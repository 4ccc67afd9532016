/// What a user should know of a column that was read.
extension ColumnBuilder {
  func notes(wasForced: Bool) -> [String] {
    if let counts = levelCounts { return wasForced ? [] : textNotes(counts) }
    let kinds = CellText.Unusable.allCases.filter { unusable[$0.rawValue] > 0 }
    var parts = kinds.map { "\(unusable[$0.rawValue]) \($0.phrase)" }
    if misfits > 0 { parts.append("\(misfits) of another kind") }
    guard !parts.isEmpty else { return [] }
    let total = unusable.reduce(misfits, +)
    return [
      "`\(name)`: \(total) \(total == 1 ? "cell is" : "cells are") read as missing: "
        + parts.joined(separator: ", ") + "; the first is in row \(firstMisfit)"
    ]
  }

  /// Notes on a text column of which nearly all cells look like numbers.
  private func textNotes(_ counts: [Int]) -> [String] {
    // Many different texts that look like none make the answer plain early.
    guard counts.count <= 1_000_000 else { return [] }
    var present = 0
    var numeric = 0
    var times = 0
    var looks: [(look: CellText.Look, count: Int, first: Int)] = []
    var plain: (count: Int, first: Int)?
    for (code, count) in counts.enumerated() {
      present += count
      switch levels.withText(code, { CellText($0) }) {
      case .number, .unusable: numeric += count
      case .time: times += count
      case .text(.plain), .truth: plain = (count + (plain?.count ?? 0), plain?.first ?? code)
      case .text(let look):
        numeric += count
        if let index = looks.firstIndex(where: { $0.look == look }) {
          looks[index].count += count
        } else {
          looks.append((look, count, code))
        }
      }
    }
    if let plain, Double(times) >= 0.9 * Double(present) {
      let found = levels.withText(plain.first) {
        String(decoding: $0.prefix(40), as: UTF8.self)
      }
      return [
        "`\(name)` looks like dates and is kept as text: \(plain.count) "
          + "\(plain.count == 1 ? "cell is none" : "cells are none") (`\(found)`)"
      ]
    }
    guard present > 0, Double(numeric) >= 0.9 * Double(present) else { return [] }
    func cell(_ code: Int) -> String {
      levels.withText(code) { "`\(String(decoding: $0.prefix(40), as: UTF8.self))`" }
    }
    var reasons = looks.map { look, count, first in
      "\(count) \(count == 1 ? "cell has" : "cells have") \(look.phrase) (\(cell(first)))"
    }
    if let plain {
      reasons.append(
        "\(plain.count) \(plain.count == 1 ? "cell is no number" : "cells are no numbers") "
          + "(\(cell(plain.first)))")
    }
    if reasons.isEmpty { reasons = ["all its cells stand in quotes"] }
    return ["`\(name)` looks like numbers and is kept as text: " + reasons.joined(separator: ", ")]
  }
}

extension CellText.Look {
  fileprivate var phrase: String {
    switch self {
    case .plain: "no number"
    case .comma: "a comma in the number"
    case .underscore: "an underscore in the number"
    case .leadingZero: "leading zeros, as ids have"
    case .longInteger: "more digits than a number holds exactly"
    case .percent: "a percent sign"
    }
  }
}
