extension Session {
  /// What every name of a session means at one moment.
  ///
  /// Values never change, so that it holds references alone: taking one costs a few nanoseconds a
  /// name.
  public struct Snapshot {
    fileprivate let values: [Value?]
    fileprivate let modules: [String: Value]
    fileprivate let seed: UInt64
  }

  public var snapshot: Snapshot {
    Snapshot(values: globals.names.indices.map { value(in: $0) }, modules: modules, seed: seed)
  }

  /// Gives every name the meaning it had; names that had none lose theirs.
  public func restore(_ snapshot: Snapshot) {
    for register in globals.names.indices {
      set(register, register < snapshot.values.count ? snapshot.values[register] : nil)
    }
    modules = snapshot.modules
    seed = snapshot.seed
  }

  /// Forgets every name, and what `use` has brought in.
  public func forgetAll() {
    for register in globals.names.indices { set(register, nil) }
    modules = [:]
  }
}
