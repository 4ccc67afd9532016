import Kernel
import Testing

@Suite struct ConnectionFileTests {
  /// The example of the Jupyter client documentation, "Connection files".
  static let fields = [
    "control_port": "50160", "shell_port": "57503", "transport": "\"tcp\"",
    "signature_scheme": "\"hmac-sha256\"", "stdin_port": "52597", "hb_port": "42540",
    "ip": "\"127.0.0.1\"", "iopub_port": "40885", "key": "\"a0436f6c-1916-498b-8eb9-e81ab9368e84\"",
  ]

  static func bytes(changing changes: [String: String?] = [:]) -> [UInt8] {
    var fields = fields
    for (name, value) in changes { fields[name] = value }
    return Array("{\(fields.map { "\"\($0)\": \($1)" }.joined(separator: ", "))}".utf8)
  }

  static func read(_ changes: [String: String?], mode: UInt32 = 0o100600) throws {
    _ = try ConnectionFile(bytes: bytes(changing: changes), mode: mode)
  }

  @Test func readsTheExample() throws {
    let file = try ConnectionFile(bytes: Self.bytes(), mode: 0o100600)
    #expect(file.ip == "127.0.0.1")
    #expect(file.ports.shell == 57503)
    #expect(file.ports.heartbeat == 42540)
    #expect(file.key == "a0436f6c-1916-498b-8eb9-e81ab9368e84")
  }

  @Test func toleratesUnknownFields() throws {
    try Self.read(["kernel_name": "\"wd\""])
  }

  @Test(arguments: [0o644, 0o640, 0o604, 0o777] as [UInt32])
  func refusesWhatOthersCanRead(mode: UInt32) {
    #expect(throws: ConnectionError.readableByOthers(mode: mode)) {
      try Self.read([:], mode: 0o100000 | mode)
    }
  }

  @Test(arguments: ["0", "-1", "65536", "1000000000000"])
  func refusesPorts(number: String) throws {
    #expect(throws: ConnectionError.port("hb_port", try #require(Int(number)))) {
      try Self.read(["hb_port": number])
    }
  }

  @Test(arguments: ["\"57503\"", "1.5", "1e300", "null", "true", "[1]"])
  func refusesPortsOfAnotherType(value: String) {
    #expect(throws: ConnectionError.self) { try Self.read(["shell_port": value]) }
  }

  @Test func refusesUnsafeOrUnknown() {
    #expect(throws: ConnectionError.emptyKey) { try Self.read(["key": "\"\""]) }
    #expect(throws: ConnectionError.transport("ipc")) { try Self.read(["transport": "\"ipc\""]) }
    #expect(throws: ConnectionError.signatureScheme("hmac-md5")) {
      try Self.read(["signature_scheme": "\"hmac-md5\""])
    }
    #expect(throws: ConnectionError.samePort) { try Self.read(["stdin_port": "57503"]) }
    #expect(throws: ConnectionError.missing("key")) { try Self.read(["key": nil]) }
  }

  @Test(arguments: ["", "[]", "{", "nonsense", "\u{0}", String(repeating: "[", count: 60_000)])
  func refusesOtherTexts(text: String) {
    #expect(throws: ConnectionError.self) {
      try ConnectionFile(bytes: Array(text.utf8), mode: 0o600)
    }
  }
}

@Suite struct IsCompleteTests {
  @Test(arguments: [("x = 1", "complete"), ("f(", "incomplete"), ("x = )", "invalid")])
  func says(code: String, status: String) {
    #expect(IsComplete(code).status == status)
  }
}
