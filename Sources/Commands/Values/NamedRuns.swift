import Language
import Models

/// Runs with names, as a record holds them.
struct NamedRuns: Convertible {
  static let wantedKind = Kind("a record of runs")
  let names: [String]
  let runs: [Run]

  static func convert(_ value: Value) throws -> NamedRuns? {
    if let run = value.foreign as? Run { return NamedRuns(names: ["run"], runs: [run]) }
    guard let fields = value.record, !fields.isEmpty else { return nil }
    let runs = try fields.map { name, value in
      guard let run = value.foreign as? Run else {
        throw Fault(.wrongKind, "`\(name)` is a run, found \(Display.phrase(value))")
      }
      return run
    }
    return NamedRuns(names: Array(fields.keys), runs: runs)
  }
}
