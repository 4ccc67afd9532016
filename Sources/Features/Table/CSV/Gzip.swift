import CZlib

func isGzip(_ bytes: [UInt8]) -> Bool {
  bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
}

/// The contents of a gzip file of one or more members (RFC 1952).
///
/// Throws `compressionBroken` for a file that is cut or damaged, `compressionRatio` for one that grows too much.
func gunzip(_ bytes: [UInt8], file: String, maximumBytes: Int) throws -> [UInt8] {
  func broken(_ reason: String) -> FeaturesError {
    .compressionBroken(file: file, format: "gzip", reason: reason)
  }
  var stream = z_stream()
  // 16 more than the window of 2^15 means: gzip, with its checksum.
  let opened = inflateInit2_(
    &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  guard opened == Z_OK else { throw broken("zlib did not start") }
  defer { inflateEnd(&stream) }

  var growth = Growth(file: file, maximumBytes: maximumBytes)
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  defer { chunk.deallocate() }
  return try bytes.withUnsafeBytes { input in
    var position = 0
    while true {
      let part = min(input.count - position, 1 << 28)
      let (place, space) = (input.baseAddress, chunk.baseAddress)
      guard let place, let space else { throw broken("it is empty") }
      // zlib reads through this pointer and never writes.
      stream.next_in = UnsafeMutablePointer(
        mutating: (place + position).assumingMemoryBound(to: Bytef.self))
      stream.avail_in = uInt(part)
      stream.next_out = space.assumingMemoryBound(to: Bytef.self)
      stream.avail_out = uInt(chunk.count)
      let status = inflate(&stream, Z_NO_FLUSH)
      let read = part - Int(stream.avail_in)
      let written = chunk.count - Int(stream.avail_out)
      position += read
      try growth.add(UnsafeRawBufferPointer(rebasing: chunk[..<written]), from: position)
      switch status {
      case Z_STREAM_END:
        let rest = input[position...]
        if rest.allSatisfy({ $0 == 0 }) { return growth.output }
        guard rest.starts(with: [0x1F, 0x8B]), inflateReset(&stream) == Z_OK else {
          throw broken("there is something else after its end")
        }
      case Z_OK, Z_BUF_ERROR:
        guard read > 0 || written > 0 else {
          throw broken("it ends after \(position) bytes, in the middle")
        }
      case Z_DATA_ERROR:
        let reason = stream.msg.map { String(cString: $0) } ?? "damaged"
        throw broken("\(reason), near byte \(position)")
      default:
        throw broken("zlib gave status \(status)")
      }
    }
  }
}
