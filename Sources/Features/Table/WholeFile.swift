import Glibc

/// Writes a file, whole or not at all: the bytes go to a temporary file beside it, which then takes
/// its name. Throws `FeaturesError.cannotWrite`.
public func writeWhole(_ bytes: [UInt8], to path: String) throws {
  func failed() -> FeaturesError {
    .cannotWrite(file: path, reason: String(cString: strerror(errno)))
  }
  guard !path.isEmpty, !path.hasSuffix("/"), !path.utf8.contains(0) else {
    throw FeaturesError.cannotWrite(file: path, reason: "this is no name of a file")
  }
  let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
  let temporary =
    "\(path[..<slash]).\(path[slash...]).tmp.\(getpid()).\(UInt32.random(in: 0 ... .max))"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw failed() }
  var isOpen = true
  do {
    try bytes.withUnsafeBytes { bytes in
      var position = 0
      while position < bytes.count {
        let rest = UnsafeRawBufferPointer(rebasing: bytes[position...])
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failed() }
        position += count
      }
    }
    guard fsync(descriptor) == 0 else { throw failed() }
    isOpen = false
    guard close(descriptor) == 0, rename(temporary, path) == 0 else { throw failed() }
  } catch {
    if isOpen { close(descriptor) }
    unlink(temporary)
    throw error
  }
}
