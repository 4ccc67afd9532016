import Language

/// The pictures beside a document, read by whoever may read files.
public struct Pictures {
  /// The bytes at a path relative to the document's folder; throws a `Fault` when there are none.
  private let read: (String) throws -> [UInt8]
  /// The folder of what the document draws, relative to its own: `name.out`.
  let folder: String

  public init(of source: Source, read: @escaping (String) throws -> [UInt8]) {
    self.read = read
    folder = Self.folder(of: source)
  }

  /// `loss.out` for `…/loss.wd`.
  public static func folder(of source: Source) -> String {
    let name = source.name.split(separator: "/").last.map(String.init) ?? "notebook"
    return (name.hasSuffix(".wd") ? String(name.dropLast(3)) : name) + ".out"
  }

  /// A picture that the document has recorded as `[plot: name]`.
  public func drawing(_ name: String) throws -> [UInt8] {
    guard Self.isName(name) else {
      throw Fault(
        .badFile, "a recorded picture is an .svg file in \(folder), found `\(Visible.escape(name))`"
      )
    }
    return try read(folder + "/" + name)
  }

  /// A file's own name, of a picture that can be drawn.
  static func isName(_ name: String) -> Bool {
    name.hasSuffix(".svg") && !name.hasPrefix(".") && !name.utf8.contains(UInt8(ascii: "/"))
  }

  /// Whether a drawing can be read, and why not.
  func problem(with name: String) -> String? {
    do {
      _ = try drawing(name)
      return nil
    } catch {
      return (error as? Fault)?.message ?? "\(error)"
    }
  }

  /// A picture that the prose shows, as an address that holds it; `nil` for other kinds of file.
  func dataAddress(_ path: String) throws -> String? {
    let kinds = [
      "svg": "image/svg+xml", "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg",
      "gif": "image/gif", "webp": "image/webp",
    ]
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let kind = kinds[ending] else { return nil }
    return "data:\(kind);base64," + Base64.encode(try read(path))
  }
}

extension Document {
  /// What is recorded as a picture and has none, each with its line.
  func missing(_ pictures: Pictures) -> [Difference] {
    items.flatMap { item -> [Difference] in
      guard case .record(let index) = item.kind, steps.indices.contains(index) else { return [] }
      return item.lines.compactMap { line in
        let text = source.line(line)
        guard text.hasPrefix("#>"), let name = Record.picture(in: String(text.dropFirst(2))),
          let problem = pictures.problem(with: name)
        else { return nil }
        return Difference(
          file: source.name, line: line, code: text, summary: "a picture is missing: \(problem)",
          changes: [])
      }
    }
  }
}
