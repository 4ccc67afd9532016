/// The names of a script or a session and the registers they live in.
///
/// Registers `0..<capacity` of the machine's lowest frame are the script names themselves, so
/// that top-level code reaches them as fast as a function reaches its locals.
final class Globals {
  /// How many names a session may have.
  static let capacity = 16_000

  private(set) var registers: [String: Int] = [:]
  private(set) var names: [String] = []

  /// The register of a name, new or known; `nil` when there is no room for another.
  ///
  /// A script brought in by `use` has names of its own: its `scope` sets them apart.
  func declare(_ name: String, scope: String) -> Int? {
    let key = scope.isEmpty ? name : scope + "\u{1}" + name
    if let register = registers[key] { return register }
    guard names.count < Globals.capacity else { return nil }
    registers[key] = names.count
    names.append(key)
    return names.count - 1
  }

  func register(of name: String, scope: String) -> Int? {
    registers[scope.isEmpty ? name : scope + "\u{1}" + name]
  }

  /// The name that a register has in its script.
  func displayName(_ register: Int) -> String {
    guard names.indices.contains(register) else { return "" }
    return names[register].split(separator: "\u{1}").last.map(String.init) ?? ""
  }

  /// The names of one scope with their registers, in the order they were first given.
  func all(in scope: String) -> [(name: String, register: Int)] {
    let prefix = scope + "\u{1}"
    return names.enumerated().compactMap { register, key in
      if scope.isEmpty { return key.contains("\u{1}") ? nil : (key, register) }
      return key.hasPrefix(prefix) ? (String(key.dropFirst(prefix.count)), register) : nil
    }
  }
}
