import Language

/// Cuts a text into the items of a document.
struct DocumentReader {
  private let lines: ClassifiedLines
  private var problems: [Diagnostic] = []
  private var frontMatter = FrontMatter()
  private var items: [Document.Item] = []
  private var steps: [Document.Step] = []
  private var cells: [Cell] = []
  /// The cell that the next statement is in.
  private var cell: Cell?
  /// The step that a record would belong to: the one above, with only its comments between.
  private var stepAbove: Int?
  private var isAtTop = true

  init(_ source: Source) { lines = ClassifiedLines(source) }

  /// Throws `Diagnostics`: what the parser refuses, or every misplaced line.
  mutating func read(parse: @escaping (Source) throws -> Program) throws -> Document {
    let parsing = try Parsing(lines, parse: parse)
    var code = codeBlocks(of: parsing)[...]
    var line = lines.range.lowerBound
    while line < lines.range.upperBound {
      if let next = code.first, next.lines.contains(line) {
        add(next)
        line = next.lines.upperBound
        code = code.dropFirst()
      } else {
        line = addItem(from: line, to: code.first?.lines.lowerBound ?? lines.range.upperBound)
      }
    }
    guard problems.isEmpty else { throw Diagnostics(all: problems) }
    for step in LessonReader.stepsNotRun(in: items) { steps[step].isRun = false }
    return Document(
      source: lines.source, frontMatter: frontMatter, items: items, steps: steps, cells: cells)
  }

  /// Whole lines of code; statements that share a line share a block.
  private func codeBlocks(of parsing: Parsing) -> [Document.Step] {
    var blocks = parsing.refused.map {
      Document.Step(
        lines: $0.lines, statements: [], refusal: $0.diagnostic, cell: nil, record: nil)
    }
    var together: [Statement] = []
    var range = 0..<0
    let close = { (range: Range<Int>, together: [Statement]) in
      guard !together.isEmpty else { return }
      blocks.append(
        Document.Step(lines: range, statements: together, refusal: nil, cell: nil, record: nil))
    }
    for statement in parsing.statements {
      let lower = lines.source.lineNumber(of: statement.span.lower)
      let last = max(statement.span.lower, statement.span.upper - 1)
      let upper = lines.source.lineNumber(of: last) + 1
      if !together.isEmpty, lower < range.upperBound {
        together.append(statement)
        range = range.lowerBound..<max(range.upperBound, upper)
      } else {
        close(range, together)
        together = [statement]
        range = lower..<upper
      }
    }
    close(range, together)
    return blocks.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }

  private mutating func add(_ block: Document.Step) {
    isAtTop = false
    stepAbove = steps.count
    items.append(Document.Item(kind: .step(steps.count), lines: block.lines))
    steps.append(
      Document.Step(
        lines: block.lines, statements: block.statements, refusal: block.refusal,
        cell: cell, record: nil))
  }

  /// Adds the item that starts on a line outside all code; returns the line after it.
  private mutating func addItem(from line: Int, to end: Int) -> Int {
    let kind = lines.kind(line)
    var next = line + 1
    switch kind {
    case .blank:
      append(.blank, line..<next)
    case .shebang:
      append(.shebang, line..<next)
      return next
    case .frontMatter:
      readFrontMatter(line)
      return next
    case .heading:
      let text = lines.text(line)
      let level = text.prefix { $0 == "#" }.count - 1
      append(.heading(level: level, text: trimmed(text.dropFirst(level + 1))), line..<next)
      // A part of a lesson ends with its section.
      if cell?.lessonPart != nil { cell = nil }
    case .mark:
      readMark(line)
    case .output, .failure:
      while next < end, lines.kind(next).isRecord { next += 1 }
      readRecord(line..<next)
    case .comment where stepAbove == nil:
      while next < end, lines.kind(next) == .comment { next += 1 }
      let text = (line..<next).map { proseText(lines.text($0)) }
      append(.prose(text.joined(separator: "\n")), line..<next)
    case .indentedRecord:
      complain(.misplaced, "a recorded output starts at column 1", line)
    case .comment, .indentedComment, .code:
      items.append(Document.Item(kind: .comment, lines: line..<next))
    }
    isAtTop = isAtTop && kind == .blank
    return next
  }

  /// Adds an item that comments and records below cannot reach across.
  private mutating func append(_ kind: Document.Item.Kind, _ range: Range<Int>) {
    stepAbove = nil
    items.append(Document.Item(kind: kind, lines: range))
  }

  private func proseText(_ line: String) -> String {
    let content = line.dropFirst()
    return String(content.hasPrefix(" ") ? content.dropFirst() : content)
  }

  private mutating func readFrontMatter(_ line: Int) {
    append(.frontMatter, line..<(line + 1))
    guard isAtTop else {
      complain(.misplaced, "`#:` stands at the top of a file", line)
      return
    }
    do { try frontMatter.add(lines.text(line), number: line) } catch { complain(error, line) }
  }

  private mutating func readMark(_ line: Int) {
    do {
      let cell = try Cell(reading: lines.text(line), line: line)
      append(.mark(cell), line..<(line + 1))
      if cell.hasNameOfItsOwn, let other = cells.first(where: { $0.name == cell.name }) {
        throw Fault(
          .duplicateName, "each cell has a name of its own, and `\(cell.name)` is taken",
          notes: ["first: line \(other.line)"])
      }
      cells.append(cell)
      self.cell = cell
    } catch {
      complain(error, line)
    }
  }

  private mutating func readRecord(_ range: Range<Int>) {
    guard let step = stepAbove else {
      complain(.misplaced, "a recorded output stands directly below a statement", range.lowerBound)
      return
    }
    append(.record(of: step), range)
    var record = Record()
    for line in range {
      do { try record.add(lines.text(line)) } catch { complain(error, line) }
    }
    steps[step].record = record
  }

  private mutating func complain(_ error: any Error, _ line: Int) {
    let fault = error as? Fault ?? Fault(.misplaced, "\(error)")
    complain(fault.code, fault.message, line, notes: fault.notes)
  }

  private mutating func complain(
    _ code: ErrorCode, _ message: String, _ line: Int, notes: [String] = []
  ) {
    problems.append(Diagnostic(code, message, at: lines.label(line), notes: notes))
  }
}

extension Document {
  /// Reads a text.
  ///
  /// Throws `Diagnostics`, each with its line: what the parser refuses and no `#!` expects, an
  /// output without a statement, two cells of one name, an unknown option of a cell.
  public init(_ source: Source) throws {
    var reader = DocumentReader(source)
    self = try reader.read { try Parser.parse($0) }
  }
}
