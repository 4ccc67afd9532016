import Glibc
import Testing

/// A training that is killed again and again, and one that is asked to end, go on to the weights of
/// one that nobody disturbed.
@Suite struct CheckpointTests {
  private static let setup = """
    #: seed: 7
    tr = head(first(dataset("census")), 4000)
    m = model(label: .income == ">50K", wide: [.education & .occupation]
      deep: [embed(.education, 8), embed(.occupation, 8), quantiles(.age, 10)], hidden: [32, dropout(0.2)])
    recipe = {epochs: 40, batch: 64}

    """
  private static let show = """

    w = weights(r)
    print("{sum(w.wide.w):.17} {sum(w.deep.W1):.17} {sum(w.deep.w):.17} {rows(history(r))}")

    """

  private static func script(_ line: String, _ folder: Folder, _ name: String) throws -> String {
    try folder.write(setup + line + show, to: name)
    return name
  }

  private static func hasCheckpoint(_ folder: Folder) -> Bool {
    guard let stream = opendir(folder.path + "/kept") else { return false }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      // `step-…`, not `.step-…`.
      if entry.pointee.d_name.0 == CChar(bitPattern: UInt8(ascii: "s")) { return true }
    }
    return false
  }

  private static func start(_ arguments: [String], in folder: Folder) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    return try Program.spawn(arguments, in: folder, &actions, nil)
  }

  private static let train = #"r = train(m, on: tr, using: recipe, checkpoints: "kept", every: 20)"#
  private static let resume = #"r = resume("kept", on: tr, every: 20)"#

  @Test func killedOrAskedToEndItGoesOn() throws {
    let folder = try Folder()
    let whole = try Program(
      ["run", Self.script("r = train(m, on: tr, using: recipe)", folder, "whole.wd")], in: folder)
    #expect(whole.status == 0)
    let (first, rest) = (
      try Self.script(Self.train, folder, "train.wd"),
      try Self.script(Self.resume, folder, "resume.wd")
    )
    for (kill, signal) in [SIGKILL, SIGKILL, SIGTERM, SIGKILL].enumerated() {
      let process = try Self.start(
        ["run", Self.hasCheckpoint(folder) ? rest : first], in: folder)
      while kill == 0, !Self.hasCheckpoint(folder) { usleep(1_000) }
      // Wherever it is by then: the end must be the same.
      usleep(UInt32(30_000 + 17_000 * kill))
      Glibc.kill(process, signal)
      let status = try Program.status(of: process)
      #expect([0, 128 + signal].contains(status))
    }
    let end = try Program(["run", rest], in: folder)
    #expect(end.status == 0)
    #expect(end.output == whole.output)
    #expect(end.errors == "")
  }

  @Test func aFolderOfAnotherTrainingIsRefused() throws {
    let folder = try Folder()
    let script = try Self.script(Self.train, folder, "train.wd")
    #expect(try Program(["run", script], in: folder).status == 0)
    let again = try Program(["run", script], in: folder)
    #expect(again.status == 1)
    #expect(again.errors.contains("a new training needs a folder without checkpoints"))
    let other = try Self.script(
      #"r = resume("kept", on: tr)"#, folder, "other.wd")
    let done = try Program(["run", other], in: folder)
    #expect(done.status == 0, "a complete run comes back as it is")
    let none = try Program(
      ["run", Self.script(#"r = resume("nothing", on: tr)"#, folder, "none.wd")], in: folder)
    #expect(none.errors.contains("there is no checkpoint here"))
  }
}
