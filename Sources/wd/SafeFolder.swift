import Glibc
import Language

/// The one folder that `--safe` leaves open.
///
/// Links are followed before a path is judged, and the path that is opened has none left. Who else
/// moves files while a script runs is not guarded against; a script itself can make no link.
struct SafeFolder: Sendable {
  /// The folder's path, links followed.
  let path: String

  /// Throws a `Failure` when there is no such folder.
  init(_ path: String) throws {
    guard let real = Self.real(path) else {
      let reason = String(cString: strerror(errno))
      throw Failure(.unreadable, "\(Visible.escape(path)) could not be read: \(reason)")
    }
    self.path = real
  }

  /// The folder of a script; for standard input the current one.
  init(of script: Source) throws {
    let folder = script.name.lastIndex(of: "/").map { String(script.name[...$0]) }
    try self.init(folder ?? ".")
  }

  var permissions: Permissions { .files { path, _ in try opening(path) } }

  /// The path to open for one that a script names, which may not exist; throws a `Fault`.
  private func opening(_ written: String) throws -> String {
    guard !written.utf8.contains(0) else {
      throw Fault(.badFile, "\(Display.quoted(written)) is not the name of a file")
    }
    guard !written.isEmpty else { return written }
    // What exists is followed to its end; below it nothing is a link, and names are as written.
    var existing = written
    var rest: [String] = []
    while true {
      if let real = Self.real(existing) {
        let path = ([real == "/" ? "" : real] + rest).joined(separator: "/")
        guard contains(path) else { throw denied(written) }
        return path
      }
      let parts = existing.split(separator: "/")
      // A link to nowhere may lead out; `..` below what does not exist leads anywhere.
      guard errno == ENOENT || errno == ENOTDIR, !Self.isLink(existing), let name = parts.last,
        name != "..",
        name != "."
      else { throw denied(written) }
      rest.insert(String(name), at: 0)
      let parent = parts.dropLast().joined(separator: "/")
      existing = (existing.hasPrefix("/") ? "/" : "") + parent
      if existing.isEmpty { existing = "." }
    }
  }

  private func contains(_ real: String) -> Bool {
    path == "/" || real == path || real.hasPrefix(path + "/")
  }

  private func denied(_ written: String) -> Fault {
    Fault(
      .denied,
      "under --safe the files of one folder are open, and \(Display.quoted(written)) is outside",
      notes: ["the folder is \(Visible.escape(path))"])
  }

  private static func real(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }
}
