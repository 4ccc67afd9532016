import Features
import Language
import Models

extension ErrorCode {
  /// The code of an error of the learning tower.
  init(for error: any Explained) {
    switch error {
    case let error as FeaturesError: self.init(for: error)
    case is ModelsError: self = .badTraining
    default: self = .wrongValue
    }
  }

  private init(for error: FeaturesError) {
    switch error {
    case .unknownColumn, .unknownKindColumn: self = .unknownColumn
    case .rowOutOfRange: self = .indexOutOfRange
    case .wrongKind, .kindsDisagree, .notConstant: self = .wrongKind
    case .cannotRead, .emptyFile, .notUTF8, .binaryFile, .badHeader, .emptyHeader,
      .duplicateHeader, .tooManyColumns, .recordTooLong, .openQuote, .tooLarge, .gzipBroken,
      .gzipRatio, .cannotWrite, .dataMissing, .dataChanged, .badOption:
      self = .badFile
    case .needsBucketOrQuantiles, .notCategorical, .boundariesEmpty, .boundaryNotFinite,
      .boundariesNotRising, .outOfRange, .tooManyLevels, .nothingToFit, .labelIsFeature,
      .formulaTooLarge:
      self = .badModel
    default: self = .badData
    }
  }
}
