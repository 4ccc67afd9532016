import Features
import Models
import Tensors
import Testing

/// Files that are no models, or were: each is an error of one line, never a trap.
@Suite struct ModelFileFaultTests {
  static let whole: [UInt8] =
    (try? SavedModels.all().first).flatMap {
      try? ModelFileTests.bytes($0.run)
    } ?? []

  /// What loading the bytes says; empty when it succeeds.
  static func words(for bytes: [UInt8]) throws -> String {
    try SavedModels.withFolder { folder in
      try writeWhole(bytes, to: folder + "/m.safetensors")
      do {
        _ = try loadModel(from: folder + "/m.safetensors")
        return ""
      } catch let error as ModelFileError {
        #expect(!error.message.contains("\n"))
        return error.message.replacing(folder + "/", with: "")
      }
    }
  }

  static func file(_ json: String, data: Int = 0) -> [UInt8] {
    withUnsafeBytes(of: UInt64(json.utf8.count).littleEndian) { Array($0) } + Array(json.utf8)
      + [UInt8](repeating: 0, count: data)
  }

  @Test(
    arguments: [
      ([], "m.safetensors is no model file: it has 0 bytes"),
      ([1, 2, 3, 4, 5, 6, 7], "m.safetensors is no model file: it has 7 bytes"),
      (
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13],
        "m.safetensors is no model file: its first bytes are not the length of a header"
      ),
      (
        [0, 0, 0, 0, 0, 0, 0, 0x80],
        "m.safetensors is no model file: its first bytes are not the length of a header"
      ),
      (
        Array("age,income\n1,2\n3,4\n".utf8),
        "m.safetensors is no model file: its first bytes are not the length of a header"
      ),
      (file("[]"), "m.safetensors is no model file: it has no header"),
      (
        file("{}"),
        "m.safetensors holds tensors but no model of wd: its metadata have no `schema`"
      ),
      (file("{\"a\""), "m.safetensors is damaged: its header is not that of a safetensors file"),
    ] as [([UInt8], String)])
  func whatIsNoModel(bytes: [UInt8], words: String) throws {
    #expect(try Self.words(for: bytes) == words)
  }

  static let tensors: [(String, Int, String)] = [
    (
      #""a": {"dtype": "F32", "shape": [4294967296, 4294967296], "data_offsets": [0, 0]}"#, 0,
      "the shape of `a` is not as long as its bytes"
    ),
    (
      #""a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}"#, 4,
      "the shape of `a` is not as long as its bytes"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}"#, 8,
      "its tensors take 4 bytes and there are 8: something follows them"
    ),
    (
      #""a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}"#, 4,
      "its tensors take 8 bytes and there are 4: it is cut off"
    ),
    (
      #""a": {"dtype": "F16", "shape": [2], "data_offsets": [0, 4]}"#, 4,
      "numbers are F32; those of `a` are F16"
    ),
    (#""a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 0]}"#, 4, "`a` has no sound place"),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4, 8]}"#, 8,
      "`a` has no sound place"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [1e300, 4]}"#, 4,
      "its header is not that of a safetensors file"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "#
        + #""b": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}"#, 4,
      "`b` overlaps another"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}"#, 8,
      "`a` leaves a gap before it"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "#
        + #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}"#, 4,
      "its header has \"a\" twice"
    ),
    (
      #""a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}, "#
        + #""\u0061": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}"#, 4,
      "its header has a name twice"
    ),
  ]

  @Test(arguments: tensors)
  func tensorsThatCannotBe(tensors: String, data: Int, words: String) throws {
    let head = "{" + tensors + "}"
    #expect(
      try Self.words(for: Self.file(head, data: data)) == "m.safetensors is damaged: \(words)")
  }

  @Test func aDeepHeaderIsRefused() throws {
    let head = "{\"a\": " + String(repeating: "[", count: 100_000)
    #expect(
      try Self.words(for: Self.file(head))
        == "m.safetensors is damaged: its header nests more than 500 deep")
  }

  @Test func aNewerFormatSaysWhatItNeeds() throws {
    let metadata = #"{"__metadata__": {"wd_format": "7", "wd_version": "3.1.0", "schema": "{}"}}"#
    #expect(
      try Self.words(for: Self.file(metadata))
        == "m.safetensors is in format 7 of model files and needs wd 3.1.0 or newer; this wd reads "
        + "format 1")
  }

  /// Any prefix, any flipped bit, anything behind: an error each, and memory for none of it.
  @Test(arguments: 0..<4) func damageIsFound(seed: Int) throws {
    let whole = Self.whole
    try #require(whole.count > 1_000)
    #expect(try Self.words(for: whole) == "")
    var random = RandomStream(seed: UInt64(seed), purpose: .sampling)
    for _ in 0..<30 {
      #expect(try Self.words(for: Array(whole.prefix(random.below(whole.count)))) != "")
      var flipped = whole
      let place = random.below(whole.count)
      flipped[place] ^= 1 << UInt8(random.below(8))
      #expect(try Self.words(for: flipped) != "")
      var swapped = whole
      swapped.swapAt(random.below(whole.count), random.below(whole.count))
      if swapped != whole { #expect(try Self.words(for: swapped) != "") }
    }
    #expect(try Self.words(for: whole + [0]) != "")
  }
}
