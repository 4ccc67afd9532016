/// The metrics there are, a line each.
public enum Metrics {
  public static let all: [any Metric] = [
    AUC(),
    LogLoss(),
    Accuracy(),
    RMSE(),
    MAE(),
  ]

  /// Those that measure labels of a kind.
  public static func all(of kind: Head.Kind) -> [any Metric] {
    all.filter { $0.kinds.contains(kind) }
  }
}
