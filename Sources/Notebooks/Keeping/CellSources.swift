import Language

/// Which steps of a document a cell's values come from.
struct CellSources {
  private let document: Document
  /// By step: the names it gives a value, and those it reads.
  private let given: [Set<String>]
  private let read: [Set<String>]

  init(_ document: Document) {
    self.document = document
    let steps = document.steps.map { $0.isRun ? $0.statements : [] }
    given = steps.map { Set($0.flatMap(\.namesGiven)) }
    read = steps.map { $0.reduce(into: []) { $0.formUnion($1.namesRead) } }
  }

  /// The names that steps read and that a step above them gives a value.
  func inputs(of steps: Range<Int>) -> [String] {
    let above = given[..<steps.lowerBound].reduce(into: Set()) { $0.formUnion($1) }
    let read = read[steps].reduce(into: Set()) { $0.formUnion($1) }
    return read.intersection(above).sorted()
  }

  /// The steps above one that names come from, directly or through other names, in order.
  ///
  /// Every step that gives such a name a value counts, not the last alone: a function looks its
  /// names up when it is called.
  func steps(behind names: some Sequence<String>, above end: Int) -> [Int] {
    var found: Set<Int> = []
    var known = Set(names)
    var open = known
    while !open.isEmpty {
      let next = (0..<end).filter { !found.contains($0) && !given[$0].isDisjoint(with: open) }
      found.formUnion(next)
      open = next.reduce(into: Set()) { $0.formUnion(read[$1]) }.subtracting(known)
      known.formUnion(open)
    }
    return found.sorted()
  }

  /// The code of steps as a number; comments between them, and what is recorded, are no part of it.
  func fingerprint(of steps: some Sequence<Int>) -> UInt64 {
    var result = Fingerprint()
    for statement in steps.flatMap({ document.steps[$0].statements }) {
      result.add(document.source.text(statement.span))
    }
    return result.value
  }
}
