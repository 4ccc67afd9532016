/// What `.age`, `.income == ">50K"`, `.education & .occupation` and `bucket(.age, at: …)` are:
/// a computation over the columns of any table that has them.
///
/// A missing cell makes the result missing (`missing` and `fill` excepted); true/false counts as
/// 1/0 in arithmetic. Two formulas are equal when they read the same, whatever the order and
/// nesting of their crosses.
public indirect enum Formula: Sendable, Codable {
  case column(String)
  case number(Double)
  case text(String)
  case truth(Bool)
  /// In microseconds.
  case time(Int64, TimeKind)
  /// Several constants: the right side of `isIn`.
  case list([Formula])
  case arithmetic(Arithmetic, Formula, Formula)
  case comparison(Comparison, Formula, Formula)
  case and(Formula, Formula)
  case or(Formula, Formula)
  case not(Formula)
  case negate(Formula)
  /// Whether the first is one of the second: a list of constants, or a column of lists.
  case isIn(Formula, in: Formula)
  /// Whether a cell is missing: never missing itself.
  case missing(Formula)
  case fill(Formula, with: Formula)
  case function(Function, Formula)
  /// The second where the first is true, the third where it is false.
  case choice(Formula, Formula, Formula)
  /// One cell made of those of all rows, or of the rows of a group; `count` needs no formula.
  case aggregate(Aggregate, Formula?)
  /// Which interval a number lies in: interval i is [b_{i−1}, b_i).
  case bucket(Formula, at: [Double])
  /// The hour of a time, the number of elements of a list …
  case part(Part, Formula)
  /// A formula's categories with a minimum count and ids for unseen texts of their own.
  case vocabulary(Formula, minimumCount: Int?, outOfVocabulary: Int?)
  /// One of so many ids by TensorFlow's hash, for a text or a cross.
  case hashed(Formula, buckets: Int)
  /// The co-occurrence of its parts; of true/false parts only, their `and`.
  case cross([Formula])

  public enum Arithmetic: String, Sendable, Codable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"
  }

  public enum Comparison: String, Sendable, Codable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// A function of one number, under its name in the language.
  public enum Function: String, Sendable, Codable, CaseIterable {
    case abs, ceil, cos, exp, floor, log, log10, log1p, log2, round, sigmoid, sign, sin, sqrt, tanh
  }
}

extension Formula {
  /// The cross of these parts: nested crosses are flattened, a repeated part counts once, and
  /// parts that are all true/false by their form give their `and`.
  public static func crossing(_ parts: [Formula]) -> Formula {
    var seen: Set<Formula> = []
    let flat = parts.flatMap(\.crossParts).filter { seen.insert($0).inserted }
    guard let first = flat.first, flat.count > 1 else { return flat.first ?? .cross([]) }
    if flat.allSatisfy(\.isTruthByForm) { return flat.dropFirst().reduce(first) { .and($0, $1) } }
    return .cross(flat)
  }

  /// The parts of a cross without nesting; any other formula is its own only part.
  public var crossParts: [Formula] {
    if case .cross(let parts) = self { parts.flatMap(\.crossParts) } else { [self] }
  }

  /// Whether the formula is true/false on every table on which it is anything.
  public var isTruthByForm: Bool {
    switch self {
    case .truth, .comparison, .and, .or, .not, .isIn, .missing: true
    case .fill(let formula, _), .vocabulary(let formula, _, _): formula.isTruthByForm
    case .choice(_, let then, let otherwise): then.isTruthByForm && otherwise.isTruthByForm
    case .cross(let parts): !parts.isEmpty && parts.allSatisfy(\.isTruthByForm)
    default: false
    }
  }

  /// The columns it reads, each once, in the order they appear.
  public var columnNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    func visit(_ formula: Formula) {
      if case .column(let name) = formula, seen.insert(name).inserted { names.append(name) }
      formula.parts.forEach(visit)
    }
    visit(self)
    return names
  }
}

extension Formula {
  /// How many levels of nesting, and how many parts in all, a formula may have.
  public static let maximumDepth = 200
  public static let maximumParts = 10_000

  /// The formula, if its size is within bounds; throws `formulaTooLarge` otherwise.
  ///
  /// Whoever builds formulas step by step calls this at each step: one too deep could not even be
  /// freed safely.
  public func checked() throws -> Formula {
    var parts = 0
    func visit(_ formula: Formula, _ depth: Int) throws {
      parts += 1
      guard depth <= Formula.maximumDepth, parts <= Formula.maximumParts else {
        throw FeaturesError.formulaTooLarge(
          depth: Formula.maximumDepth, parts: Formula.maximumParts)
      }
      for part in formula.parts { try visit(part, depth + 1) }
    }
    try visit(self, 1)
    return self
  }

  /// What it is computed from, directly.
  var parts: [Formula] {
    switch self {
    case .column, .number, .text, .truth, .time: []
    case .list(let parts), .cross(let parts): parts
    case .choice(let condition, let then, let otherwise): [condition, then, otherwise]
    case .aggregate(_, let part): part.map { [$0] } ?? []
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right),
      .and(let left, let right), .or(let left, let right), .isIn(let left, let right),
      .fill(let left, let right):
      [left, right]
    case .not(let part), .negate(let part), .missing(let part), .function(_, let part),
      .bucket(let part, _), .part(_, let part), .vocabulary(let part, _, _),
      .hashed(let part, _):
      [part]
    }
  }
}

extension Formula: Hashable {
  public static func == (left: Formula, right: Formula) -> Bool { left.key == right.key }
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
