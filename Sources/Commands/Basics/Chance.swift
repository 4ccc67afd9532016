import Features
import Language

/// Random order and random choice, the same for the same seed.

struct Shuffle: Command {
  static let name = "shuffle"
  static let summary = "The elements, or a table's rows, in random order."
  static let examples = [
    Example("sort(shuffle(1..5, seed: 1))", gives: "[1, 2, 3, 4, 5]"),
    Example("shuffle([1, 2, 3], seed: 7) == shuffle([1, 2, 3], seed: 7)", gives: "true"),
  ]
  @Argument("A list or a table.") var of: Value
  @Argument("The seed; else the script's.") var seed: Seed? = nil

  func run(in context: Context) throws -> Value {
    let seed = seed?.seed ?? context.session.seed
    if let table = of.foreign as? Table {
      return .foreign(try table.sample(table.rowCount, seed: seed))
    }
    guard let elements = try Elements.convert(of) else {
      throw Fault(
        .wrongKind, "`shuffle` takes a list or a table, found \(Display.phrase(of))",
        argument: "of")
    }
    let order = try Sampling.places(
      elements.values.count, of: elements.values.count, replacing: false, seed: seed)
    return .list(order.map { elements.values[$0] })
  }
}

struct Sample: Command {
  static let name = "sample"
  static let summary = "Some elements of a list, or rows of a table, drawn at random."
  static let details = "Each comes at most once, unless `replace` puts it back after each draw."
  static let examples = [
    Example("count(unique(sample(1..100, 10, seed: 1)))", gives: "10"),
    Example("count(sample([1, 2], 5, replace: true, seed: 1))", gives: "5"),
    Example("rows(sample(table({x: [1, 2, 3]}), 2, seed: 1))", gives: "2"),
  ]
  @Argument("A list or a table.") var of: Value
  @Argument("How many.", .positional) var count: Int
  @Argument("Whether one may be drawn again.") var replace = false
  @Argument("The seed; else the script's.") var seed: Seed? = nil

  func run(in context: Context) throws -> Value {
    let seed = seed?.seed ?? context.session.seed
    try context.willAllocate(bytes: 16 * Double(count))
    do {
      if let table = of.foreign as? Table {
        return .foreign(try table.sample(count, replacing: replace, seed: seed))
      }
      guard let elements = try Elements.convert(of) else {
        throw Fault(
          .wrongKind, "`sample` takes a list or a table, found \(Display.phrase(of))",
          argument: "of")
      }
      let places = try Sampling.places(
        count, of: elements.values.count, replacing: replace, seed: seed)
      return .list(places.map { elements.values[$0] })
    } catch let error as FeaturesError {
      throw Fault(.wrongValue, error.message, argument: "count")
    }
  }
}
