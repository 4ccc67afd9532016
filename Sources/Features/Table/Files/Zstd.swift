import CZstd

func isZstd(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) }

/// The contents of a file of one or more Zstandard frames (RFC 8878).
///
/// Throws `compressionBroken` for a file that is cut or damaged, `compressionRatio` for one that
/// grows too much.
func unzstd(_ bytes: [UInt8], file: String, maximumBytes: Int) throws -> [UInt8] {
  func broken(_ reason: String) -> FeaturesError {
    .compressionBroken(file: file, format: "zstd", reason: reason)
  }
  guard let stream = ZSTD_createDStream() else { throw broken("zstd did not start") }
  defer { ZSTD_freeDStream(stream) }
  var growth = Growth(file: file, maximumBytes: maximumBytes)
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  defer { chunk.deallocate() }
  try bytes.withUnsafeBytes { source in
    var input = ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: 0)
    while true {
      var output = ZSTD_outBuffer(dst: chunk.baseAddress, size: chunk.count, pos: 0)
      let before = input.pos
      let status = ZSTD_decompressStream(stream, &output, &input)
      guard ZSTD_isError(status) == 0 else {
        throw broken(
          "\(String(cString: ZSTD_getErrorName(status))), near byte \(input.pos)".lowercased())
      }
      try growth.add(UnsafeRawBufferPointer(rebasing: chunk[..<output.pos]), from: input.pos)
      if input.pos == input.size {
        // 0 says that a frame ended, which is where a file may.
        if status == 0 { return }
        guard output.pos > 0 else {
          throw broken("it ends after \(input.pos) bytes, in the middle")
        }
      } else if input.pos == before, output.pos == 0 {
        throw broken("nothing can be read, near byte \(input.pos)")
      }
    }
  }
  return growth.output
}

/// What decompression has made so far, kept within bounds.
struct Growth {
  private let file: String
  private let maximumBytes: Int
  private(set) var output: [UInt8] = []
  private var lines: LineWatch

  init(file: String, maximumBytes: Int) {
    self.file = file
    self.maximumBytes = maximumBytes
    lines = LineWatch(file: file)
  }

  /// - Parameter read: how many compressed bytes gave all of it.
  mutating func add(_ made: UnsafeRawBufferPointer, from read: Int) throws {
    guard made.count <= maximumBytes - output.count else {
      throw FeaturesError.tooLarge(file: file, limit: maximumBytes)
    }
    output.append(contentsOf: made)
    if output.count > CSVOptions.ratioFrom, output.count / CSVOptions.maximumRatio > read {
      throw FeaturesError.compressionRatio(file: file, limit: CSVOptions.maximumRatio)
    }
    try lines.see(made)
  }
}
