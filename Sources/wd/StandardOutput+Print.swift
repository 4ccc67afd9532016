import REPL

extension StandardOutput {
  /// Writes a text, or throws the `Failure` that says why it could not.
  static func print(_ text: String) throws {
    if let reason = write(text) {
      throw Failure(.failed, "the output could not be written: \(reason)")
    }
  }
}
