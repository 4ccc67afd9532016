import Features

/// A way to find a user's candidates among many items (section 2 of the paper: "a combination of
/// machine-learned models and human-defined rules").
///
/// A new one is a file in this folder, and a verb if the language is to have it.
public protocol CandidateSource: Sendable {
  /// What the table of candidates calls it.
  var name: String { get }
  /// Prepares what does not depend on the user.
  func prepare(_ items: Table) throws -> ItemValues
}

/// What a source says of each item for a user of one row: higher is better, NaN is nothing.
public typealias ItemValues = @Sendable (_ user: Table) throws -> [Double]

/// A rule: an expression over the items' columns, in which the user's fields may stand too.
public struct Rule: CandidateSource {
  public let formula: Formula
  public var name: String { formula.description }

  public init(_ formula: Formula) { self.formula = formula }

  public func prepare(_ items: Table) -> ItemValues {
    { user in
      let column = try formula.knowing(user, besides: items).column(on: items)
      switch column.values {
      case .numbers(let numbers): return numbers
      case .truths(let truths): return truths.map { $0 < 0 ? .nan : Double($0) }
      case .texts, .lists, .times:
        throw FeaturesError.wrongKind(
          formula: formula.description, needed: "a number, or true/false",
          found: column.kind.phrase)
      }
    }
  }
}

extension Formula {
  /// The formula with a user's fields put in as constants; a name that the items have is theirs.
  func knowing(_ user: Table, besides items: Table) throws -> Formula {
    try replacing { part in
      guard case .column(let name) = part, user.hasColumn(name), !items.hasColumn(name) else {
        return nil
      }
      return switch try user.column(named: name).cell(0) {
      case .missing: .number(.nan)
      case .number(let number): .number(number)
      case .text(let text): .text(text)
      case .truth(let truth): .truth(truth)
      case .list(let elements): .list(elements.map { .text($0.text) })
      case .time(let time, let kind): .time(time, kind)
      }
    }
  }
}
