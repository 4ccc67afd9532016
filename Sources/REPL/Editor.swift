import Glibc

/// The user's editor, on a file of ours.
enum Editor {
  enum Outcome {
    case text(String)
    case problem(String)
  }

  /// More than anyone types.
  private static let largest = 1 << 20

  /// Opens the editor on a text and gives what was saved.
  static func edit(_ text: String) -> Outcome {
    let folder = Terminal.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/wd-XXXXXX.wd".utf8CString)
    let file = mkstemps(&template, 3)
    guard file >= 0 else { return .problem("no file for the editor could be made: \(reason)") }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(path) }
    let failure = Descriptor.write(Array((text + "\n").utf8), to: file)
    close(file)
    if let failure { return .problem("the file for the editor could not be written: \(failure)") }

    switch run(path) {
    case 0: return read(path)
    case 127: return .problem("there is no editor: set EDITOR to one, such as EDITOR=nano")
    case let status: return .problem("the editor ended with status \(status): nothing runs")
    }
  }

  /// Runs the editor at this terminal and waits; the shell splits words such as `code --wait`.
  private static func run(_ path: String) -> Int32 {
    let command = """
      if [ -n "$VISUAL$EDITOR" ]; then exec ${VISUAL:-$EDITOR} "$0"; fi
      for editor in nano vi; do command -v $editor >/dev/null && exec $editor "$0"; done; exit 127
      """
    let words = ["/bin/sh", "-c", command, path]
    let argv = words.map { strdup($0) } + [nil]
    defer { for text in argv { free(text) } }
    var process = pid_t()
    guard posix_spawn(&process, "/bin/sh", nil, nil, argv, environ) == 0 else { return 127 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { if errno != EINTR { return 1 } }
    // Ctrl-C in the editor was not for us.
    _ = Interrupts.take()
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  private static func read(_ path: String) -> Outcome {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .problem("the edited text could not be read: \(reason)") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = Glibc.read(file, &chunk, chunk.count), count > 0 {
      bytes += chunk.prefix(count)
      guard bytes.count <= largest else { return .problem("the edited text is larger than 1 MB") }
    }
    return .text(String(decoding: bytes, as: UTF8.self))
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
