import Features
import Testing

@Suite struct GzipTests {
  /// A gzip member whose contents are stored, not compressed (RFC 1951, 3.2.4).
  private func stored(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    func little(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
    let length = UInt16(bytes.count)
    let block =
      [1, UInt8(length & 0xFF), UInt8(length >> 8), UInt8(~length & 0xFF), UInt8(~length >> 8)]
      + bytes
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + block + little(~crc)
      + little(UInt32(bytes.count))
  }

  private func read(_ bytes: [UInt8]) throws -> (table: Table, report: ReadReport) {
    try readCSV(bytes: bytes, name: "t", file: "t.csv.gz")
  }

  @Test func compressionIsSeenInTheContents() throws {
    let (table, report) = try read(stored("a,b\n1,x\n"))
    #expect(table.rowCount == 1)
    #expect(report.wasCompressed)
    #expect(try !parse("a\n1\n").report.wasCompressed)
  }

  @Test func membersFollowEachOther() throws {
    #expect(try read(stored("a\n1\n") + stored("2\n")).table.rowCount == 2)
    #expect(try read(stored("a\n1\n") + [0, 0, 0]).table.rowCount == 1)
    #expect(
      message { _ = try read(stored("a\n1\n") + [1, 2]) }
        == "t.csv.gz: not a whole gzip file: there is something else after its end")
  }

  @Test func c19EveryCutIsAnError() {
    let whole = stored("a,b\n1,x\n2,y\n")
    for count in 2..<whole.count {
      #expect(throws: FeaturesError.self) { _ = try read(Array(whole[..<count])) }
    }
    #expect(
      message { _ = try read(Array(whole.dropLast())) }
        == "t.csv.gz: not a whole gzip file: it ends after \(whole.count - 1) bytes, in the middle")
  }

  @Test func damageIsAnError() {
    var bytes = stored("a,b\n1,x\n")
    bytes[18] ^= 1
    #expect(
      message { _ = try read(bytes) }.hasPrefix(
        "t.csv.gz: not a whole gzip file: incorrect data check"))
  }

  /// 2^19 times "1\n" by zlib 1.3, level 9: 1 MB in 1,054 bytes. Three hundred of them would be
  /// 300 MB.
  @Test func c18ABombIsRefused() {
    let member: [UInt8] =
      [
        0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 3, 0xED, 0xC2, 0x31, 0x0D, 0, 0, 0, 2, 0xA0, 0xDF, 0x36,
        0xF6, 0x2F, 0x67, 0x08, 0x5F, 0x06, 0x4D, 1,
      ] + [UInt8](repeating: 0, count: 1015)
      + [0x2E, 3, 0x2D, 0xB5, 0xE0, 0x8B, 0, 0, 0x10, 0]
    #expect((try? read(stored("a\n") + member))?.table.rowCount == 1 << 19)
    let bomb = (0..<300).flatMap { _ in member }
    #expect(
      message { _ = try read(bomb) }
        == "t.csv.gz: a compressed file may grow at most 200 times, this one grows more")
    #expect(
      message {
        _ = try readCSV(
          bytes: bomb, name: "t", file: "t.csv.gz", options: CSVOptions(maximumBytes: 1 << 21))
      } == "t.csv.gz: at most 2 MB can be read, found more")
  }
}
