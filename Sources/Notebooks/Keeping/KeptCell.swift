import Language

/// A cell's result as a file keeps it: what it depends on, then what each statement came to.
struct KeptCell {
  var key: CellKey
  /// Seconds since 1970.
  var time: Double
  var files: [KeptFile]
  var statements: [KeptStatement]
}

/// What a statement of a kept cell does when the cell is not run.
enum KeptStatement {
  /// It runs again: it takes no time, and what it gives no file can keep.
  case again
  case result(KeptResult)
}

/// What a statement printed, gave names to, and showed.
struct KeptResult {
  var printed = ""
  var names: [(name: String, value: Value)] = []
  var shown: Shown?

  enum Shown {
    /// Drawn anew for the screen at hand.
    case value(Value)
    /// As notebooks record it.
    case text(String, svg: String?)
  }

  func shown(on screen: Screen) -> ShownValue? {
    switch shown {
    case nil: nil
    case .value(let value): ShownValue(text: Display.shown(value, for: screen), svg: nil)
    case .text(let text, let svg): ShownValue(text: text, svg: svg)
    }
  }
}

extension KeptCell {
  private static let magic = Array("wd cell 1\n".utf8)

  /// The file: a first line, a checksum of what follows, then that.
  static func file(_ contents: [UInt8]) -> [UInt8] {
    var head = KeptWriter()
    head.write(Fingerprint(contents).value)
    return magic + head.bytes + contents
  }

  /// What stands behind a sound head; throws `KeepingError.damaged` for any other file.
  static func contents(
    of file: [UInt8], kinds: [any Keepable.Type]
  ) throws -> KeptReader {
    guard file.starts(with: magic) else { throw KeepingError.damaged }
    let rest = file.dropFirst(magic.count)
    var head = KeptReader(rest.prefix(8), kinds: [])
    guard try head.readWord() == Fingerprint(rest.dropFirst(8)).value else {
      throw KeepingError.damaged
    }
    return KeptReader(rest.dropFirst(8), kinds: kinds)
  }
}

extension KeptWriter {
  mutating func write(_ key: CellKey) {
    write(key.program)
    write(key.seed)
    write(key.code)
    write(key.inputs.count)
    for (name, code) in key.inputs.sorted(by: { $0.key < $1.key }) {
      write(name)
      write(code)
    }
  }

  mutating func write(_ files: [KeptFile]) {
    write(files.count)
    for file in files {
      write(file.path)
      write(file.fingerprint)
      write(file.isOwn)
    }
  }

  /// Throws `KeepingError.impossible` when one of its values cannot be kept.
  mutating func write(_ result: KeptResult) throws {
    write(result.printed)
    write(result.names.count)
    for (name, value) in result.names {
      write(name)
      try write(value)
    }
    switch result.shown {
    case nil: write(0)
    case .value(let value):
      write(1)
      try write(value)
    case .text(let text, let svg):
      write(2)
      write(text)
      write(optional: svg)
    }
  }
}

extension KeptReader {
  mutating func readKey() throws -> CellKey {
    let (program, seed, code) = (try readText(), try readWord(), try readWord())
    var inputs: [String: UInt64] = [:]
    for _ in 0..<(try readCount(ofAtLeast: 16)) { inputs[try readText()] = try readWord() }
    return CellKey(program: program, seed: seed, code: code, inputs: inputs)
  }

  mutating func readFiles() throws -> [KeptFile] {
    try (0..<(try readCount(ofAtLeast: 17))).map { _ in
      KeptFile(path: try readText(), fingerprint: try readWord(), isOwn: try readFlag())
    }
  }

  mutating func readStatements() throws -> [KeptStatement] {
    try (0..<(try readCount(ofAtLeast: 1))).map { _ in
      try readFlag() ? .result(try readResult()) : .again
    }
  }

  private mutating func readResult() throws -> KeptResult {
    var result = KeptResult(printed: try readText())
    for _ in 0..<(try readCount(ofAtLeast: 9)) {
      result.names.append((try readText(), try readValue()))
    }
    switch try readCount() {
    case 0: break
    case 1: result.shown = .value(try readValue())
    case 2: result.shown = .text(try readText(), svg: try readOptionalText())
    default: throw KeepingError.damaged
    }
    return result
  }
}
