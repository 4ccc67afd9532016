import Glibc
import Testing

/// The `wd` that was built beside the tests, run as a user runs it.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  /// Runs `wd`; the input comes from a file, and both outputs go to files.
  init(
    _ arguments: [String], input: String = "", output: String? = nil, environment: [String] = [],
    in folder: Folder
  ) throws {
    let inputPath = try folder.write(input, to: "standard.input")
    let outputPath = output ?? folder.path + "/standard.output"
    let errorsPath = folder.path + "/standard.error"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, writing, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorsPath, writing, 0o600)
    let process = try Self.spawn(
      arguments, in: folder, &actions, nil, environment: environment)
    status = try Self.status(of: process)
    self.output = output == nil ? try folder.read("standard.output") : ""
    errors = try folder.read("standard.error")
  }

  static func spawn(
    _ arguments: [String], in folder: Folder, _ actions: inout posix_spawn_file_actions_t,
    _ attributes: UnsafePointer<posix_spawnattr_t>?, environment: [String] = []
  ) throws -> pid_t {
    let wd = try besideTheTests("wd")
    var process = pid_t()
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder.path]
    let argv = (shell + [wd] + arguments).map { strdup($0) } + [nil]
    let names = ["PATH", "LD_LIBRARY_PATH"]
    let kept = names.compactMap { name in getenv(name).map { "\(name)=\(String(cString: $0))" } }
    let envp = (kept + ["SWIFT_BACKTRACE=enable=no"] + environment).map { strdup($0) } + [nil]
    defer { for text in argv + envp { free(text) } }
    let status = posix_spawn(&process, shell[0], &actions, attributes, argv, envp)
    try #require(status == 0, "\(wd) could not be started")
    return process
  }

  /// The path of a program in the folder that this one runs from.
  private static func besideTheTests(_ name: String) throws -> String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = try buffer.withUnsafeMutableBytes { bytes in
      readlink("/proc/self/exe", try #require(bytes.baseAddress), bytes.count)
    }
    let path = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
    return path[..<(try #require(path.lastIndex(of: "/")))] + "/" + name
  }

  /// Waits for the end: the exit status, or 128 and the signal, as shells count.
  static func status(of process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { try #require(errno == EINTR) }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

/// A folder of its own for one test.
final class Folder {
  let path: String

  init() throws {
    var template = Array("/tmp/wd-tests-XXXXXX".utf8CString)
    path = String(cString: try #require(mkdtemp(&template)))
  }

  deinit { remove(path) }

  private func remove(_ path: String) {
    if let stream = opendir(path) {
      while let entry = readdir(stream) {
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        if name != ".", name != ".." { remove(path + "/" + name) }
      }
      closedir(stream)
    }
    Glibc.remove(path)
  }

  /// The path of the new file; folders on the way are made.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    for (index, letter) in name.enumerated() where letter == "/" {
      mkdir(path + "/" + name.prefix(index), 0o700)
    }
    let file = try #require(fopen(path + "/" + name, "w"))
    defer { fclose(file) }
    let bytes = Array(text.utf8)
    try #require(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    return path + "/" + name
  }

  func read(_ name: String) throws -> String {
    let file = try #require(fopen(path + "/" + name, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
