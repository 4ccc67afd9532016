import Testing

/// What is wrong with a notebook is told with its line, word for word.
@Suite struct NotebookFaultTests {
  let folder: Folder
  init() throws { folder = try Folder() }

  @Test(arguments: [
    (
      "#%% fit {fast}\nx = 1\n",
      """
      error[E0205]: a mark has no option `fast`                                               a.wd, line 1
      1 │ #%% fit {fast}
        │ ^^^^^^^^^^^^^^
        = options: timed, cache, timeout: 60s

      """
    ),
    (
      "#%% fit\nx = 1\n#%% fit\ny = 2\n",
      """
      error[E0208]: each cell has a name of its own, and `fit` is taken                       a.wd, line 3
      3 │ #%% fit
        │ ^^^^^^^
        = first: line 1

      """
    ),
    (
      "x = 1\n\n#> 1\n",
      """
      error[E0113]: a recorded output stands directly below a statement                       a.wd, line 3
      3 │ #> 1
        │ ^^^^

      """
    ),
    (
      "#%% step\nx = ...\n#%% hint\n# One.\n\n## Next\n#%% hint\n",
      """
      error[E0113]: `#%% hint` belongs to a `#%% step` above it                               a.wd, line 7
      7 │ #%% hint
        │ ^^^^^^^^

      """
    ),
  ])
  func refused(text: String, message: String) throws {
    try folder.write(text, to: "a.wd")
    let run = try Program(["test", "a.wd"], in: folder)
    #expect(run.status == 65)
    #expect(run.output.contains("\n\(message)"), "\(run.output)")
  }

  @Test func aMissingPicture() throws {
    try folder.write("x = 1\nx\n#> [plot: loss.svg]\n", to: "a.wd")
    let run = try Program(["render", "a.wd"], in: folder)
    #expect(run.status == 65)
    #expect(
      run.errors == """
        error[E0402]: a.out/loss.svg could not be read: No such file or directory               a.wd, line 3
        3 │ #> [plot: loss.svg]
          │ ^^^^^^^^^^^^^^^^^^^

        """)
  }
}
