/// What `wd explain` tells of an error: why the rule is there, and the way out.
public struct Explanation: Sendable {
  /// The rule, in the words of the error where it has one wording; no full stop.
  public let title: String
  /// Two or three sentences.
  public let text: String
  /// A few lines that give the error.
  public let example: String
  /// The same lines as they should be.
  public let corrected: String
  /// What else must hold for the example to give the error; `nil` when nothing must.
  public let condition: String?

  init(
    _ title: String, _ text: String, example: String, corrected: String,
    condition: String? = nil
  ) {
    self.title = title
    self.text = text
    self.example = example
    self.corrected = corrected
    self.condition = condition
  }
}

extension ErrorCode {
  /// The error explained, with an example that is a test.
  public var explanation: Explanation {
    switch self {
    case .unreadable: .unreadable
    case .unexpectedCharacter: .unexpectedCharacter
    case .unterminated: .unterminated
    case .badNumber: .badNumber
    case .badEscape: .badEscape
    case .unexpectedToken: .unexpectedToken
    case .tooDeep: .tooDeep
    case .tooLarge: .tooLarge
    case .ambiguousMinus: .ambiguousMinus
    case .crossNeedsParentheses: .crossNeedsParentheses
    case .chainedComparison: .chainedComparison
    case .foreignIdiom: .foreignIdiom
    case .misplaced: .misplaced
    case .hole: .hole
    case .unknownName: .unknownName
    case .usedBeforeSet: .usedBeforeSet
    case .unknownColumn: .unknownColumn
    case .unknownField: .unknownField
    case .unknownLabel: .unknownLabel
    case .missingArgument: .missingArgument
    case .tooManyArguments: .tooManyArguments
    case .duplicateName: .duplicateName
    case .shadowsBuiltin: .shadowsBuiltin
    case .wrongKind: .wrongKind
    case .wrongValue: .wrongValue
    case .indexOutOfRange: .indexOutOfRange
    case .wrongCount: .wrongCount
    case .notCallable: .notCallable
    case .badData: .badData
    case .badFile: .badFile
    case .badModel: .badModel
    case .badTraining: .badTraining
    case .shape: .shape
    case .expectationFailed: .expectationFailed
    case .callDepth: .callDepth
    case .operationLimit: .operationLimit
    case .timeLimit: .timeLimit
    case .memoryLimit: .memoryLimit
    case .denied: .denied
    case .interrupted: .interrupted
    }
  }

  /// What a group of codes is about, by the digits after the `E`: `E02`.
  private static let subjects = [
    "E01": "Reading the text", "E02": "Names", "E03": "Values", "E04": "Learning",
    "E05": "Claims", "E06": "Limits",
  ]

  /// What `wd explain E0203` prints.
  public var explained: String {
    let explanation = self.explanation
    // The examples of limits have lines that nobody would write.
    let indented = { (code: String) in
      code.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "  " + ($0.count > 100 ? $0.prefix(40) + " … " + $0.suffix(20) : $0) }
        .joined(separator: "\n")
    }
    let condition = explanation.condition.map { "\n\n\($0)" } ?? ""
    return """
      \(rawValue): \(explanation.title)

      \(TextBlock.wrapped(explanation.text))

      This gives it:
      \(indented(explanation.example))\(condition)

      This does not:
      \(indented(explanation.corrected))
      """
  }

  /// The code that someone wrote as `E0203`, `e0203` or `0203`.
  public init?(written text: String) {
    let upper = text.uppercased()
    self.init(rawValue: upper.hasPrefix("E") ? upper : "E" + upper)
  }

  /// What explaining prints for what was written; every code with its title when that is empty.
  ///
  /// `nil` when it is no code.
  public static func explaining(_ text: String) -> String? {
    text.isEmpty ? list : ErrorCode(written: text)?.explained
  }

  /// Every code with its title, by subject.
  private static var list: String {
    let groups = Dictionary(grouping: allCases) { String($0.rawValue.prefix(3)) }
    return groups.keys.sorted().map { key in
      let rows = (groups[key] ?? []).map { "  \($0.rawValue)  \($0.explanation.title)" }
      return ([subjects[key] ?? key] + rows).joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}

/// Sentences as lines.
enum TextBlock {
  /// The text with its lines broken at blanks, so that each fits a width if its words do.
  static func wrapped(_ text: String, width: Int = 80) -> String {
    var lines: [String] = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines.joined(separator: "\n")
  }
}
