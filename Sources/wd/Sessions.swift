import Commands
import Language
import REPL

/// The sessions of this program: the catalogue, and scripts read from files.
enum Sessions {
  static func make(
    output: any Output, screen: Screen = .plain, permissions: Permissions = .all
  ) -> Session {
    let session = Session(
      catalogue: .wd(), output: output, screen: screen, permissions: permissions)
    session.loader = { try ScriptFile.load($0, from: $1, permissions) }
    return session
  }
}

extension Screen {
  /// The terminal behind a descriptor; plain where there is none.
  static func on(_ descriptor: Int32) -> Screen {
    guard Terminal.isTerminal(descriptor) else { return .plain }
    return Screen(
      width: Terminal.width(descriptor), hasColour: Terminal.allowsColour(descriptor))
  }
}

extension DiagnosticRenderer {
  /// For the terminal behind a descriptor.
  init(on descriptor: Int32) {
    let screen = Screen.on(descriptor)
    self.init(width: screen.width, hasColour: screen.hasColour)
  }
}
