import Glibc

/// Names of files for completion.
enum FileNames {
  /// More than anyone looks through.
  private static let most = 1_000

  /// The files and folders that fit a path, as words that take the place of `word`, its last part.
  ///
  /// Without endings any file fits; hidden ones only when the dot is typed.
  static func candidates(_ typed: String, _ word: String, ending endings: [String]) -> [Candidate] {
    let path = typed + word
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let start = slash.map { String(path[path.index(after: $0)...]) } ?? path
    guard !path.utf8.contains(0), let stream = opendir(folder.isEmpty ? "." : folder) else {
      return []
    }
    defer { closedir(stream) }
    // Of a name such as `my-file` readline counts only `file` as the word.
    let passed = start.count - word.count
    var found: [Candidate] = []
    while found.count < most, let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name.hasPrefix(start), !name.hasPrefix(".") || start.hasPrefix("."), name != ".",
        name != "..", passed >= 0
      else { continue }
      let isFolder = isFolder(folder + name)
      guard isFolder || endings.isEmpty || endings.contains(where: { name.hasSuffix($0) }) else {
        continue
      }
      found.append(Candidate(String(name.dropFirst(passed)) + (isFolder ? "/" : "")))
    }
    return found.sorted { $0.text < $1.text }
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
