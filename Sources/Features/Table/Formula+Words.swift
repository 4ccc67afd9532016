/// A formula as text of the language.
extension Formula: CustomStringConvertible {
  /// Source that reads as this formula: `.education & .occupation`, `bucket(.age, at: [18, 25])`.
  public var description: String { written(sortingCrosses: false) }

  /// The same for any order and nesting of crosses: what equality goes by.
  var key: String { written(sortingCrosses: true) }

  /// A column's name as the language writes it: `.age`, `."hours-per-week"`.
  public static func spelled(column name: String) -> String {
    let isPlain =
      !name.isEmpty && name.utf8.allSatisfy { NumberText.isWordByte($0) }
      && !(name.utf8.first.map(NumberText.isDigit) ?? true)
    return isPlain ? "." + name : "." + quoted(name)
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "{": result += "\\{"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }

  /// How tightly the outermost operator binds, loosest first, as in the grammar.
  private var strength: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .not: 3
    case .comparison, .isIn: 4
    case .cross: 5
    case .arithmetic(.add, _, _), .arithmetic(.subtract, _, _): 6
    case .arithmetic(.multiply, _, _), .arithmetic(.divide, _, _), .arithmetic(.remainder, _, _): 7
    case .negate: 8
    case .number(let value) where value < 0: 8
    case .arithmetic(.power, _, _): 9
    default: 10
    }
  }

  private func written(sortingCrosses sorts: Bool) -> String {
    func at(least strength: Int, _ formula: Formula) -> String {
      let text = formula.written(sortingCrosses: sorts)
      return formula.strength < strength ? "(\(text))" : text
    }
    switch self {
    case .column(let name): return Formula.spelled(column: name)
    case .number(let value): return NumberText.shortest(value)
    case .text(let text): return Formula.quoted(text)
    case .truth(let value): return value ? "true" : "false"
    case .time(let time, let kind): return Formula.written(time, kind)
    case .list(let parts):
      return "[" + parts.map { $0.written(sortingCrosses: sorts) }.joined(separator: ", ") + "]"
    case .arithmetic(.power, let left, let right):
      return "\(at(least: 10, left)) ^ \(at(least: 9, right))"
    case .arithmetic(let sign, let left, let right):
      return "\(at(least: strength, left)) \(sign.rawValue) \(at(least: strength + 1, right))"
    case .comparison(let sign, let left, let right):
      return "\(at(least: 6, left)) \(sign.rawValue) \(at(least: 6, right))"
    case .and(let left, let right): return "\(at(least: 2, left)) and \(at(least: 3, right))"
    case .or(let left, let right): return "\(at(least: 1, left)) or \(at(least: 2, right))"
    case .not(let part): return "not \(at(least: 3, part))"
    case .negate(let part): return "-\(at(least: 9, part))"
    case .isIn(let value, let list): return "\(at(least: 6, value)) in \(at(least: 6, list))"
    case .missing(let part): return "missing(\(part.written(sortingCrosses: sorts)))"
    case .fill(let part, let value):
      return
        "fill(\(part.written(sortingCrosses: sorts)), \(value.written(sortingCrosses: sorts)))"
    case .function(let function, let part):
      return "\(function.rawValue)(\(part.written(sortingCrosses: sorts)))"
    case .choice(let condition, let then, let otherwise):
      let texts = [condition, then, otherwise].map { $0.written(sortingCrosses: sorts) }
      return "choose(\(texts.joined(separator: ", ")))"
    case .aggregate(let aggregate, let part):
      var texts = part.map { [$0.written(sortingCrosses: sorts)] } ?? []
      if case .quantile(let share) = aggregate { texts.append(NumberText.shortest(share)) }
      return "\(aggregate.name)(\(texts.joined(separator: ", ")))"
    case .bucket(let part, let boundaries):
      let list = boundaries.map(NumberText.shortest).joined(separator: ", ")
      return "bucket(\(part.written(sortingCrosses: sorts)), at: [\(list)])"
    case .part(let part, let whole): return "\(at(least: 10, whole)).\(part.rawValue)"
    case .vocabulary(let part, let minimumCount, let outOfVocabulary):
      let options =
        (minimumCount.map { ", minimum_count: \($0)" } ?? "")
        + (outOfVocabulary.map { ", oov_buckets: \($0)" } ?? "")
      return "vocabulary(\(part.written(sortingCrosses: sorts))\(options))"
    case .hashed(let part, let buckets):
      // The hash of a cross depends on the order of its parts.
      return "hashed(\(part.written(sortingCrosses: false)), \(buckets))"
    case .cross(let parts):
      // The grammar refuses `&` beside a comparison or + - * without parentheses.
      let texts = (sorts ? crossParts : parts).map { at(least: 9, $0) }
      return (sorts ? Array(Set(texts)).sorted() : texts).joined(separator: " & ")
    }
  }

  private static func written(_ time: Int64, _ kind: TimeKind) -> String {
    switch kind {
    case .date: return "date(\"\(TimeText.text(time, kind))\")"
    case .dateTime: return "datetime(\"\(TimeText.text(time, kind))\")"
    case .duration:
      let units = [("days", TimeText.day), ("hours", TimeText.hour), ("minutes", TimeText.minute)]
      for (name, unit) in units where time % unit == 0 { return "\(name)(\(time / unit))" }
      return "seconds(\(NumberText.shortest(Double(time) / Double(TimeText.second))))"
    }
  }
}
