import Glibc
import Language

/// The commands that read and write files.
extension ColonCommand {
  static var save: ColonCommand {
    ColonCommand(
      "save", "FILE", "writes the session as a script with its outputs",
      details: """
        The entries that went well, each with what it showed, as `wd test` compares it: `:save
        lesson.wd`. Entries that failed or were taken back are left out. A file that this session
        did not write is written over only by `:save lesson.wd!`.
        """, completion: .scripts
    ) { prompt, argument in
      var path = argument
      let isForced = path.hasSuffix("!")
      if isForced { path.removeLast() }
      guard !path.isEmpty else { return prompt.say("`:save` needs a file: `:save lesson.wd`") }
      if !path.hasSuffix(".wd") { path += ".wd" }
      guard !prompt.workspace.notes.isEmpty else {
        return prompt.say("there is nothing to save yet")
      }
      let text = SessionScript.text(of: prompt.workspace.notes, seed: prompt.session.seed)
      do {
        let replaces = isForced || prompt.savedPaths.contains(path)
        try prompt.files.write(Array(text.utf8), to: path, replacing: replaces)
        prompt.savedPaths.insert(path)
        let count = Display.count(prompt.workspace.notes.count, "statement")
        prompt.say(
          "wrote \(Visible.escape(path)): \(count); wd test \(Visible.escape(path)) runs it")
      } catch {
        prompt.say("not saved: \(prompt.message(of: error))")
      }
    }
  }

  static var load: ColonCommand {
    ColonCommand(
      "load", "FILE", "runs a script here and keeps its names",
      details: "A statement that the script expects to fail (`#!`) is passed over.",
      completion: .scripts
    ) { prompt, path in
      guard !path.isEmpty else { return prompt.say("`:load` needs a file: `:load lesson.wd`") }
      do {
        let script = try prompt.files.script(at: path)
        if let seed = script.seed { prompt.session.seed = seed }
        prompt.execute(script.program)
      } catch let refused as Diagnostics {
        for diagnostic in refused.all { prompt.say(prompt.text(of: diagnostic)) }
      } catch {
        prompt.say("not loaded: \(prompt.message(of: error))")
      }
    }
  }

  static var edit: ColonCommand {
    ColonCommand(
      "edit", "NAME", "opens the last entry, or that of a name, in your editor, then runs it",
      details: """
        The editor is $VISUAL, else $EDITOR, else nano or vi. What it saves runs as if typed here;
        an empty text runs nothing. `:edit forward` opens the entry that gave `forward` its value.
        """
    ) { prompt, name in
      do {
        try prompt.session.permissions.require(.programs)
      } catch {
        return prompt.say(prompt.files.message(of: error))
      }
      let notes = prompt.workspace.notes
      let start: String
      if name.isEmpty {
        start = prompt.lastEntry
      } else if let note = notes.last(where: { $0.names.contains(name) }) {
        start = note.code
      } else {
        return prompt.say("no entry here gave `\(Visible.escape(name))` its value")
      }
      switch Editor.edit(start) {
      case .problem(let reason): prompt.say(reason)
      case .text(let text):
        let entry = text.trimmed
        guard !entry.isEmpty else { return prompt.say("nothing to run") }
        prompt.say(
          entry.split(separator: "\n").map { "    " + Visible.escape(String($0)) }.joined(
            separator: "\n"))
        prompt.remember(entry)
        prompt.execute(entry)
      }
    }
  }
}

/// What the prompt reads and writes; `wd` says how, since a room below does not.
public protocol PromptFiles {
  /// Throws what says why it cannot be read, or `Diagnostics`.
  func script(at path: String) throws -> PromptScript
  /// Throws when the file is there and may not be replaced, or cannot be written.
  func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws
  /// What to say of an error that these throw.
  func message(of error: any Error) -> String
}

/// A script as `:load` runs it.
public struct PromptScript {
  public let program: Program
  public let seed: UInt64?
  public init(program: Program, seed: UInt64?) {
    self.program = program
    self.seed = seed
  }
}
