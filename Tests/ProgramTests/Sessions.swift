import Commands
import Language

/// Fresh sessions for tests: wd's commands, and `use` from the folder of the program.
enum Sessions {
  static func make() -> Session {
    let session = Session(catalogue: .wd(), output: KeptOutput())
    session.loader = { path, source in
      try Programs.source(Programs.path(path, beside: source))
    }
    return session
  }
}

/// Keeps what is printed.
final class KeptOutput: Output {
  private(set) var text = ""
  func write(_ text: String) { self.text += text }
  func progress(_ fraction: Double, _ text: () -> String) {}
}
