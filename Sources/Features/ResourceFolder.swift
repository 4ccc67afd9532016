import Glibc

/// Finds the files that come with wd, without Foundation, whose start alone costs milliseconds.
enum ResourceFolder {
  /// The folders in which a file `census/train.csv.gz` may lie, most particular first: `$WD_DATA`,
  /// the bundle beside the running program, a `share/wd` beside its folder, this room's sources.
  static var candidates: [String] {
    var folders: [String] = []
    if let chosen = getenv("WD_DATA") { folders.append(String(cString: chosen)) }
    if let program = programFolder {
      folders.append(program + "/wd_Features.resources")
      folders.append(program + "/../share/wd")
    }
    let sources = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    folders.append("/\(sources)/Resources")
    return folders
  }

  /// The folder of the running program, links followed.
  private static var programFolder: String? {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink("/proc/self/exe", $0, buffer.count) } ?? -1
    }
    guard count > 0, count < buffer.count,
      let path = String(validating: buffer[..<count], as: UTF8.self),
      let slash = path.lastIndex(of: "/")
    else { return nil }
    return String(path[..<slash])
  }

  /// The path of a file; throws `dataMissing` with the folders looked in.
  static func path(of file: String) throws -> String {
    let folders = candidates
    for folder in folders where access("\(folder)/\(file)", F_OK) == 0 {
      return "\(folder)/\(file)"
    }
    throw FeaturesError.dataMissing(file: file, folders: folders)
  }
}
