import Features
import Language
import Models

/// Every verb of the language: a line each.
extension Catalogue {
  /// The catalogue of wd.
  public static func wd() -> Catalogue {
    Catalogue(
      commands: basics + tables + learning + drawing + Optimisers.commands + Metrics.commands,
      constants: ["pi": .number(.pi), "inf": .number(.infinity), "nan": .number(.nan)],
      column: { .foreign(Formula.column($0)) },
      explain: { ($0 as? any Explained).map(Fault.init(explained:)) })
  }

  private static let basics: [any Command.Type] = [
    Print.self,
    Count.self, Map.self, Filter.self, Sort.self, Reverse.self, First.self, Last.self,
    Zip.self, Enumerate.self,
    Sum.self, Mean.self, Minimum.self, Maximum.self,
    Join.self, Split.self, Repeat.self,
    All.self, AnyOf.self, Choose.self,
    Keys.self, Values.self,
    ToNumber.self, ToString.self, KindOf.self,
    Abs.self, Sqrt.self, Exp.self, Log.self, Log1p.self, Sigmoid.self, Tanh.self, Sign.self,
    Floor.self, Ceil.self, Round.self,
  ]

  private static let tables: [any Command.Type] = [
    Dataset.self, Load.self,
    Rows.self, Columns.self, Head.self, Describe.self, Counts.self,
    Where.self, Select.self, ColumnNamed.self,
  ]

  private static let learning: [any Command.Type] = [
    BucketCommand.self, Embed.self, QuantilesCommand.self, StandardiseCommand.self,
    Model.self, Train.self, Evaluate.self, Compare.self, Scores.self,
  ]

  private static let drawing: [any Command.Type] = [Plot.self, Line.self, Bars.self]
}
