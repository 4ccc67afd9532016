import Features
import Language
import Models
import Tensors

extension Fault {
  /// An error of the learning tower in the words of its room, with a similar column if there is
  /// one: which names are similar is for Language to say.
  init(explained error: any Explained) {
    var notes = error.notes
    var column: String?
    switch error as? FeaturesError {
    case .unknownColumn(let name, _, let columns), .unknownKindColumn(_, let name, let columns):
      let similar = Spelling.note(name, among: columns, what: "column", as: Formula.spelled)
      if !similar.isEmpty { notes = similar }
      column = name
    default: break
    }
    if case .unknownAxis(.named(let name), let shape)? = error as? TensorError {
      let names = Set(shape.axes.compactMap(\.name))
      notes = Spelling.note(name, among: names.sorted(), what: "axis") { ".\($0)" } + notes
      column = name
    }
    self.init(
      ErrorCode(for: error), error.message, notes: notes,
      findings: (error as? TensorError)?.findings ?? [], column: column)
  }
}

extension ErrorCode {
  /// The code of an error of the learning tower.
  init(for error: any Explained) {
    switch error {
    case let error as FeaturesError: self.init(for: error)
    case is ModelsError: self = .badTraining
    case is ModelFileError, is CheckpointError: self = .badFile
    case let error as TensorError: self.init(for: error)
    default: self = .wrongValue
    }
  }

  private init(for error: TensorError) {
    switch error {
    case .outside, .rangeOutside, .unknownID, .notWhole: self = .indexOutOfRange
    case .tooLarge, .overBudget: self = .memoryLimit
    default: self = .shape
    }
  }

  private init(for error: FeaturesError) {
    switch error {
    case .unknownColumn, .unknownKindColumn: self = .unknownColumn
    case .rowOutOfRange: self = .indexOutOfRange
    case .wrongKind, .kindsDisagree, .notConstant, .listCompared, .notAList, .hasNoPart,
      .needsAggregate, .keysDisagree,
      .concatenatedKinds:
      self = .wrongKind
    case .inBothTables: self = .duplicateName
    case .cannotRead, .emptyFile, .notUTF8, .binaryFile, .badHeader, .emptyHeader,
      .duplicateHeader, .tooManyColumns, .recordTooLong, .openQuote, .tooLarge, .compressionBroken,
      .compressionRatio, .chooseTable, .wrongFormat, .cannotWrite, .dataChanged, .badOption:
      self = .badFile
    case .needsBucketOrQuantiles, .needsEmbedding, .needsPartOfTime, .tooManyCombinations,
      .optionMisplaced, .notCategorical, .boundariesEmpty,
      .boundaryNotFinite,
      .boundariesNotRising, .outOfRange, .tooManyLevels, .nothingToFit, .labelIsFeature,
      .formulaTooLarge, .readsAllRows:
      self = .badModel
    default: self = .badData
    }
  }
}

/// Tensors know nothing of Features, where errors that explain themselves are declared.
extension TensorError: Explained {}
