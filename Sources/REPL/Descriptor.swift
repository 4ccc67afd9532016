import Glibc

/// Writing to a file, a pipe or a terminal.
public enum Descriptor {
  /// Writes all of the bytes; says why it could not, or `nil`.
  public static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
    bytes.withUnsafeBytes { bytes in
      var sent = 0
      while sent < bytes.count {
        let count = Glibc.write(
          descriptor, bytes.baseAddress?.advanced(by: sent), bytes.count - sent)
        if count >= 0 {
          sent += count
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wanted, 1, -1)
        default: return String(cString: strerror(errno))
        }
      }
      return nil
    }
  }
}

/// Standard output, unbuffered; `TerminalOutput` is for what a session prints.
public enum StandardOutput {
  /// Says why the text could not be written, or `nil`.
  public static func write(_ text: String) -> String? {
    Descriptor.write(Array(text.utf8), to: STDOUT_FILENO)
  }
}

/// Standard error, for what is wrong and nothing else.
public enum StandardError {
  public static func write(_ text: String) {
    // There is no place left to report a failure to.
    _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }
}
