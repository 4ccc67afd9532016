import Language

/// A `.wd` text as a document: prose, cells, and statements with what is recorded of them.
///
/// Every line belongs to exactly one item, so the text can be rebuilt byte for byte.
public struct Document: Sendable {
  public let source: Source
  public let frontMatter: FrontMatter
  /// In the order of the text; their lines follow each other without a gap.
  public let items: [Item]
  /// What runs, in order.
  public let steps: [Step]
  /// The named cells, in order.
  public let cells: [Cell]

  /// A stretch of lines with one role.
  public struct Item: Sendable {
    public enum Kind: Sendable {
      case shebang
      case frontMatter
      case blank
      /// Markdown, without the `# ` of each line.
      case prose(String)
      /// `## Text` is of level 1, `### Text` of level 2.
      case heading(level: Int, text: String)
      case mark(Cell)
      /// A comment that belongs to the code above it.
      case comment
      /// An index into `steps`.
      case step(Int)
      /// What is recorded of the step with that index.
      case record(of: Int)
    }

    public let kind: Kind
    /// Line numbers, from 1.
    public let lines: Range<Int>
  }

  /// The statements of a stretch of whole lines: one, unless several share a line.
  public struct Step: Sendable {
    public let lines: Range<Int>
    /// Empty when the parser refuses these lines, as their record expects.
    public let statements: [Statement]
    /// Why the parser refuses these lines.
    public let refusal: Diagnostic?
    public let cell: Cell?
    public internal(set) var record: Record?
    /// False for what only a lesson's learner, or its proof, runs: a starter that has a solution,
    /// hints, wrong answers.
    public internal(set) var isRun = true

    /// True when `#!` says that it fails.
    public var isExpectedToFail: Bool { record?.failure != nil }
    /// True when what it shows is never compared.
    public var isTimed: Bool { cell?.isTimed ?? false }
  }

  /// The statements that run and are not expected to fail: what the checker sees as one program.
  public var program: Program {
    Program(
      source: source,
      statements: steps.filter { $0.isRun && !$0.isExpectedToFail }.flatMap(\.statements))
  }

  /// The bytes of a stretch of lines, line ends included.
  public func bytes(of lines: Range<Int>) -> ArraySlice<UInt8> {
    source.bytes[source.start(ofLine: lines.lowerBound)..<source.start(ofLine: lines.upperBound)]
  }

  /// The text again, from the items.
  public var bytes: [UInt8] { items.flatMap { bytes(of: $0.lines) } }

  /// The first line of a step that holds code, for reports.
  public func firstCodeLine(of step: Step) -> String {
    source.line(step.lines.lowerBound)
  }
}

extension Source {
  /// The offset at which a line (from 1) starts; the end of the text for a line past the last.
  func start(ofLine line: Int) -> Int {
    guard line >= 1 else { return 0 }
    return line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// The line (from 1) an offset is on; unlike `position(of:)` it counts no columns, so that a
  /// long line of many statements takes no longer than a short one.
  func lineNumber(of offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count - 1)
    while low < high {
      let middle = (low + high + 1) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle - 1 }
    }
    return low + 1
  }
}
