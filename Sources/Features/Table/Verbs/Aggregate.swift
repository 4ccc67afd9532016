extension Formula {
  /// What `mean(.age)`, `sum(.x)` or `count()` make of many cells: one. Missing cells are left out.
  public enum Aggregate: Sendable, Hashable, Codable {
    case count
    case sum
    case mean
    case median
    case min
    case max
    /// The standard deviation and the variance of a sample: the divisor is n − 1.
    case std
    case variance
    /// The number below which a share of the cells lies, 0 to 1.
    case quantile(Double)

    /// Its name in the language.
    public var name: String {
      switch self {
      case .count: "count"
      case .sum: "sum"
      case .mean: "mean"
      case .median: "median"
      case .min: "min"
      case .max: "max"
      case .std: "std"
      case .variance: "var"
      case .quantile: "quantile"
      }
    }

    /// How many numbers it needs; with fewer the result is missing.
    public var leastCount: Int {
      switch self {
      case .count, .sum: 0
      case .std, .variance: 2
      default: 1
      }
    }

    /// The aggregate of numbers; nan when one is nan or there are too few.
    public func value(of numbers: [Double]) -> Double {
      if self == .count { return Double(numbers.count) }
      guard numbers.count >= leastCount, !numbers.contains(where: \.isNaN) else { return .nan }
      let n = Double(numbers.count)
      switch self {
      case .count: return n
      case .sum: return numbers.reduce(0, +)
      case .mean: return numbers.reduce(0, +) / n
      case .min: return numbers.min() ?? .nan
      case .max: return numbers.max() ?? .nan
      case .std: return Aggregate.variance(numbers).squareRoot()
      case .variance: return Aggregate.variance(numbers)
      case .median: return Aggregate.quantile(0.5, ofRising: numbers.sorted())
      case .quantile(let share): return Aggregate.quantile(share, ofRising: numbers.sorted())
      }
    }

    /// Σ (x − mean)² / (n − 1), in two passes.
    private static func variance(_ numbers: [Double]) -> Double {
      let n = Double(numbers.count)
      let mean = numbers.reduce(0, +) / n
      return numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    }

    /// The quantile of numbers in rising order, between neighbours linearly: type 7 of Hyndman and
    /// Fan (1996), the default of R, NumPy and Julia.
    public static func quantile(_ share: Double, ofRising numbers: [Double]) -> Double {
      guard let first = numbers.first, share >= 0, share <= 1 else { return .nan }
      let place = Double(numbers.count - 1) * share
      let below = Int(place)
      guard below + 1 < numbers.count else { return numbers.last ?? first }
      let rest = place - Double(below)
      return rest == 0
        ? numbers[below] : numbers[below] + rest * (numbers[below + 1] - numbers[below])
    }
  }

  /// Whether its value in one row depends on other rows.
  public var readsAllRows: Bool {
    if case .aggregate = self { return true }
    return parts.contains(where: \.readsAllRows)
  }
}
