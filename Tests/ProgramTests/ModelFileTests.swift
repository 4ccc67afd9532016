import Commands
import Glibc
import Language
import Testing

/// `save` and `load` of runs in the language, in a folder of their own.
@Suite struct ModelFileTests {
  /// Runs lines with `FOLDER` for a fresh folder; gives the diagnostics.
  static func problems(of text: String) throws -> [String] {
    var template = Array("/tmp/wd-test-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    let folder = String(cString: made)
    defer {
      for name in ["m", "p", "n"] { unlink("\(folder)/\(name).safetensors") }
      rmdir(folder)
    }
    var problems: [String] = []
    let source = Source(name: "test", text: text.replacing("FOLDER", with: folder))
    try Sessions.make().run(source) { outcome in
      if let diagnostic = outcome.diagnostic {
        problems.append(
          "\(diagnostic.code.rawValue) \(diagnostic.message)"
            .replacing(folder, with: "FOLDER"))
      }
      return .goOn
    }
    return problems
  }

  @Test func aRunComesBackFromItsFile() throws {
    let problems = try Self.problems(
      of: #"""
        tr, te = dataset("census")
        te = head(te, 1000)
        m = model(label: .income == ">50K", wide: [.education & .occupation]
          deep: [embed(.education, 4), quantiles(.age, 5)], hidden: [8])
        r = train(m, on: tr, epochs: 1)
        r |> save("FOLDER/m.safetensors")
        back = load("FOLDER/m.safetensors")
        expect all(scores(back, on: te) == scores(r, on: te))
        expect weights(back) == weights(r) within 0
        expect back.loss == r.loss and not back.is_partial
        expect evaluate(back, on: te) == evaluate(r, on: te)
        save(r, "FOLDER/p.safetensors", slots: false)
        expect all(scores(load("FOLDER/p.safetensors"), on: te) == scores(r, on: te))
        expect rows(rank(back, te, take: 3)) == 3
        """#)
    #expect(problems == [])
  }

  @Test func whatCannotBeSavedOrReadIsSaid() throws {
    let problems = try Self.problems(
      of: #"""
        tr = head(first(dataset("census")), 500)
        r = train(model(label: .income == ">50K", wide: [.education]), on: tr, epochs: 1)
        save(r, "FOLDER/m.csv")
        save(r, "FOLDER/")
        save(ensemble([r, r]), "FOLDER/m.safetensors")
        save(r, "FOLDER/nowhere/m.safetensors")
        load("FOLDER/m.safetensors")
        load("FOLDER/.safetensors")
        """#)
    #expect(
      problems == [
        #"E0302 a run is saved as a .safetensors file, found "FOLDER/m.csv""#,
        #"E0302 a run is saved as a .safetensors file, found "FOLDER/""#,
        "E0301 `save` takes a table, a run or a plot, found an ensemble",
        "E0402 FOLDER/nowhere/m.safetensors: cannot be written: No such file or directory",
        "E0402 FOLDER/m.safetensors: cannot be read: there is no such file",
        "E0402 FOLDER/.safetensors: cannot be read: there is no such file",
      ])
  }
}
