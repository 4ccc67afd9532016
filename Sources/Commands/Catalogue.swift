import Features
import Language
import Models
import Tensors

/// Every verb of the language: a line each.
extension Catalogue {
  /// The version of wd.
  public static var release: String { Release.version }

  /// The catalogue of wd.
  public static func wd() -> Catalogue {
    Catalogue(
      chapters: [
        Chapter("Printing and conversions", conversions), Chapter("Lists", lists),
        Chapter("Statistics", statistics), Chapter("Choices", choices), Chapter("Text", text),
        Chapter("Records", records), Chapter("Mathematics", mathematics),
        Chapter("Dates and durations", dates), Chapter("Tables", tables),
        Chapter("Tensors", tensors),
        Chapter("Models", learning), Chapter("Optimisers", Optimisers.commands),
        Chapter("Schedules", Schedules.commands), Chapter("Layers", HiddenLayers.commands),
        Chapter("Metrics", Metrics.commands), Chapter("Serving", serving),
        Chapter("Experiments", experiments),
        Chapter("Plots", drawing),
      ],
      constants: ["pi": .number(.pi), "inf": .number(.infinity), "nan": .number(.nan)],
      keepable: keepable,
      column: { .foreign(Formula.column($0)) },
      explain: { ($0 as? any Explained).map(Fault.init(explained:)) })
  }

  /// What the result of a `{cache}` cell may hold.
  private static let keepable: [any Keepable.Type] = [
    Table.self, Tensor.self, SparseMatrix.self,
  ]

  private static let lists: [any Command.Type] = [
    Count.self, Map.self, Filter.self, Reduce.self, Zip.self, Enumerate.self,
    First.self, Last.self, Take.self, Drop.self, Append.self, Flatten.self, Concat.self,
    Reverse.self, Sort.self, StepsCommand.self, Shuffle.self, Sample.self,
    IndexOf.self, Unique.self, GroupBy.self,
  ]

  private static let statistics: [any Command.Type] = [
    Sum.self, Mean.self, Median.self, StandardDeviation.self, Variance.self, Quantile.self,
    Minimum.self, Maximum.self, Product.self, CumulativeSum.self, Correlation.self,
  ]

  private static let choices: [any Command.Type] = [
    All.self, AnyOf.self, Choose.self,
  ]

  private static let text: [any Command.Type] = [
    Join.self, Split.self, Lines.self, Characters.self, Slice.self, Repeat.self,
    Upper.self, Lower.self, Trim.self, StartsWith.self, EndsWith.self, Replace.self, Pad.self,
    Format.self,
  ]

  private static let records: [any Command.Type] = [
    Keys.self, Values.self, Entries.self, MakeRecord.self, PickFields.self, MapValues.self,
  ]

  private static let conversions: [any Command.Type] = [
    Print.self, ToNumber.self, ToString.self, KindOf.self,
  ]

  private static let mathematics: [any Command.Type] = [
    Abs.self, Sqrt.self, Exp.self, Log.self, Log2.self, Log10.self, Log1p.self, Sin.self, Cos.self,
    Sigmoid.self, Tanh.self, Sign.self, Floor.self, Ceil.self, Round.self, Clamp.self, IsNaN.self,
    IsFinite.self,
  ]

  private static let dates: [any Command.Type] = [
    MakeDate.self, MakeDateTime.self, Days.self, Hours.self, Minutes.self, Seconds.self,
  ]

  private static let tables: [any Command.Type] = [
    Dataset.self, Load.self, RejectedRows.self, Save.self, MakeTable.self,
    Rows.self, Columns.self, Head.self, Tail.self, Describe.self, Counts.self,
    Where.self, Select.self, Derive.self, Rename.self, Distinct.self, Group.self,
    Explode.self, LabelCommand.self, CheckLeakage.self,
    Missing.self, Fill.self, ColumnNamed.self,
  ]

  private static let tensors: [any Command.Type] = [
    Zeros.self, Ones.self, Randn.self, Uniform.self, Arange.self, MakeTensor.self, MakeSparse.self,
    Relu.self, Softmax.self, LogSumExp.self, BinaryCrossEntropyCommand.self,
    Gather.self, OneHot.self, Reshape.self, Stack.self, Argmax.self, AxesOf.self,
    Grad.self, ValueAndGrad.self, CheckGrad.self,
  ]

  private static let learning: [any Command.Type] = [
    BucketCommand.self, VocabularyCommand.self, HashedCommand.self, NamesCommand.self, Sizes.self,
    FitFeatures.self, Embed.self, QuantilesCommand.self, StandardiseCommand.self,
    Model.self, RegressionCommand.self, ClassesCommand.self, FactorisationMachineCommand.self,
    DeepFMCommand.self, EnsembleCommand.self, Train.self, Resume.self, Fit.self,
    HistoryCommand.self, Evaluate.self, Compare.self, Scores.self, EncodeCommand.self,
    Batches.self, Init.self, Weights.self, Update.self,
  ]

  private static let serving: [any Command.Type] = [
    Retrieve.self, CoOccurrenceCommand.self, EmbeddingsCommand.self, Rank.self, BenchServing.self,
  ]

  private static let experiments: [any Command.Type] = [
    AppStore.self, ABTestCommand.self, OffPolicy.self, ProportionTest.self, SampleSizeCommand.self,
  ]

  private static let drawing: [any Command.Type] = [
    Plot.self, Line.self, Points.self, Bars.self, HistogramCommand.self, ROC.self,
    Calibration.self, Draw.self,
  ]
}
