import Glibc
import Language

/// Finding scripts in folders.
enum ScriptFolder {
  /// The files that paths stand for: a file for itself, a folder for every `.wd` in it, sorted.
  ///
  /// A folder may hold folders; names that start with a dot, and links to folders, are passed
  /// over. Throws a `Failure` for a folder that cannot be read or has no script.
  static func files(at paths: [String]) throws -> [String] {
    try paths.flatMap { path in
      guard isFolder(path) else { return [path] }
      let found = try scripts(in: path)
      guard !found.isEmpty else {
        throw Failure(.unreadable, "\(Visible.escape(path)) holds no file whose name ends in .wd")
      }
      return found
    }
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The scripts in a folder itself, not in the folders it holds.
  static func scripts(beside folder: String) throws -> [String] {
    try names(in: folder).sorted().filter { $0.hasSuffix(".wd") && !isFolder($0) }
  }

  private static func scripts(in folder: String) throws -> [String] {
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    return try names(in: folder).sorted().flatMap { name -> [String] in
      let path = prefix + name
      if isFolder(path) { return isLink(path) ? [] : try scripts(in: path) }
      return name.hasSuffix(".wd") ? [path] : []
    }
  }

  /// The names in a folder, without those that start with a dot.
  static func names(in folder: String) throws -> [String] {
    guard let stream = opendir(folder) else {
      let reason = String(cString: strerror(errno))
      throw Failure(.unreadable, "\(Visible.escape(folder)) could not be read: \(reason)")
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }
}
