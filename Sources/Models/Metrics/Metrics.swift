/// The metrics there are, a line each.
public enum Metrics {
  public static let all: [any Metric] = [
    AUC(),
    LogLoss(),
    Accuracy(),
  ]
}
