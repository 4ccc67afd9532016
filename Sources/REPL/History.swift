@preconcurrency import CReadline
import Glibc

/// The entries of earlier sessions, in a file that only its owner can read.
///
/// Nothing here can fail a session: what goes wrong is a warning, once, and entries are then kept
/// for this session only.
final class History {
  /// Entries kept from one session to the next.
  private static let entries: Int32 = 10_000
  /// A file larger than this is not ours to read.
  private static let largestFile = 16 << 20
  /// An entry longer than this is not written.
  private static let longestEntry = 100_000

  private var path: String?
  private var last = ""
  private let warn: (String) -> Void

  init(path: String? = History.standardPath, warn: @escaping (String) -> Void) {
    self.warn = warn
    using_history()
    // With time stamps between entries, those of several lines come back whole.
    history_write_timestamps = 1
    history_multiline_entries = 1
    history_comment_char = CChar(UInt8(ascii: "#"))
    stifle_history(Self.entries)
    guard let path else { return }
    if let reason = Self.prepare(path) {
      warn("history is not kept: \(path) \(reason)")
      return
    }
    self.path = path
    if read_history(path) != 0 { stop("cannot be read: \(Self.systemReason)") }
    if history_length >= Self.entries { history_truncate_file(path, Self.entries / 2) }
  }

  /// Adds an entry, and appends it to the file at once, so that a crash keeps it.
  func add(_ entry: String) {
    guard entry != last, !entry.isEmpty else { return }
    last = entry
    add_history(entry)
    guard let path, entry.utf8.count <= Self.longestEntry else { return }
    if append_history(1, path) != 0 { stop("cannot be written: \(Self.systemReason)") }
  }

  private func stop(_ reason: String) {
    guard let path else { return }
    warn("history is not kept: \(path) \(reason)")
    self.path = nil
  }

  private static var systemReason: String { String(cString: strerror(errno)) }

  /// `$XDG_STATE_HOME/wd/history`, or `~/.local/state/wd/history`; `nil` without a home.
  static var standardPath: String? {
    if let state = Terminal.variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      return state + "/wd/history"
    }
    return Terminal.variable("HOME").map { $0 + "/.local/state/wd/history" }
  }

  /// Makes the file and the folders above it; says what is wrong with it, or `nil`.
  private static func prepare(_ path: String) -> String? {
    makeFolders(above: path)
    let flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    let file = open(path, flags, 0o600)
    guard file >= 0 else {
      return errno == ELOOP ? "is a symbolic link" : "cannot be opened: \(systemReason)"
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return "is not a file"
    }
    guard status.st_size <= largestFile else {
      return "is too large, \(status.st_size >> 20) MB"
    }
    fchmod(file, 0o600)
    return nil
  }

  private static func makeFolders(above path: String) {
    let parts = path.split(separator: "/").dropLast()
    for count in parts.indices.map({ $0 + 1 }) {
      // A folder that is there, or cannot be made, shows when the file is opened.
      mkdir("/" + parts.prefix(count).joined(separator: "/"), 0o700)
    }
  }
}
