import Glibc
import Language

/// Reading scripts: a file, a pipe, or standard input.
enum ScriptFile {
  /// More than any script holds: reading something endless has to end.
  private static let largest = 64 << 20

  /// Reads the text at a path; `-` is standard input.
  ///
  /// Throws a `Failure` of status 65 that names the file.
  static func read(_ path: String) throws -> Source {
    if path == "-" {
      return Source(
        name: "standard input", bytes: try read(STDIN_FILENO, "standard input", atMost: largest))
    }
    return try read(path, named: path)
  }

  /// What a session reads for `use`: paths are relative to the script that names them.
  static func load(
    _ path: String, from source: Source, _ permissions: Permissions
  ) throws -> Source {
    let folder = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? ""
    let named = path.hasPrefix("/") ? path : folder + path
    do {
      return try read(permissions.path(named, for: .reading), named: named)
    } catch let failure as Failure {
      throw Fault(.badFile, failure.message)
    }
  }

  static func read(_ path: String, named name: String) throws -> Source {
    let name = tidied(name)
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Failure(.unreadable, "\(Display.quoted(name)) is not the name of a file")
    }
    return Source(name: name, bytes: try bytes(of: path, named: name, atMost: largest))
  }

  /// The bytes of any file.
  static func bytes(of path: String, atMost most: Int) throws -> [UInt8] {
    try bytes(of: path, named: path, atMost: most)
  }

  private static func bytes(of path: String, named name: String, atMost most: Int) throws -> [UInt8]
  {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(name) }
    defer { close(file) }
    return try read(file, name, atMost: most)
  }

  private static func read(_ file: Int32, _ name: String, atMost most: Int) throws -> [UInt8] {
    var status = stat()
    if fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw Failure(.unreadable, "\(Visible.escape(name)) is a folder, not a script")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw unreadable(name)
      }
      bytes += chunk.prefix(count)
      guard bytes.count <= most else {
        throw Failure(.unreadable, "\(Visible.escape(name)) is larger than \(most >> 20) MB")
      }
    }
  }

  private static func unreadable(_ name: String) -> Failure {
    let reason = String(cString: strerror(errno))
    return Failure(.unreadable, "\(Visible.escape(name)) could not be read: \(reason)")
  }

  /// The path without `.` and `x/..`, so that a script has one name however it is reached.
  static func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let relative = parts.joined(separator: "/")
    if path.hasPrefix("/") { return "/" + relative }
    return relative.isEmpty && !path.isEmpty ? "." : relative
  }
}
