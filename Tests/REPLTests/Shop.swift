import Language
import REPL

/// A small catalogue for the tests of this room.
struct Sell: Command {
  static let name = "sell"
  static let summary = "Sells apps to users."
  static let details = "Each user buys one."
  static let examples = [Example("sell(\"pandora\", price: 2)\n1", gives: "1")]

  @Argument("What to sell.") var app: String
  @Argument("To whom.") var to: String
  @Argument("In dollars.") var price = 1.5
  @Argument("How to pay.", .choices(["card", "cash"])) var by = "card"
  func run(in context: Context) throws -> Value { .none }
}

struct Total: Command {
  static let name = "total"
  static let summary = "The sum of numbers."
  static let examples: [Example] = []
  @Argument("The numbers.", .rest) var numbers: [Double]
  func run(in context: Context) throws -> Value { .number(numbers.reduce(0, +)) }
}

struct Owe: Command {
  static let name = "owe"
  static let summary = "Pays."
  static let examples: [Example] = []
  @Argument("What to pay with.", .label("with")) var coin: Coin
  @Argument("A purse.", .label("in")) var purse = Purse()
  func run(in context: Context) throws -> Value { .none }
}

struct MakeCoin: Command {
  static let name = "coin"
  static let summary = "A coin."
  static let examples: [Example] = []
  static let makes: Made? = Made([Coin.wantedKind])
  func run(in context: Context) throws -> Value { .foreign(Coin()) }
}

struct Coin: ForeignValue, Convertible {
  static let wantedKind = Kind("a coin")
  let languageKind = wantedKind
  let summary = "coin"
  static func convert(_ value: Value) -> Coin? { value.foreign as? Coin }
}

/// A record argument that declares its fields.
struct Purse: Convertible {
  static let wantedKind = Kind("a purse")
  static let recordFields = [
    RecordField("coin", Coin.wantedKind), RecordField("count", .number),
  ]
  static func convert(_ value: Value) -> Purse? { value.record.map { _ in Purse() } }
}

/// A table that knows its columns and nothing else.
struct Columns: HasColumns {
  let languageKind = Kind("a table")
  let summary = "table"
  var columnNames = ["age", "income"]
}

final class Silence: Output {
  func write(_ text: String) {}
  func progress(_ fraction: Double, _ text: () -> String) {}
}

func shop() -> Session {
  let catalogue = Catalogue(
    commands: [Sell.self, Total.self, Owe.self, MakeCoin.self], constants: ["pi": .number(3)],
    column: { .string($0) }, explain: { _ in nil })
  return Session(catalogue: catalogue, output: Silence())
}
