import Features
import Glibc

/// A file that is read piece by piece, at any place; nothing but a regular file.
final class FileReader {
  let path: String
  let size: Int
  private let descriptor: Int32

  /// Throws `ModelFileError.cannotRead`.
  init(_ path: String) throws {
    func refuse(_ reason: String) -> ModelFileError { .cannotRead(file: path, reason: reason) }
    guard !path.isEmpty, !path.utf8.contains(0) else { throw refuse("this is no name of a file") }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw refuse(reason(of: errno)) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw refuse(facts.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file")
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(facts.st_size)
  }

  deinit { close(descriptor) }

  /// Fills the bytes from a place of the file; throws when it ends before.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int) throws {
    var done = 0
    while done < bytes.count {
      let count = pread(
        descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        throw ModelFileError.cannotRead(
          file: path, reason: count == 0 ? "it became shorter" : reason(of: errno))
      }
      done += count
    }
  }

  /// A value of plain bytes at a place of the file.
  func read<Value: BitwiseCopyable>(_ value: Value, at offset: Int) throws -> Value {
    var value = value
    try withUnsafeMutableBytes(of: &value) { try read(into: $0, at: offset) }
    return value
  }
}
