import Commands
import Glibc
import Language
import Notebooks
import REPL
import Synchronization

/// The folder in which the cells of one script keep their results, and the files they read.
final class CellFolder: CellStore {
  private let path: String
  private let opened = OpenedFiles()

  /// `nil` for a script that is no file, or without a home.
  init?(of source: Source) {
    guard let folder = Self.folder, let real = realpath(source.name, nil) else { return nil }
    defer { free(real) }
    let script = String(cString: real)
    let file = script.split(separator: "/").last.map(String.init) ?? "script"
    let stem = file.hasSuffix(".wd") ? String(file.dropLast(3)) : file
    path = "\(folder)/\(stem)-\(String(Fingerprint(script.utf8).value, radix: 16))"
  }

  /// `$XDG_CACHE_HOME/wd/cells`, or `~/.cache/wd/cells`.
  private static var folder: String? {
    if let cache = getenv("XDG_CACHE_HOME").map({ String(cString: $0) }), cache.hasPrefix("/") {
      return cache + "/wd/cells"
    }
    return getenv("HOME").map { String(cString: $0) + "/.cache/wd/cells" }
  }

  /// Permissions that tell this folder which files are opened.
  func observing(_ permissions: Permissions) -> Permissions {
    permissions.observed { [opened] path, use in
      opened.add(OpenedFile(path: LessonFiles.absolute(path), isWritten: use == .writing))
    }
  }

  // MARK: CellStore

  /// A program that was built again has another size or time.
  lazy var program: String = {
    var status = stat()
    stat("/proc/self/exe", &status)
    let time = status.st_mtim
    return "\(Catalogue.release) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }()

  var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  func takeOpened() -> [OpenedFile] { opened.take() }

  func fingerprint(of path: String) -> UInt64? {
    guard Self.isPlainFile(path), let bytes = try? ScriptFile.bytes(of: path, atMost: 1 << 40)
    else { return nil }
    return Fingerprint(bytes).value
  }

  func bytes(of cell: String) -> [UInt8]? {
    let path = place(of: cell)
    guard Self.isPlainFile(path) else { return nil }
    return try? ScriptFile.bytes(of: path, atMost: 2 << 30)
  }

  func keep(_ bytes: [UInt8], of cell: String) throws {
    let path = place(of: cell)
    try BookFiles.makeFolders(of: path, mode: 0o700)
    removeOrphans(of: path)
    try ScriptFile.writeWhole(bytes, to: path, mode: 0o600, named: path)
  }

  /// Removes what earlier writes of a cell have left behind that did not come to their end.
  private func removeOrphans(of cell: String) {
    guard let names = try? ScriptFolder.names(in: path) else { return }
    for file in names.map({ "\(path)/\($0)" })
    where file.hasPrefix(cell + ".") && file.hasSuffix(".tmp") {
      unlink(file)
    }
  }

  private func place(of cell: String) -> String {
    "\(path)/\(String(Fingerprint(cell.utf8).value, radix: 16)).cell"
  }

  private static func isPlainFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

/// The files a session has opened, told from whichever thread.
private final class OpenedFiles: Sendable {
  private let files = Mutex<Set<OpenedFile>>([])

  func add(_ file: OpenedFile) { files.withLock { _ = $0.insert(file) } }

  func take() -> [OpenedFile] {
    files.withLock { files in
      defer { files = [] }
      return Array(files)
    }
  }
}
