import Testing

/// The `:` commands at a terminal.
@Suite struct PromptCommandTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  /// Types lines, each after the prompt.
  private func type(_ lines: [String], _ user: Keyboard, prompt: String = "wd> ") throws {
    for line in lines {
      try user.wait(for: prompt)
      try user.type(line + "\r")
    }
  }

  @Test func takesEntriesBack() throws {
    let user = try Keyboard(in: folder)
    try type(["x = 1", "x = 2", "y = 5", ":undo"], user)
    try user.wait(for: "taken back: y = 5")
    try type([":undo", "x + 40"], user)
    try user.wait(for: "41\r\n")
    try type(["y"], user)
    try user.wait(for: "E0201")
    try type([":undo", ":undo", ":undo"], user)
    try user.wait(for: "there is nothing to take back")
    #expect(try user.leave() == 0)
  }

  @Test func forksAndForgets() throws {
    let user = try Keyboard(in: folder)
    try type(["x = 20", "fn twice() 2 * x", ":fork wider"], user)
    try type(["x = 4", "twice()"], user, prompt: "wd wider> ")
    try user.wait(for: "8\r\n")
    try type([":switch"], user, prompt: "wd wider> ")
    try user.wait(for: "main\r\n  wider  you are here")
    try type([":switch main"], user, prompt: "wd wider> ")
    try type(["twice()"], user)
    try user.wait(for: "40\r\n")
    try type([":switch nowhere"], user)
    try user.wait(for: "there are: main, wider")
    try type([":fork a b"], user)
    try user.wait(for: "needs a name")
    try type([":reset", "x"], user)
    try user.wait(for: "E0201")
    try type([":undo", "x"], user)
    try user.wait(for: "20\r\n")
    #expect(try user.leave() == 0)
  }

  @Test func savesAScriptThatTestsItself() throws {
    let user = try Keyboard(in: folder)
    try type(
      [
        "# Rows of the census", "tr, te = dataset(\"census\")", "1 +)",
        "rows(tr)  # of them", "|> sqrt()", "ans * 2", "print(\"a\\nb\")", "one = 1; 2", "tr",
        ":save lesson", "[0][7]", ":save lesson", "x = 3",
      ], user)
    try type([":save lesson.wd"], user)
    try user.wait(for: "wrote lesson.wd")
    #expect(try user.leave() == 0)
    let text = try folder.read("lesson.wd")
    #expect(text.hasPrefix("# Rows of the census\n\ntr, te = dataset(\"census\")\n"))
    #expect(text.contains("\nans = rows(tr)  # of them\nans\n#> 32561\n"))
    #expect(!text.contains("[0][7]"))
    let test = try Program(["test", "lesson.wd"], in: folder)
    #expect(test.status == 0, "\(test.output)")
    #expect(try Program(["fmt", "--check", "lesson.wd"], in: folder).status == 0)
  }

  @Test func writesOverNothingOfOthers() throws {
    try folder.write("precious", to: "old.wd")
    let user = try Keyboard(in: folder)
    try type([":save old.wd"], user)
    try user.wait(for: "there is nothing to save yet")
    try type(["1", ":save old.wd"], user)
    try user.wait(for: "is there already; :save old.wd! writes over it")
    #expect(try folder.read("old.wd") == "precious")
    try type([":save old.wd!", ":save no/such/folder.wd"], user)
    try user.wait(for: "could not be written")
    #expect(try user.leave() == 0)
    #expect(try folder.read("old.wd") == "1\n#> 1\n")
  }

  @Test func loadsAScript() throws {
    try folder.write("x = 6\nx * 7\n#> 42\nx + nothing\n#! E0201\n", to: "a.wd")
    try folder.write("x = (", to: "bad.wd")
    let user = try Keyboard(in: folder)
    try type([":load a.wd"], user)
    try user.wait(for: "42\r\n")
    try type(["x + 1"], user)
    try user.wait(for: "7\r\n")
    try type([":load bad.wd"], user)
    try user.wait(for: "E0103")
    try type([":load nowhere.wd"], user)
    try user.wait(for: "No such file")
    #expect(try user.leave() == 0)
  }

  @Test func editsTheLastEntry() throws {
    let editor = ["TERM=xterm", "EDITOR=sed -i s/20/41/"]
    let user = try Keyboard(in: folder, environment: editor)
    try type(["20 + 1", ":edit"], user)
    try user.wait(for: "42\r\n")
    try type(["fn f(a) {\ra * 20\r}", ":edit f", "f(1)"], user)
    try user.wait(for: "41\r\n")
    try type([":edit g"], user)
    try user.wait(for: "no entry here gave `g` its value")
    #expect(try user.leave() == 0)
  }

  @Test func boundsAComputation() throws {
    let user = try Keyboard(in: folder)
    try type([":limits operations 10000", "for i in 1..1000000 { }"], user)
    try user.wait(for: "E0602")
    try type([":limits operations off", "for i in 1..1000000 { }", ":limits time nan"], user)
    try user.wait(for: "takes a number above 0")
    try type([":limits size 3"], user)
    try user.wait(for: "the limits are calls, memory, operations, time")
    #expect(try user.leave() == 0)
  }

  @Test func describesNames() throws {
    let user = try Keyboard(in: folder)
    try type([":vars"], user)
    try user.wait(for: "nothing has a name yet")
    try type(["tr = first(dataset(\"census\"))", "xs = [1, 2, 3]", ":vars"], user)
    try user.wait(for: "tr  table census 32,561 × 15  ")
    try user.wait(for: " MB\r\n  xs  a list of 3")
    #expect(try user.leave() == 0)
  }

  @Test func saysWhereTimeGoes() throws {
    let user = try Keyboard(in: folder)
    try type(["fn f(xs) {\r  ys = map(xs, fn(x) sqrt(x))\r  sum(ys)\r}"], user)
    try type([":profile f([1, 4, 9])"], user)
    try user.wait(for: "6\r\ntook ")
    try user.wait(for: "  sqrt")
    try user.wait(for: "3 calls\r\n")
    try user.wait(for: "between commands")
    try user.wait(for: "prompt 1:2  ys = map(xs, fn(x) sqrt(x))")
    #expect(try user.leave() == 0)
  }

  @Test func tracesAnError() throws {
    let user = try Keyboard(in: folder)
    try type(["fn g(x) [x][x]", "fn f(x) g(x)", "f(1)", ":trace"], user)
    try user.wait(for: "the calls, outermost first:")
    #expect(try user.leave() == 0)
  }

  @Test func searchesTheHelp() throws {
    let user = try Keyboard(in: folder)
    try type(["??csv"], user)
    try user.wait(for: "  load  Reads a table from a file: CSV")
    try type(["??zebra crossings"], user)
    try user.wait(for: "no command speaks of")
    try type(["?"], user)
    try user.wait(for: "?name explains one of them")
    try type([":help fork"], user)
    try user.wait(for: "Starts a line of work from here")
    #expect(try user.leave() == 0)
  }

  @Test func keepsAHalfTrainedModel() throws {
    let user = try Keyboard(in: folder)
    try type(
      [
        "tr = first(dataset(\"census\"))",
        "m = model(label: .income == \">50K\", wide: [.education], deep: [embed(.education, 4)])",
        "r = train(m, on: tr, epochs: 10000)",
      ], user)
    // The line of progress.
    try user.wait(for: "examples/s")
    try user.type("\u{3}")
    try user.wait(for: "`r` is what there is so far, and resume(r) goes on")
    try type(["evaluate(r, on: tr).auc > 0.5", "r.is_partial"], user)
    try user.wait(for: "true\r\n")
    try type(["resume(r)"], user)
    try user.wait(for: "examples/s")
    try user.type("\u{3}")
    try user.wait(for: "`ans` is what there is so far")
    #expect(try user.leave() == 0)
  }
}
