import Language

/// How far a learner has come in a lesson, and what they typed: kept as a `.wd` that runs.
public struct LessonWork: Sendable, Equatable {
  public enum Outcome: String, Sendable { case open, passed, skipped }

  /// The lesson's file.
  public var lesson: String
  public var title: String
  /// The step at hand, from 0; the number of steps when all are done.
  public var place = 0
  public var outcomes: [Outcome]
  /// What was typed at each step and ran without an error.
  public var entries: [[String]]

  public init(lesson: String, title: String, steps: Int) {
    self.lesson = lesson
    self.title = title
    outcomes = Array(repeating: .open, count: steps)
    entries = Array(repeating: [], count: steps)
  }

  public var isDone: Bool { place >= outcomes.count }

  // MARK: Reading

  /// Reads what `text(for:)` has written; `nil` for anything else.
  public init?(reading source: Source) {
    guard let document = try? Document(source), let lesson = document.frontMatter["lesson"],
      let place = document.frontMatter["place"].flatMap({ Int($0) }), place >= 0,
      let words = document.frontMatter["outcomes"]?.split(separator: " ")
    else { return nil }
    let outcomes = words.compactMap { Outcome(rawValue: String($0)) }
    guard outcomes.count == words.count, outcomes.count <= 10_000, place <= outcomes.count else {
      return nil
    }
    self.init(
      lesson: lesson, title: document.frontMatter["of"] ?? lesson, steps: outcomes.count)
    self.place = place
    self.outcomes = outcomes
    for (index, step) in document.steps.enumerated() {
      guard let name = step.cell?.name, name.hasPrefix("mine-"),
        let number = Int(name.dropFirst("mine-".count)), entries.indices.contains(number - 1)
      else { continue }
      entries[number - 1].append(document.code(of: index))
    }
  }

  // MARK: Writing

  /// The work as a script: what the lesson gave, what the learner made, and what was checked.
  public func text(for lesson: Lesson) -> String {
    var parts = [
      """
      #: title: My work on “\(Self.oneLine(title))”
      #: of: \(Self.oneLine(title))
      #: lesson: \(Self.oneLine(self.lesson))
      #: place: \(place)
      #: outcomes: \(outcomes.map(\.rawValue).joined(separator: " "))
      """
    ]
    if let seed = lesson.document.frontMatter.seed { parts[0] += "\n#: seed: \(seed)" }
    let code = { (part: Lesson.Part?) in
      (part?.code ?? []).map { lesson.document.code(of: $0) }.joined(separator: "\n")
    }
    for (index, step) in lesson.steps.enumerated() where entries.indices.contains(index) {
      let number = index + 1
      guard index <= place else { break }
      parts.append("## Step \(number)\(step.name.isEmpty ? "" : ": \(step.name)")")
      let add = { (name: String, code: String) in
        if !code.isEmpty { parts.append("#%% \(name)-\(number)\n\(code)") }
      }
      add("given", code(step.introduction))
      add("mine", entries[index].joined(separator: "\n"))
      switch outcomes[index] {
      case .passed: add("checked", code(step.check))
      case .skipped: add("skipped", code(step.answer))
      case .open: continue
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
