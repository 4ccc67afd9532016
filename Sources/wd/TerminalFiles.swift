import Glibc
import Language
import Notebooks
import REPL

/// The scripts that `:load` and `:save` name at the prompt.
struct TerminalFiles: PromptFiles {
  /// Which files the session may touch.
  let permissions: Permissions

  func script(at path: String) throws -> PromptScript {
    let file = try permissions.path(path, for: .reading)
    let document = try Document(try ScriptFile.read(file, named: path))
    return PromptScript(program: document.program, seed: document.frontMatter.seed)
  }

  func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
    let file = try permissions.path(path, for: .writing)
    if !replacing, access(file, F_OK) == 0 {
      throw Failure(
        .failed, "\(Visible.escape(path)) is there already; :save \(path)! writes over it")
    }
    try ScriptFile.write(bytes, to: file)
  }

  func message(of error: any Error) -> String {
    (error as? Failure)?.message ?? (error as? Fault)?.message ?? "\(error)"
  }
}
