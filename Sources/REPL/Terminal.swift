import Glibc

/// What wd needs to know of the place it runs in: is it a terminal, how wide, with colour or not.
public enum Terminal {
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The value of an environment variable; an empty one counts as none.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// A terminal that cannot move its cursor, or one that does not say what it is.
  static var isDumb: Bool {
    let name = variable("TERM")
    return name == nil || name == "dumb"
  }

  /// Colour is for terminals that have it, and never with NO_COLOR (https://no-color.org).
  public static func allowsColour(_ descriptor: Int32) -> Bool {
    isTerminal(descriptor) && !isDumb && variable("NO_COLOR") == nil
  }

  /// The width of the terminal in character cells, kept between 20 and 1,000; 80 where unknown.
  public static func width(_ descriptor: Int32) -> Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return min(max(Int(size.ws_col), 20), 1000)
  }

  /// Opens the standard descriptors that are closed, so that no file takes their numbers.
  ///
  /// Each is opened the wrong way round: reading a closed input or writing to a closed output
  /// still fails.
  public static func guardStandardDescriptors() {
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  /// Chooses UTF-8 where the environment chooses nothing, as in most containers.
  static func useUnicode() {
    let isUnset = ["LC_ALL", "LC_CTYPE", "LANG"].allSatisfy {
      [nil, "C", "POSIX"].contains(variable($0))
    }
    // readline reads the locale from the environment itself.
    if isUnset { setenv("LC_ALL", "C.UTF-8", 1) }
    setlocale(LC_CTYPE, "")
  }
}
