import ArgumentParser
import REPL

/// How the program ends; the numbers are part of what `wd --help` promises.
enum ExitStatus: Int32 {
  case good = 0
  /// A run or an expectation failed, or the output could not be written.
  case failed = 1
  /// A file could not be read, parsed or checked.
  case unreadable = 65
  /// Ctrl-C, as shells count it.
  case interrupted = 130

  /// Ends the program with this status; a good one just returns.
  func exit() throws {
    if self != .good { throw ExitCode(rawValue) }
  }
}

/// What ends a verb early, in one line.
struct Failure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  /// Runs a verb: what it throws becomes a line on standard error and an exit status.
  static func reported(_ body: () throws -> ExitStatus) throws {
    let status: ExitStatus
    do {
      status = try body()
    } catch let failure as Failure {
      StandardError.write("wd: \(failure.message)\n")
      status = failure.status
    } catch let error as LargeStackError {
      StandardError.write("wd: \(error.message)\n")
      status = .failed
    }
    try status.exit()
  }
}
