/// How much a feature may hold.
public enum FeatureLimits {
  /// Different values of one vocabulary or cross.
  public static let levels = 5_000_000
  /// Boundaries of one bucket.
  public static let boundaries = 100_000
  /// Combinations that the lists of one table may give in a cross.
  static let combinations = 100_000_000
  static let hashBuckets = 100_000_000
}

func checkMinimumCount(_ count: Int) throws {
  guard count >= 0 else {
    throw FeaturesError.outOfRange(
      what: "the minimum count of a feature", found: "\(count)", range: "0 or more")
  }
}
