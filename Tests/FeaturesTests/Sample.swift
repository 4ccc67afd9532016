import Features
import Testing

/// SplitMix64 (Steele, Lea and Flood 2014): the tests' own seeded stream.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

func col(_ name: String) -> Formula { .column(name) }

/// Four people, with something missing in each kind of column.
func people() throws -> Table {
  try Table(
    name: "people",
    columns: [
      Column(name: "age", numbers: [39, 18, nil, 65]),
      Column(name: "education", texts: ["Bachelors", "HS-grad", "11th", "Bachelors"]),
      Column(name: "occupation", texts: ["Adm-clerical", "Sales", nil, "Sales"]),
      Column(name: "member", truths: [true, false, nil, true]),
      Column(name: "rich", numbers: [1, 0, 0, 1]),
    ])
}

func parse(_ text: String, _ options: CSVOptions = CSVOptions()) throws
  -> (table: Table, report: ReadReport)
{
  try readCSV(bytes: Array(text.utf8), name: "t", file: "t.csv", options: options)
}

func cells(_ table: Table, _ name: String) throws -> [Cell] {
  let column = try table.column(named: name)
  return (0..<column.count).map { column.cell($0) }
}

func cells(_ formula: Formula, on table: Table) throws -> [Cell] {
  let column = try formula.column(on: table)
  return (0..<column.count).map { column.cell($0) }
}

/// The error a closure throws, as one line.
func message(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "nothing was thrown"
  } catch let error as any Explained {
    return error.message
  } catch {
    return "\(error)"
  }
}
