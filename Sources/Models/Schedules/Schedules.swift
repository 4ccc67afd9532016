/// The schedules there are, a line each.
public enum Schedules {
  public static let all: [any Schedule.Type] = [
    ConstantRate.self,
    WarmUp.self,
    ExponentialDecay.self,
    StepDecay.self,
    CosineDecay.self,
  ]
}
