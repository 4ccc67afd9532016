import Glibc

/// Writes a file, whole or not at all: the bytes go to a temporary file beside it, which then takes
/// its name. Throws `FeaturesError.cannotWrite`.
public func writeWhole(_ bytes: [UInt8], to path: String) throws {
  try writeWhole(to: path) { write in try bytes.withUnsafeBytes(write) }
}

/// The same for what comes in pieces: `body` hands each to the function it is given.
///
/// The temporary file is on the disk before it takes the name, and the folder after it has, so that
/// a power cut leaves the old file or the new one. A link of that name is replaced, its target
/// stays; a file that may not be written is refused. What `body` throws leaves no file behind.
public func writeWhole(
  to path: String,
  _ body: (_ write: (UnsafeRawBufferPointer) throws -> Void) throws -> Void
) throws {
  func failed() -> FeaturesError {
    .cannotWrite(file: path, reason: String(cString: strerror(errno)))
  }
  guard !path.isEmpty, !path.hasSuffix("/"), !path.utf8.contains(0) else {
    throw FeaturesError.cannotWrite(file: path, reason: "this is no name of a file")
  }
  var facts = stat()
  if lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG, facts.st_mode & 0o222 == 0 {
    throw FeaturesError.cannotWrite(file: path, reason: "there is a read-only file of that name")
  }
  let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
  let temporary =
    "\(path[..<slash]).\(path[slash...]).tmp.\(getpid()).\(UInt32.random(in: 0 ... .max))"
  let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw failed() }
  var isOpen = true
  do {
    try body { bytes in
      var rest = bytes
      while let start = rest.baseAddress, rest.count > 0 {
        let count = write(descriptor, start, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw failed() }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
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
  try settle(folder: slash == path.startIndex ? "." : String(path[..<slash]), else: failed)
}

/// Waits until the names in a folder are on the disk; some file systems have no such thing.
private func settle(folder: String, else failed: () -> FeaturesError) throws {
  let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  // A folder that may be written but not read cannot be opened.
  guard descriptor >= 0 else { return }
  defer { close(descriptor) }
  guard fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP else { throw failed() }
}
