import Language

/// A formula in a subset of TeX, as MathML: browsers and screen readers know it without a network.
///
/// `FormulaWords` holds the commands. What is not in the subset is refused, never guessed.
public struct Formula {
  /// The `<math>` element; throws a `Fault` that says what the subset does not know.
  ///
  /// `isDisplayed` sets it on a line of its own, with limits above and below sums.
  public static func mathML(_ text: String, isDisplayed: Bool = false) throws -> String {
    var formula = Formula(text)
    let content = try formula.row(until: .end)
    let display = isDisplayed ? " display=\"block\"" : ""
    let source = Markup.element(
      "annotation", "encoding=\"application/x-tex\"", Markup.escaped(text))
    return "<math\(display)><semantics>\(mrow(content))\(source)</semantics></math>"
  }

  /// How deep groups may nest.
  private static let depthLimit = 60

  private var tokens: ArraySlice<FormulaToken>
  private var depth = 0

  private init(_ text: String) { tokens = FormulaToken.read(text)[...] }

  /// What ends a row of atoms.
  private enum Ending {
    case end, brace, bracket, right, environment
  }

  private static func mrow(_ parts: [String]) -> String {
    parts.first.flatMap { parts.count == 1 ? $0 : nil }
      ?? Markup.element("mrow", "", parts.joined())
  }

  private func fault(_ message: String, code: ErrorCode = .unexpectedToken) -> Fault {
    Fault(code, message)
  }

  // MARK: Rows

  /// Atoms with their scripts, up to an ending, which stays.
  private mutating func row(until ending: Ending) throws -> [String] {
    var parts: [String] = []
    while let token = tokens.first {
      switch (token, ending) {
      case (.close, .brace), (.character("]"), .bracket), (.command("right"), .right),
        (.command("end"), .environment), (.align, .environment), (.command("\\"), .environment):
        return parts
      default:
        let isFunction = Self.isFunction(token)
        let needsSpace = isFunction && parts.last.map { !$0.hasSuffix("</mo>") } ?? false
        if needsSpace { parts.append(FormulaWords.thinSpace) }
        parts.append(try atomWithScripts())
      }
    }
    switch ending {
    case .end: return parts
    case .brace: throw fault("a `{` in a formula needs its `}`", code: .unterminated)
    case .bracket: throw fault("a `[` after `\\sqrt` needs its `]`", code: .unterminated)
    case .right: throw fault("`\\left` needs its `\\right`", code: .unterminated)
    case .environment: throw fault("`\\begin` needs its `\\end`", code: .unterminated)
    }
  }

  private static func isFunction(_ token: FormulaToken) -> Bool {
    if case .command(let name) = token { FormulaWords.functions[name] != nil } else { false }
  }

  private mutating func atomWithScripts() throws -> String {
    let base = try atom()
    var (below, above): (String?, String?)
    scripts: while let token = tokens.first {
      switch token {
      case .below where below == nil:
        tokens = tokens.dropFirst()
        below = try argument(of: "_")
      case .above where above == nil:
        tokens = tokens.dropFirst()
        above = try argument(of: "^")
      case .below, .above:
        throw fault("a formula's part has one `_` and one `^` at most: group with braces")
      case .character("'"):
        tokens = tokens.dropFirst()
        above = (above ?? "") + "<mo>′</mo>"
      default: break scripts
      }
    }
    let text = scripted(base, below: below, above: above)
    return base.isFunction && !isBeforeBracket ? text + FormulaWords.thinSpace : text
  }

  /// Nothing, or what brings its own space, comes next.
  private var isBeforeBracket: Bool {
    switch tokens.first {
    case nil, .character("("), .character("["), .command("left"), .close, .align: true
    default: false
    }
  }

  private func scripted(_ base: Atom, below: String?, above: String?) -> String {
    let above = above.map { $0.hasPrefix("<mo>′") ? Self.mrow([$0]) : $0 }
    let names = base.hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    return switch (below, above) {
    case (nil, nil): base.text
    case (let below?, nil): Markup.element(names.0, "", base.text + below)
    case (nil, let above?): Markup.element(names.1, "", base.text + above)
    case (let below?, let above?): Markup.element(names.2, "", base.text + below + above)
    }
  }

  // MARK: Atoms

  private struct Atom {
    var text: String
    /// Scripts stand above and below it where there is room.
    var hasLimits = false
    /// `log`: a thin space parts it from what it is of.
    var isFunction = false
  }

  private mutating func atom() throws -> Atom {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw fault("a formula nests \(Self.depthLimit) groups at most", code: .tooDeep)
    }
    guard let token = tokens.popFirst() else { throw fault("a formula's part is missing") }
    switch token {
    case .number(let digits): return Atom(text: "<mn>\(digits)</mn>")
    case .character(let letter): return Atom(text: FormulaWords.character(letter))
    case .open: return Atom(text: try group())
    case .command(let name): return try command(name)
    case .text(let name, let words): return Atom(text: text(name, words))
    case .close: throw fault("a `}` in a formula closes nothing")
    case .align: throw fault("`&` stands in `\\begin{…}` only")
    case .below, .above:
      throw fault("`_` and `^` follow what they belong to")
    case .bad(let what): throw fault(what)
    }
  }

  /// What a braced group holds, its `{` already taken.
  private mutating func group() throws -> String {
    let parts = try row(until: .brace)
    tokens = tokens.dropFirst()
    return Self.mrow(parts)
  }

  /// A braced group, or the one character or command that stands for it.
  private mutating func argument(of name: String) throws -> String {
    guard let token = tokens.first, token != .close, token != .align else {
      throw fault("`\(name)` in a formula needs something after it", code: .missingArgument)
    }
    // `x^10` is x to the 1, then 0, in TeX; few who write it mean that.
    if case .number(let digits) = token, digits.count > 1 {
      throw fault("group several digits with braces: `\(name){\(digits)}`")
    }
    return try atom().text
  }

  private mutating func command(_ name: String) throws -> Atom {
    if let symbol = FormulaWords.symbols[name] { return Atom(text: symbol) }
    if let sum = FormulaWords.bigOperators[name] {
      return Atom(text: "<mo movablelimits=\"true\">\(sum)</mo>", hasLimits: true)
    }
    if let function = FormulaWords.functions[name] {
      return Atom(
        text: "<mi>\(function.text)</mi>", hasLimits: function.hasLimits, isFunction: true)
    }
    if let mark = FormulaWords.accents[name] {
      let base = try argument(of: "\\" + name)
      return Atom(text: "<mover accent=\"true\">\(base)<mo>\(mark)</mo></mover>")
    }
    switch name {
    case "frac":
      return Atom(
        text: Markup.element(
          "mfrac", "", try argument(of: "\\frac") + argument(of: "\\frac")))
    case "sqrt": return Atom(text: try root())
    case "left": return Atom(text: try fenced())
    case "begin": return Atom(text: try environment())
    case "underline":
      return Atom(text: "<munder>\(try argument(of: "\\underline"))<mo>_</mo></munder>")
    case "right": throw fault("`\\right` needs its `\\left`")
    case "end": throw fault("`\\end` needs its `\\begin`")
    default:
      let similar = Spelling.similar(to: name, in: FormulaWords.all)
      throw Fault(
        .unknownName, "formulas have no command `\\\(name)`",
        notes: similar.map { ["similar command: \\\($0)"] } ?? [])
    }
  }

  private mutating func root() throws -> String {
    guard tokens.first == .character("[") else {
      return Markup.element("msqrt", "", try argument(of: "\\sqrt"))
    }
    tokens = tokens.dropFirst()
    let index = Self.mrow(try row(until: .bracket))
    tokens = tokens.dropFirst()
    return Markup.element("mroot", "", try argument(of: "\\sqrt") + index)
  }

  /// `\left( … \right)`: brackets as high as what they hold.
  private mutating func fenced() throws -> String {
    let left = try fence(after: "left")
    let parts = try row(until: .right)
    tokens = tokens.dropFirst()
    return Self.mrow([left] + parts + [try fence(after: "right")])
  }

  private mutating func fence(after name: String) throws -> String {
    let bracket: String? =
      switch tokens.popFirst() {
      case .character("."): ""
      case .character(let letter) where "()[]|/".unicodeScalars.contains(letter): String(letter)
      case .command(let name): FormulaWords.fences[name]
      default: nil
      }
    guard let bracket else {
      throw fault("a bracket follows `\\\(name)`: one of ( ) [ ] | \\{ \\} \\langle \\rangle .")
    }
    return bracket.isEmpty ? "" : "<mo stretchy=\"true\">\(Markup.escaped(bracket))</mo>"
  }

  // MARK: Tables

  /// `\begin{cases} … & … \\ … \end{cases}`.
  private mutating func environment() throws -> String {
    let name = try environmentName()
    guard let form = FormulaWords.environments[name] else {
      let known = FormulaWords.environments.keys.sorted().joined(separator: ", ")
      throw fault("formulas have `\\begin` of \(known), not of `\(name)`", code: .unknownName)
    }
    var rows: [[String]] = [[]]
    while true {
      rows[rows.count - 1].append(Self.mrow(try row(until: .environment)))
      let ending = tokens.popFirst()
      if ending == .command("end") { break }
      if ending == .command("\\") { rows.append([]) }
    }
    guard try environmentName() == name else {
      throw fault("`\\begin{\(name)}` ends with `\\end{\(name)}`")
    }
    let isBlank = rows.last.map { $0 == ["<mrow></mrow>"] } ?? false
    let cells = (isBlank ? Array(rows.dropLast()) : rows).map { row in
      Markup.element("mtr", "", row.map { Markup.element("mtd", "", $0) }.joined())
    }
    let table = Markup.element("mtable", "class=\"\(form.style)\"", cells.joined())
    let bracket = { (text: String) in text.isEmpty ? "" : "<mo stretchy=\"true\">\(text)</mo>" }
    return Self.mrow([bracket(form.left), table, bracket(form.right)])
  }

  private mutating func environmentName() throws -> String {
    guard tokens.popFirst() == .open else {
      throw fault("`\\begin` and `\\end` name what they are")
    }
    var name = ""
    while case .character(let letter) = tokens.first {
      name.unicodeScalars.append(letter)
      tokens = tokens.dropFirst()
    }
    guard tokens.popFirst() == .close else {
      throw fault("`\\begin` and `\\end` name what they are")
    }
    return name
  }

  // MARK: Text

  /// `\text{…}` and the alphabets.
  private func text(_ name: String, _ words: String) -> String {
    switch name {
    case "text":
      // Blanks at the ends count in a formula; HTML would drop them.
      let words = words.split(separator: " ", omittingEmptySubsequences: false)
      return "<mtext>\(Markup.escaped(words.joined(separator: "\u{A0}")))</mtext>"
    case "mathrm": return "<mi mathvariant=\"normal\">\(Markup.escaped(words))</mi>"
    case "operatorname": return "<mi>\(Markup.escaped(words))</mi>"
    default:
      let letters = words.unicodeScalars.map { FormulaWords.letter($0, in: name) }
      return Self.mrow(letters.map { "<mi>\(Markup.escaped($0))</mi>" })
    }
  }
}
