import Features
import Glibc
import Models
import Tensors

/// Small models of every kind, trained on a small table, and a folder for their files.
enum SavedModels {
  /// Texts, numbers, lists of both kinds, and labels of all kinds.
  static func table(rows: Int = 60) throws -> Table {
    var random = RandomStream(seed: 5, purpose: .sampling)
    func pick(_ texts: [String]) -> String { texts[random.below(texts.count)] }
    let job = (0..<rows).map { _ in random.below(9) == 0 ? nil : pick(["a", "é", "c\"\\\n"]) }
    let age = (0..<rows).map { $0 % 11 == 0 ? nil : Double(random.below(60)) }
    let apps = ["maps", "zoom", "mail"].map { ListElement($0, weight: 0.5) }
    return try Table(
      name: "small",
      columns: [
        Column(name: "job", texts: job), Column(name: "age", numbers: age),
        Column(name: "town", texts: (0..<rows).map { _ in pick(["x", "y"]) }),
        Column(
          name: "apps",
          values: .lists(
            ListCells((0..<rows).map { Array(apps.prefix($0 % 4)) }, isWeighted: true))),
        Column(name: "tags", lists: (0..<rows).map { $0 % 3 == 0 ? [] : ["p", "q"] }),
        Column(name: "rich", numbers: (0..<rows).map { $0 % 3 == 0 ? 1 : 0 }),
        Column(name: "hours", numbers: (0..<rows).map { Double($0 % 7) }),
        Column(name: "kind", texts: (0..<rows).map { ["u", "v", "w"][$0 % 3] }),
      ])
  }

  static let cross = Formula.crossing([.column("job"), .column("town")])

  /// A name and a run for each thing a model can have.
  static func all() throws -> [(name: String, run: Run)] {
    let rich = Target(.column("rich"))
    let deep: [DeepInput] = [
      .embedding(.column("job"), dimension: 3), .dense(try Quantiles(.column("age"), 5)),
      .dense(Standardise(.column("age"))), .dense(try Raw(.column("age"))),
    ]
    let lists: [DeepInput] = [
      .embedding(.column("tags"), dimension: 2, combiner: .sqrtN),
      .embedding(.column("apps"), dimension: 2, combiner: .sum),
    ]
    let vectors: [DeepInput] = [
      .embedding(.column("job"), dimension: 2), .embedding(.column("town"), dimension: 2),
    ]
    let wide: [Formula] = [
      .column("job"), cross, .bucket(.column("age"), at: [20, 40]), .column("job"),
      .hashed(.column("town"), buckets: 7), .comparison(.greater, .column("age"), .number(30)),
      .vocabulary(.column("job"), minimumCount: 2, outOfVocabulary: 3),
    ]
    func model(
      _ targets: [Target], wide: [Formula] = wide, deep: [DeepInput] = deep,
      hidden: [Hidden] = [4], _ architecture: Architecture = .wideAndDeep
    ) -> ModelDeclaration {
      ModelDeclaration(
        targets: targets, wide: wide, deep: deep, hidden: hidden, architecture: architecture)
    }
    let layers: [Hidden] = [
      4, Hidden(Dropout(rate: 0.25)), Hidden(BatchNorm(momentum: 0.9)), 3,
    ]
    let declarations = [
      ("joint", model([rich])), ("wide", model([rich], deep: [])),
      ("deep", model([rich], wide: [])),
      ("lists", model([rich], wide: [.column("apps")], deep: lists)),
      ("layers", model([rich], hidden: layers)),
      ("no layers", model([rich], hidden: [])),
      ("fm", model([rich], deep: vectors, .factorisationMachine)),
      ("deep_fm", model([rich], deep: vectors, .deepFM)),
      ("number", model([Target(.column("hours"), kind: .regression)])),
      ("classes", model([Target(.column("kind"), kind: .classes)])),
      (
        "several",
        model([
          rich, Target(.column("hours"), kind: .regression, name: "h"),
          Target(.column("kind"), kind: .classes),
        ])
      ),
    ]
    let table = try table()
    return try declarations.map { name, declaration in
      (name, try Models.train(declaration, on: table, using: Recipe(epochs: 2, batch: 16)))
    }
  }

  /// A run with everything a recipe can have.
  static func elaborate() throws -> Run {
    let table = try table()
    let declaration = ModelDeclaration(
      label: .column("rich"), wide: [.column("job"), cross],
      deep: [.embedding(.column("job"), dimension: 3)], hidden: [4], minimumCount: 2)
    let recipe = Recipe(
      epochs: 6, batch: 16, wide: SGD(lr: 0.1, momentum: 0.5), deep: Adam(lr: 0.01), seed: 9,
      schedule: [WarmUp(), CosineDecay()], clip: 1, patience: 2, by: [LogLoss(), AUC()],
      weights: .column("hours"))
    return try Models.train(declaration, on: table, check: table, using: recipe, named: "all")
  }

  /// A folder for the files of a test, taken away after it.
  static func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    var template = Array("/tmp/wd-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ModelFileError.cannotHold("no folder") }
    let folder = String(cString: made)
    defer {
      for name in names(in: folder) { unlink(folder + "/" + name) }
      rmdir(folder)
    }
    return try body(folder)
  }

  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  static func bytes(of path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&chunk, 1, chunk.count, file), count > 0 {
      bytes += chunk.prefix(count)
    }
    return bytes
  }
}
