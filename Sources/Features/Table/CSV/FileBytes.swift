import Glibc

/// The bytes of a file, pipe or `/dev/stdin`.
///
/// A pipe nobody writes to ends in an error after some seconds rather than in a hang. A line of a
/// file that is not compressed may have `CSVOptions.maximumRecord` bytes, so one endless line
/// does not fill the memory.
func readFile(_ path: String, maximumBytes: Int) throws -> [UInt8] {
  try readFile(path, maximumBytes: maximumBytes, isHead: false)
}

/// The first bytes of a file, enough to tell its format.
func readHead(of path: String) throws -> [UInt8] {
  try readFile(path, maximumBytes: .max, isHead: true)
}

private func readFile(_ path: String, maximumBytes: Int, isHead: Bool) throws -> [UInt8] {
  func refuse(_ reason: String) -> FeaturesError { .cannotRead(file: path, reason: reason) }
  guard !path.isEmpty, !path.utf8.contains(0) else { throw refuse("this is no name of a file") }
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { throw refuse(reason(of: errno)) }
  defer { close(descriptor) }
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else { throw refuse(reason(of: errno)) }
  let type = facts.st_mode & S_IFMT
  guard type != S_IFDIR else { throw refuse("it is a folder") }
  guard type == S_IFREG || type == S_IFIFO || type == S_IFCHR, isatty(descriptor) == 0 else {
    throw refuse("it is neither a file nor a pipe")
  }
  let waits = type != S_IFREG
  if !waits, Int(facts.st_size) > maximumBytes {
    throw FeaturesError.tooLarge(file: path, limit: maximumBytes)
  }

  var bytes: [UInt8] = []
  if !waits, !isHead { bytes.reserveCapacity(Int(facts.st_size)) }
  var lines = LineWatch(file: path)
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  defer { chunk.deallocate() }
  while true {
    if waits { try wait(for: descriptor, else: refuse) }
    let count = read(descriptor, chunk.baseAddress, chunk.count)
    if count == 0 { return bytes }
    guard count > 0 else {
      if errno == EINTR || errno == EAGAIN { continue }
      throw refuse(reason(of: errno))
    }
    guard count <= maximumBytes - bytes.count else {
      throw FeaturesError.tooLarge(file: path, limit: maximumBytes)
    }
    bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    let isText = !isGzip(bytes) && !isZstd(bytes) && !Database.begins(bytes)
    if isHead { return bytes }
    if isText { try lines.see(UnsafeRawBufferPointer(rebasing: chunk[..<count])) }
  }
}

/// Returns when there is something to read, or the end; refuses after ten seconds of silence.
private func wait(for descriptor: Int32, else refuse: (String) -> FeaturesError) throws {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  for _ in 0..<100 {
    let ready = poll(&request, 1, 100)
    if ready > 0 { return }
    if ready < 0, errno != EINTR { throw refuse(reason(of: errno)) }
  }
  throw refuse("nothing came through the pipe for ten seconds")
}

/// What an error number of the C library says of a file, in our words.
public func reason(of code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file"
  case EACCES, EPERM: "permission denied"
  case ENOTDIR: "a part of the path is no folder"
  case ELOOP: "too many links follow each other"
  case ENAMETOOLONG: "the name is too long"
  default: String(cString: strerror(code))
  }
}

/// Refuses text whose lines are too long, as it comes in.
struct LineWatch {
  let file: String
  private var length = 0
  private var line = 1

  init(file: String) { self.file = file }

  mutating func see(_ chunk: UnsafeRawBufferPointer) throws {
    guard let last = chunk.lastIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
      length += chunk.count
      guard length <= CSVOptions.maximumRecord else {
        throw FeaturesError.recordTooLong(
          file: file, line: line, limit: CSVOptions.maximumRecord)
      }
      return
    }
    line += chunk.reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    length = chunk.count - 1 - last
  }
}
