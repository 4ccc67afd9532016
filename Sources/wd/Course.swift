import Glibc
import Language
import Notebooks

/// The lessons at hand, each with how far the learner is.
struct Course {
  private struct Entry {
    let path: String
    let title: String
    let order: Double
    let progress: String
  }

  private let entries: [Entry]

  /// The lessons of a folder; without one, those here, in `lessons` and in `tutorials`, and those
  /// begun elsewhere.
  init(in folder: String?) throws {
    var paths: [String]
    if let folder {
      paths = try ScriptFolder.files(at: [folder])
    } else {
      paths = (try? ScriptFolder.scripts(beside: ".")) ?? []
      for name in ["lessons", "tutorials"] where ScriptFolder.isFolder(name) {
        paths += (try? ScriptFolder.files(at: [name])) ?? []
      }
      let known = Set(paths.map(LessonFiles.absolute))
      paths += Self.begun().filter { !known.contains($0) }
    }
    entries = paths.compactMap(Self.entry).sorted { ($0.order, $0.path) < ($1.order, $1.path) }
  }

  private static func begun() -> [String] {
    guard let folder = LessonFiles.folder, ScriptFolder.isFolder(folder),
      let files = try? ScriptFolder.files(at: [folder])
    else { return [] }
    return files.compactMap { file in
      guard let source = try? ScriptFile.read(file), let work = LessonWork(reading: source),
        access(work.lesson, R_OK) == 0
      else { return nil }
      return work.lesson
    }
  }

  private static func entry(_ path: String) -> Entry? {
    guard let lesson = try? LessonFiles.lesson(at: path) else { return nil }
    let work = LessonFiles.work(on: lesson)
    let count = lesson.steps.count
    let progress =
      if work.isDone { "done" } else if work.place == 0 { "\(count) steps" } else {
        "\(work.place) of \(count) steps"
      }
    return Entry(
      path: ScriptFile.tidied(path), title: lesson.title,
      order: lesson.document.frontMatter["order"].flatMap { Double($0) } ?? .infinity,
      progress: progress)
  }

  var text: String {
    guard !entries.isEmpty else {
      return
        "There is no lesson here: wd learn FILE opens one, wd learn FOLDER lists those of a folder."
    }
    let rows = entries.map { [Visible.escape($0.path), Visible.escape($0.title), $0.progress] }
    let widths = (0..<2).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
      return "  " + (cells + [row[2]]).joined(separator: "   ")
    }
    return (lines + ["", "wd learn FILE starts one, or goes on where you were."])
      .joined(separator: "\n")
  }
}
