import Language

/// Sorts the items of a document into the parts of a lesson.
struct LessonReader {
  private(set) var rules = Lesson.Rules()
  private(set) var steps: [Lesson.Step] = []
  /// What stands above the next step.
  private(set) var between = Lesson.Part()
  private(set) var problems: [Diagnostic] = []

  private let document: Document
  private var place = Place.between

  private enum Place {
    case between, task, hint, solution, check, wrong
  }

  init(_ document: Document) { self.document = document }

  mutating func read() {
    readRules()
    for item in document.items {
      switch item.kind {
      case .heading(_, let text):
        place = .between
        add(.heading(text), item)
      case .mark(let cell): open(cell)
      case .prose(let text): add(.text(text), item)
      case .step(let index): add(.code(index), item)
      case .shebang, .frontMatter, .blank, .comment, .record: continue
      }
    }
    for step in steps { check(step) }
  }

  private mutating func complain(
    _ code: ErrorCode, _ message: String, _ line: Int, notes: [String] = []
  ) {
    let fault = Fault(code, message, notes: notes)
    problems.append(document.diagnostic(fault, line: line))
  }

  /// The steps of a document that only its learner, or its proof, runs.
  static func stepsNotRun(in items: [Document.Item]) -> Set<Int> {
    var result: Set<Int> = []
    var starter: [Int] = []
    var part: Cell.LessonPart?
    for item in items {
      switch item.kind {
      case .heading: part = nil
      case .mark(let cell):
        part = cell.lessonPart
        if part == .solution { result.formUnion(starter) }
        if part == .step || part == nil { starter = [] }
      case .step(let index):
        if part == .step { starter.append(index) }
        if part == .hint || part == .wrong { result.insert(index) }
      default: continue
      }
    }
    return result
  }

  // MARK: Rules

  private mutating func readRules() {
    for entry in document.frontMatter.entries {
      switch entry.key {
      case "hints_after":
        guard let count = Int(entry.value), (0...100).contains(count) else {
          complain(
            .wrongValue, "`hints_after` is a whole number from 0 to 100, found `\(entry.value)`",
            entry.line)
          continue
        }
        rules.hintsAfter = count
      case "skip":
        guard ["yes", "no"].contains(entry.value) else {
          complain(.wrongValue, "`skip` is yes or no, found `\(entry.value)`", entry.line)
          continue
        }
        rules.allowsSkip = entry.value == "yes"
      default: continue
      }
    }
  }

  // MARK: Parts

  private mutating func open(_ cell: Cell) {
    guard let part = cell.lessonPart else {
      place = .between
      return
    }
    let rest = trimmed(cell.name.dropFirst(part.rawValue.count))
    if part == .step {
      startStep(cell, rest)
      return
    }
    guard let last = steps.indices.last, isInStep else {
      complain(.misplaced, "`#%% \(part.rawValue)` belongs to a `#%% step` above it", cell.line)
      return
    }
    switch part {
    case .step: return
    case .hint:
      steps[last].hints.append(Lesson.Part())
      place = .hint
    case .solution:
      if steps[last].solution != nil {
        complain(.duplicateName, "a step has one solution", cell.line)
      }
      steps[last].solution = Lesson.Part()
      place = .solution
    case .check:
      if steps[last].check != nil { complain(.duplicateName, "a step has one check", cell.line) }
      steps[last].check = Lesson.Part()
      place = .check
    case .wrong:
      let message = rest.count > 2 && rest.first == "\"" && rest.last == "\""
      if !message {
        complain(
          .missingArgument, "a wrong answer says how the check refuses it: `#%% wrong \"message\"`",
          cell.line)
      }
      let text = String(rest.dropFirst().dropLast())
      steps[last].wrongs.append(Lesson.Wrong(message: text, line: cell.line))
      place = .wrong
    }
  }

  private var isInStep: Bool { if case .between = place { false } else { true } }

  private mutating func startStep(_ cell: Cell, _ name: String) {
    var heading = name
    for case .heading(let text) in between.pieces where name.isEmpty { heading = text }
    steps.append(Lesson.Step(name: heading, line: cell.line, introduction: between))
    between = Lesson.Part()
    place = .task
  }

  private mutating func add(_ piece: Lesson.Part.Piece, _ item: Document.Item) {
    guard let last = steps.indices.last, isInStep else {
      between.pieces.append(piece)
      return
    }
    switch place {
    case .between: between.pieces.append(piece)
    case .task: steps[last].task.pieces.append(piece)
    case .hint:
      let hint = steps[last].hints.count - 1
      steps[last].hints[hint].pieces.append(piece)
    case .solution: steps[last].solution?.pieces.append(piece)
    case .check:
      if case .text(let text) = piece {
        steps[last].explanation.append(text)
      } else {
        steps[last].check?.pieces.append(piece)
      }
    case .wrong:
      let wrong = steps[last].wrongs.count - 1
      steps[last].wrongs[wrong].part.pieces.append(piece)
    }
  }

  private mutating func check(_ step: Lesson.Step) {
    let hasClaim = { [document] (part: Lesson.Part) in
      part.code.contains { index in
        document.steps[index].statements.contains { StatementCount.claims(in: $0) > 0 }
      }
    }
    if let check = step.check, !hasClaim(check) {
      complain(.missingArgument, "a check holds an `expect`", step.line)
    }
    if step.check == nil, !step.wrongs.isEmpty || step.solution != nil {
      complain(
        .missingArgument, "a step with a solution or a wrong answer needs a `#%% check`", step.line)
    }
  }
}
