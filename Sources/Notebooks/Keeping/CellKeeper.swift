import Language

/// Decides for a document's cells whether what is kept of them still holds, and keeps anew.
final class CellKeeper {
  enum Finding {
    case kept(KeptCell)
    /// To be run; with the reason when something was kept.
    case stale(String?)
  }

  /// A statement that takes less than this, in seconds, may run again instead of being kept.
  private static let noTime = 0.1
  private static let mostBytes = 1 << 30

  private let document: Document
  private let session: Session
  private let store: any CellStore
  private let sources: CellSources
  /// By step: the files that it read.
  private var filesRead: [Set<String>]
  /// Whether the steps that ran last wrote a file.
  private var hasWritten = false

  init(_ document: Document, in session: Session, store: any CellStore) {
    self.document = document
    self.session = session
    self.store = store
    sources = CellSources(document)
    filesRead = Array(repeating: [], count: document.steps.count)
    _ = store.takeOpened()
  }

  /// The cell's name; one without is called by its line.
  func name(of cell: Cell) -> String {
    cell.name.isEmpty ? "cell of line \(cell.line)" : cell.name
  }

  /// A cell's key in the store: an unnamed one is known by its place among the cells.
  private func place(of steps: Range<Int>) -> String {
    let cell = document.steps[steps.lowerBound].cell
    if let cell, !cell.name.isEmpty { return cell.name }
    return "#\(document.cells.firstIndex { $0 == cell } ?? 0)"
  }

  private func key(of steps: Range<Int>) -> CellKey {
    let inputs = sources.inputs(of: steps).map { name in
      let behind = sources.steps(behind: [name], above: steps.lowerBound)
      return (name, sources.fingerprint(of: behind))
    }
    return CellKey(
      program: store.program, seed: session.seed, code: sources.fingerprint(of: steps),
      inputs: Dictionary(inputs) { first, _ in first })
  }

  // MARK: Finding

  /// What is kept of some steps, if it holds.
  func find(_ steps: Range<Int>) -> Finding {
    guard let file = store.bytes(of: place(of: steps)) else { return .stale(nil) }
    do {
      var reader = try KeptCell.contents(of: file, kinds: session.catalogue.keepable)
      let key = try reader.readKey()
      if let change = self.key(of: steps).change(since: key) { return .stale(change) }
      let time = try reader.readNumber()
      let files = try reader.readFiles()
      if let change = change(in: files) { return .stale(change) }
      let statements = try reader.readStatements()
      let count = document.steps[steps].reduce(0) { $0 + ($1.isRun ? $1.statements.count : 0) }
      guard reader.isAtEnd, statements.count == count else { throw KeepingError.damaged }
      let own = files.filter(\.isOwn).map(\.path)
      for step in steps { filesRead[step].formUnion(own) }
      return .kept(KeptCell(key: key, time: time, files: files, statements: statements))
    } catch {
      return .stale("what was kept of it is damaged")
    }
  }

  private func change(in files: [KeptFile]) -> String? {
    for file in files {
      let name = Visible.escape(file.path.split(separator: "/").last.map(String.init) ?? "")
      guard let fingerprint = store.fingerprint(of: file.path) else { return "\(name) is gone" }
      if fingerprint != file.fingerprint { return "\(name) has changed" }
    }
    return nil
  }

  /// `cached 2 min ago: same code, inputs, seed, data and program`.
  func sentence(on kept: KeptCell) -> String {
    let data = kept.files.isEmpty ? "" : ", data"
    return "cached \(Self.words(for: store.now - kept.time)) ago: same code, inputs, seed\(data)"
      + " and program"
  }

  private static func words(for seconds: Double) -> String {
    let units: [(String, Double)] = [("days", 86_400), ("h", 3_600), ("min", 60)]
    let (unit, size) = units.first { seconds >= 2 * $0.1 } ?? ("s", 1)
    return "\(NumberFormat.general(max(0, (seconds / size).rounded(.down)))) \(unit)"
  }

  // MARK: Keeping

  /// Notes the files that steps have opened.
  func didRun(_ steps: Range<Int>) {
    let opened = store.takeOpened()
    hasWritten = opened.contains(where: \.isWritten)
    let read = opened.filter { !$0.isWritten }.map(\.path)
    for step in steps { filesRead[step].formUnion(read) }
  }

  /// Keeps what the cell of some steps has come to; returns a word on it.
  func keep(_ recording: CellRecording, _ steps: Range<Int>, endedWell: Bool) -> String? {
    didRun(steps)
    guard endedWell else { return nil }
    do {
      let statements = try self.statements(of: recording)
      var writer = KeptWriter()
      writer.write(key(of: steps))
      writer.write(store.now)
      writer.write(try files(behind: steps))
      let file = KeptCell.file(writer.bytes + statements)
      guard file.count <= Self.mostBytes else {
        throw NotKept("it takes more than \(Self.mostBytes >> 30) GB")
      }
      try store.keep(file, of: place(of: steps))
      return "kept, \(Self.size(file.count))"
    } catch let reason as NotKept {
      return "not kept: \(reason.text)"
    } catch {
      return "not kept: \(session.catalogue.explain(error)?.message ?? "\(error)")"
    }
  }

  /// What each statement came to, as bytes.
  private func statements(of recording: CellRecording) throws -> [UInt8] {
    if hasWritten { throw NotKept("it writes a file") }
    var writer = KeptWriter()
    writer.write(recording.entries.count)
    var keepsAny = false
    for entry in recording.entries {
      guard entry.outcome.diagnostic == nil else { throw NotKept("it shows an error") }
      var result = KeptWriter()
      do {
        try result.write(entry.result)
        writer.write(true)
        writer.append(result)
        keepsAny = true
      } catch KeepingError.impossible(let kind) {
        guard entry.seconds < Self.noTime else { throw NotKept("\(kind) cannot be stored yet") }
        writer.write(false)
      }
    }
    guard keepsAny else { throw NotKept("it takes no time") }
    return writer.bytes
  }

  /// The files that went into steps, as they are now.
  private func files(behind steps: Range<Int>) throws -> [KeptFile] {
    let inputs = sources.inputs(of: steps)
    let behind = sources.steps(behind: inputs, above: steps.lowerBound)
    let own = steps.reduce(into: Set()) { $0.formUnion(filesRead[$1]) }
    let all = behind.reduce(into: own) { $0.formUnion(filesRead[$1]) }
    return try all.sorted().map { path in
      guard let fingerprint = store.fingerprint(of: path) else {
        throw NotKept("it reads \(Visible.escape(path)), which is no plain file")
      }
      return KeptFile(path: path, fingerprint: fingerprint, isOwn: own.contains(path))
    }
  }

  private static func size(_ bytes: Int) -> String {
    let units: [(String, Double)] = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
    let (unit, size) = units.first { Double(bytes) >= $0.1 } ?? ("bytes", 1)
    return "\(NumberFormat.general((Double(bytes) / size * 10).rounded() / 10)) \(unit)"
  }
}

/// Why a cell's result is not kept.
private struct NotKept: Error {
  let text: String
  init(_ text: String) { self.text = text }
}
