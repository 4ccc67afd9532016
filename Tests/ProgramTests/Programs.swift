import FoundationEssentials
import Language
import Testing

/// The golden programs: every `.wd` file below the folders of this target.
struct Programs {
  /// The path below this folder; the test's name.
  struct Program: Sendable, CustomTestStringConvertible {
    let path: String
    var testDescription: String { path }
  }

  private static let home = String(#filePath.dropLast("Programs.swift".count))

  /// The programs below a folder, sorted; empty when there are none.
  static func all(in folder: String) -> [Program] {
    paths(in: folder).filter { $0.hasSuffix(".wd") }.sorted().map(Program.init(path:))
  }

  private static func paths(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: home + folder)) ?? []
    return names.flatMap { name in
      let path = folder + "/" + name
      return name.hasSuffix(".wd") ? [path] : paths(in: path)
    }
  }

  /// A program's text, by its path; also what `use` reads.
  static func source(_ path: String) throws -> Source {
    guard let data = FileManager.default.contents(atPath: home + path) else {
      throw Fault(.badFile, "there is no file \(path)")
    }
    return Source(name: path, bytes: Array(data))
  }

  /// The path that a program means by one beside it.
  static func path(_ path: String, beside source: Source) -> String {
    let folder = source.name.split(separator: "/").dropLast()
    return (folder + [Substring(path)]).joined(separator: "/")
  }
}
