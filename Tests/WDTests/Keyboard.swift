import Glibc
import Testing

/// `wd` at a terminal, with someone who types.
final class Keyboard {
  private let terminal: Int32
  private let process: pid_t
  private var seen = ""
  private var hasEnded = false

  init(
    _ arguments: [String] = [], in folder: Folder, environment: [String] = ["TERM=xterm"],
    columns: UInt16 = 80
  ) throws {
    var (terminal, device): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    var name = [CChar](repeating: 0, count: 256)
    try #require(openpty(&terminal, &device, &name, nil, &size) == 0)
    defer { close(device) }
    _ = fcntl(terminal, F_SETFD, FD_CLOEXEC)
    self.terminal = terminal

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // The leader of a new session gets the terminal it opens first.
    posix_spawn_file_actions_addopen(&actions, 0, &name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawn_file_actions_addclose(&actions, device)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setflags(&attributes, Int16(0x80))  // POSIX_SPAWN_SETSID
    process = try Program.spawn(
      arguments, in: folder, &actions, &attributes,
      environment: environment + ["HOME=\(folder.path)"])
  }

  deinit {
    close(terminal)
    guard !hasEnded else { return }
    kill(process, SIGKILL)
    _ = try? Program.status(of: process)
  }

  /// Types text; `\r` is Enter, `\u{3}` Ctrl-C, `\u{4}` Ctrl-D.
  func type(_ text: String) throws {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
      try #require(count > 0)
      bytes = bytes.dropFirst(count)
    }
  }

  /// Reads until the text appears on the screen, and gives what came before it.
  @discardableResult
  func wait(for text: String) throws -> String {
    while true {
      if let range = seen.firstRange(of: text) {
        let before = String(seen[..<range.lowerBound])
        seen = String(seen[range.upperBound...])
        return before
      }
      try #require(
        read(), "the screen shows no \(text.debugDescription) in \(seen.debugDescription)")
    }
  }

  /// Changes the size of the window, as a person does with the mouse.
  func resize(columns: UInt16) {
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
  }

  func signal(_ number: Int32) { kill(process, number) }

  /// Ctrl-D at the next prompt; typed before that, the terminal itself would swallow it.
  func leave(at prompt: String = "wd> ") throws -> Int32 {
    try wait(for: prompt)
    try type("\u{4}")
    return try end()
  }

  /// The exit status, after the rest of the screen.
  func end() throws -> Int32 {
    while read() {}
    hasEnded = true
    return try Program.status(of: process)
  }

  /// False when the terminal is closed; a program that is silent for half a minute is ended.
  private func read() -> Bool {
    var wanted = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, 30_000) > 0 else {
      kill(process, SIGKILL)
      return false
    }
    var chunk = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(terminal, &chunk, chunk.count)
    guard count > 0 else { return false }
    seen += String(decoding: chunk.prefix(count), as: UTF8.self)
    return true
  }
}
