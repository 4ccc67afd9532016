import Glibc
import Language
import REPL

extension ScriptFile {
  /// Writes a new file, or over an old one.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw unwritable(path) }
    try fill(file, with: bytes, path)
  }

  /// Puts a new text in a script's place, whole or not at all.
  ///
  /// Throws a `Failure` when the script has changed since it was read.
  static func replace(_ source: Source, with bytes: [UInt8]) throws {
    guard try read(source.name).bytes == source.bytes else {
      throw Failure(.failed, "\(Visible.escape(source.name)) was changed while it ran: left alone")
    }
    // A link stays a link: what it leads to is replaced.
    guard let resolved = realpath(source.name, nil) else { throw unwritable(source.name) }
    defer { free(resolved) }
    let path = String(cString: resolved)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.failed, "\(Visible.escape(source.name)) is not a file: left alone")
    }
    try writeWhole(bytes, to: path, mode: status.st_mode & 0o7777, named: source.name)
  }

  /// Writes a file, whole or not at all.
  static func writeWhole(
    _ bytes: [UInt8], to path: String, mode: mode_t, named name: String
  ) throws {
    let temporary = "\(path).\(getpid()).tmp"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable(name) }
    do {
      fchmod(file, mode)
      try fill(file, with: bytes, name)
      guard rename(temporary, path) == 0 else { throw unwritable(name) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes all of the bytes to the disk and closes the file.
  private static func fill(_ file: Int32, with bytes: [UInt8], _ name: String) throws {
    let reason = Descriptor.write(bytes, to: file)
    // Pipes and devices have nothing to sync.
    let isSynced = fsync(file) == 0 || errno == EINVAL || errno == EROFS
    let isClosed = close(file) == 0
    if let reason { throw unwritable(name, reason) }
    guard isSynced, isClosed else { throw unwritable(name) }
  }

  private static func unwritable(
    _ name: String, _ reason: String = String(cString: strerror(errno))
  ) -> Failure {
    Failure(.failed, "\(Visible.escape(name)) could not be written: \(reason)")
  }
}
