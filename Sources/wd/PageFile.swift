import ArgumentParser
import Glibc
import Language
import Notebooks
import REPL

/// The forms that scripts can be rendered to.
enum PageForm: String, ExpressibleByArgument, CaseIterable {
  case html, markdown, ipynb

  var ending: String {
    switch self {
    case .html: ".html"
    case .markdown: ".md"
    case .ipynb: ".ipynb"
    }
  }
}

/// A script to be made a page of.
struct PageFile {
  let article: Article
  let pictures: Pictures

  /// Reads a script, and runs it first if given bounds; problems are reported with their lines.
  static func read(_ path: String, running bounds: Bounds? = nil) throws -> PageFile {
    var source = try ScriptFile.read(path)
    if let bounds {
      let promoted = try Promote.run(source, bounds, keepsCells: true)
      let hasError = promoted.result.differences.contains { $0.diagnostic != nil }
      guard let bytes = promoted.bytes, !hasError else {
        let problems = promoted.result.problems(colour: Terminal.allowsColour(STDERR_FILENO))
        throw Failure(
          promoted.result.isRefused ? .unreadable : .failed,
          "\(Visible.escape(source.name)) was not rendered: its run failed\n\n\(problems)")
      }
      source = Source(name: source.name, bytes: bytes)
    }
    return try reporting {
      PageFile(article: Article(try Document(source)), pictures: pictures(beside: source))
    }
  }

  /// Pictures are read from the script's folder.
  static func pictures(beside source: Source) -> Pictures {
    let folder = source.name.lastIndex(of: "/").map { String(source.name[...$0]) } ?? "./"
    return Pictures(of: source) { path in
      do {
        return try ScriptFile.read(folder + path).bytes
      } catch let failure as Failure {
        throw Fault(.badFile, failure.message)
      }
    }
  }

  func text(as form: PageForm, place: HTMLPage.Place? = nil) throws -> String {
    switch form {
    case .html: try HTMLPage.text(article, pictures: pictures, place: place)
    case .markdown: try MarkdownPage.text(article, pictures: pictures)
    case .ipynb: try NotebookFile.text(article, pictures: pictures)
    }
  }

  /// Beside the script, with the form's ending.
  func path(as form: PageForm) -> String {
    let name = article.document.source.name
    return (name.hasSuffix(".wd") ? String(name.dropLast(3)) : name) + form.ending
  }

  /// Diagnostics on standard error, and status 65.
  static func reporting<Result>(_ body: () throws -> Result) throws -> Result {
    do {
      return try body()
    } catch let refused as Diagnostics {
      let renderer = DiagnosticRenderer(on: STDERR_FILENO)
      for problem in refused.all { StandardError.write(renderer.text(problem) + "\n") }
      throw ExitCode(ExitStatus.unreadable.rawValue)
    }
  }
}

/// A folder of scripts to be made a book of.
enum BookFiles {
  /// Writes a page for each script of a folder, and the contents; nothing when one is refused.
  static func write(
    _ folder: String, as form: PageForm, to output: String?, running bounds: Bounds?
  ) throws -> ExitStatus {
    let folder = ScriptFile.tidied(folder)
    let pages = try ScriptFolder.files(at: [folder]).map { try PageFile.read($0, running: bounds) }
    let name = folder.split(separator: "/").last.map(String.init) ?? "book"
    let target = output.map(ScriptFile.tidied) ?? folder + ".book"
    guard target != "-" else {
      throw Failure(.failed, "a book is several files: --output names a folder for them")
    }
    var files: [(path: String, text: String)] = []
    let address = { (page: PageFile) in
      let path = page.path(as: form)
      return folder == "." ? path : String(path.dropFirst(folder.utf8.count + 1))
    }
    if form == .html {
      let chapters = pages.map { Book.Chapter(article: $0.article, address: address($0)) }
      let book = Book(name: name, chapters)
      try PageFile.reporting {
        for (index, chapter) in book.chapters.enumerated() {
          guard let page = pages.first(where: { address($0) == chapter.address }) else { continue }
          let text = try page.text(as: form, place: book.place(of: index))
          files.append((chapter.address, text))
        }
        let index = pages.first { address($0) == "index.html" } ?? pages.first
        if let index { files.append(("index.html", try book.contents(pictures: index.pictures))) }
      }
    } else {
      try PageFile.reporting {
        for page in pages { files.append((address(page), try page.text(as: form))) }
      }
    }
    for file in files {
      let path = target + "/" + file.path
      try makeFolders(of: path)
      try ScriptFile.write(Array(file.text.utf8), to: path)
    }
    let first = form == .html ? "/index.html" : ""
    try StandardOutput.print(
      "rendered  \(Visible.escape(target))\(first) (\(files.count) files)\n")
    return .good
  }

  /// Makes the folders that a path leads through.
  static func makeFolders(of path: String, mode: mode_t = 0o777) throws {
    for (index, letter) in zip(path.indices, path) where letter == "/" && index != path.startIndex {
      let folder = String(path[..<index])
      guard mkdir(folder, mode) == 0 || errno == EEXIST else {
        let reason = String(cString: strerror(errno))
        throw Failure(.failed, "\(Visible.escape(folder)) could not be made: \(reason)")
      }
    }
  }
}
