import Language
import Pictures

/// What `compare` gives: the measures of each run, as fields and as a box.
struct Scoreboard: HasFields, Indexable {
  let names: [String]
  let measures: [String]
  /// [run, measure]
  let values: [[Double]]

  var languageKind: Kind { Kind("a comparison") }
  var summary: String { "comparison of " + names.joined(separator: ", ") }
  var fieldNames: [String] { names }

  func field(_ name: String) -> Value? {
    names.firstIndex(of: name).map { .record(record($0)) }
  }

  /// `result["wide"]`: the same by a name that is known only when the script runs.
  func element(at indexes: [(label: String?, value: Value)]) throws -> Value {
    guard let name = indexes.first?.value.string, indexes.count == 1 else {
      throw Fault(.wrongKind, "a comparison is indexed by the name of a run")
    }
    guard let values = field(name) else {
      throw Fault(
        .unknownField, "the comparison has no run `\(name)`",
        notes: ["its runs: " + names.joined(separator: ", ")])
    }
    return values
  }

  private func record(_ row: Int) -> Fields {
    Fields(uniqueKeysWithValues: zip(measures, values[row].map { .number($0) }))
  }

  func display(for screen: Screen) -> String {
    let measured = measures.enumerated().map { index, measure in
      let numbers = values.map { $0[index] }
      let areWhole = numbers.allSatisfy { $0 == $0.rounded() && $0.magnitude > 1 }
      return BoxTable.Column(
        name: measure, alignment: .decimal,
        cells: numbers.map {
          areWhole
            ? NumberFormat.grouped(Int($0)) : (try? NumberFormat.format($0, spec: ".4")) ?? ""
        })
    }
    return BoxTable(columns: [.init(name: "run", cells: names)] + measured)
      .text(width: screen.width, colour: screen.hasColour)
  }
}
