import Language

/// A line of work at the prompt: what was done, and how to take it back.
struct Workspace {
  /// How many entries `:undo` can take back.
  static let undoDepth = 20

  /// The statements that went well, for `:save`.
  var notes: [Note] = []
  private var earlier: [Earlier] = []

  /// The state before an entry.
  private struct Earlier {
    let entry: String
    let notes: [Note]
    let names: Session.Snapshot
  }

  /// Remembers how things are before an entry runs.
  mutating func begin(_ entry: String, in session: Session) {
    earlier.append(Earlier(entry: entry, notes: notes, names: session.snapshot))
    if earlier.count > Self.undoDepth { earlier.removeFirst() }
  }

  /// The entry changed nothing: there is nothing of it to take back.
  mutating func forgetLast() { _ = earlier.popLast() }

  /// Takes the last entry back and gives its text; `nil` when there is none.
  mutating func undo(in session: Session) -> String? {
    guard let before = earlier.popLast() else { return nil }
    notes = before.notes
    session.restore(before.names)
    return before.entry
  }

  /// Forgets all names and notes, as an entry that can be taken back.
  mutating func reset(_ session: Session) {
    begin(":reset", in: session)
    notes = []
    session.forgetAll()
  }
}

/// A statement of the prompt with what it showed.
struct Note {
  /// Its lines as typed; of prose, the `#` lines.
  var code: String
  var output: [String] = []
  /// The names that it gave a value.
  var names: [String] = []
  var isProse = false
  /// A later statement uses its value as `ans`.
  var isAns = false
}
