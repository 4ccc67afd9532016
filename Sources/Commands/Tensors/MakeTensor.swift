import Features
import Language
import Tensors

struct MakeTensor: Command {
  static let name = "tensor"
  static let summary = "A tensor of numbers: of lists of one length, of a column or of a table."
  static let details = """
    tensor(t, [.age, .hours]) has the axes [row, input], an input for each column expression;
    tensor(t) takes every column. A sparse matrix is written out. `axes` names the axes.
    """
  static let examples = [
    Example("tensor([[1, 2], [3, 4]]).T[0]", gives: "[1, 3]"),
    Example(
      "sum(tensor([[1, 2], [3, 4]], axes: [.row, .input]), .input)", gives: "[row 2]\n[3, 7]"),
    Example(
      "tensor(table({age: [20, 30], hours: [8, 9]}), [.age / 10, .hours])",
      gives: "[row 2, input 2]\n[[2, 8],\n [3, 9]]"),
  ]
  @Argument("Numbers, lists of them, a column, a table, a tensor or a sparse matrix.") var of: Value
  @Argument("The columns to take of a table; all when left out.", .positional)
  var columns: Formulas? = nil
  @Argument("The names of the axes.") var axes: [Axis] = []

  func run(in context: Context) throws -> Value {
    if let table = of.foreign as? Table { return try tensor(of: table, in: context).value }
    guard columns == nil else {
      throw Fault(
        .wrongKind, "columns are taken of a table, found \(Display.phrase(of))",
        argument: "columns")
    }
    if let tensor = of.foreign as? Tensor {
      return try (axes.names(for: tensor.rank).map { try tensor.named($0) } ?? tensor).value
    }
    if let sparse = of.foreign as? SparseMatrix {
      try context.willAllocate(bytes: Double(sparse.shape.count) * 4)
      let dense = try sparse.dense()
      return try (axes.names(for: 2).map { try dense.named($0) } ?? dense).value
    }
    let named = axes.map { axis -> String? in
      if case .named(let name) = axis.reference { name } else { nil }
    }
    let names = named.isEmpty ? nil : named
    if let column = of.foreign as? Column {
      let numbers = try numbers(of: column, "the column")
      return try Tensor.nested(.list(numbers.map { .number($0) }), names: names).value
    }
    return try Tensor.nested(nested(of, depth: 0), names: names).value
  }

  /// [row, input], an input a column.
  private func tensor(of table: Table, in context: Context) throws -> Tensor {
    let data: [(name: String, numbers: [Double])]
    if let formulas = columns?.formulas {
      data = try formulas.map {
        (
          Display.text(.foreign($0)),
          try numbers(of: $0.column(on: table), Display.text(.foreign($0)))
        )
      }
    } else {
      data = try table.columns.map { ($0.name, try numbers(of: $0, "`\($0.name)`")) }
    }
    try context.willAllocate(bytes: Double(table.rowCount) * Double(data.count) * 4)
    let names = try axes.names(for: 2) ?? ["row", "input"]
    let shape = try Shape([.init(names[0], table.rowCount), .init(names[1], data.count)])
    return try Tensor.make(shape) { result in
      for (place, column) in data.enumerated() {
        for row in 0..<table.rowCount {
          result[row * data.count + place] = Float(column.numbers[row])
        }
      }
    }
  }

  private func numbers(of column: Column, _ name: String) throws -> [Double] {
    if case .texts = column.values {
      throw Fault(
        .wrongKind, "a tensor is made of numbers, and \(name) holds text",
        notes: ["tensor(t, [.age, .hours]) takes some columns"], argument: "of")
    }
    let numbers = try NumberList.convert(.foreign(column))?.numbers ?? []
    guard numbers.count == column.count else {
      throw Fault(
        .wrongValue,
        "a tensor has no missing cells, and \(name) has \(column.count - numbers.count)",
        notes: ["fill(.x, 0) fills them"], argument: "of")
    }
    return numbers
  }

  private func nested(_ value: Value, depth: Int) throws -> Nested {
    if let number = value.number ?? value.bool.map({ $0 ? 1 : 0 }) { return .number(number) }
    guard depth < 16, let elements = try Elements.convert(value)?.values else {
      throw Fault(
        .wrongKind, "a tensor is made of numbers, found \(Display.phrase(value))", argument: "of")
    }
    return .list(try elements.map { try nested($0, depth: depth + 1) })
  }
}
