import Glibc
import Language
import Notebooks
import REPL

/// Lessons in files, and the learner's work on them, kept where state belongs.
enum LessonFiles {
  /// Reads a lesson; throws a `Failure` for a script that is none, `Diagnostics` for a bad one.
  static func lesson(at path: String) throws -> Lesson {
    let source = try ScriptFile.read(path)
    guard let lesson = try Lesson(try Document(source)) else {
      throw Failure(
        .unreadable,
        "\(Visible.escape(source.name)) is no lesson: it has no step (`#%% step`); wd run runs it")
    }
    return lesson
  }

  /// The learner's work on a lesson so far; new where there is none that fits.
  static func work(on lesson: Lesson) -> LessonWork {
    let path = absolute(lesson.document.source.name)
    let new = LessonWork(lesson: path, title: lesson.title, steps: lesson.steps.count)
    guard let place = place(of: path), let source = try? ScriptFile.read(place),
      let old = LessonWork(reading: source), old.lesson == path,
      old.outcomes.count == new.outcomes.count
    else { return new }
    return old
  }

  /// Keeps the work; returns the file it is in.
  @discardableResult
  static func save(_ work: LessonWork, on lesson: Lesson) throws -> String {
    guard let place = place(of: work.lesson) else {
      throw Failure(.failed, "progress is not kept: there is no HOME")
    }
    try BookFiles.makeFolders(of: place)
    try ScriptFile.write(Array(work.text(for: lesson).utf8), to: place)
    return place
  }

  /// `$XDG_STATE_HOME/wd/lessons`, or `~/.local/state/wd/lessons`; `nil` without a home.
  static var folder: String? {
    if let state = getenv("XDG_STATE_HOME").map({ String(cString: $0) }), state.hasPrefix("/") {
      return state + "/wd/lessons"
    }
    return getenv("HOME").map { String(cString: $0) + "/.local/state/wd/lessons" }
  }

  /// A name that no other lesson's work has.
  private static func place(of path: String) -> String? {
    // Two files of one name in two folders are two lessons.
    let hash = Fingerprint(path.utf8).value
    let name = path.split(separator: "/").last.map(String.init) ?? "lesson"
    let stem = name.hasSuffix(".wd") ? String(name.dropLast(3)) : name
    return folder.map { "\($0)/\(stem)-\(String(hash, radix: 16)).wd" }
  }

  static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
