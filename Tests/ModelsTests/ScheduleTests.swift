import Glibc
import Models
import Testing

@Suite struct ScheduleTests {
  static func moment(_ step: Int) -> Moment {
    Moment(step: step, stepsPerEpoch: 10, totalSteps: 40)
  }

  /// Ten steps an epoch, four epochs; the expected numbers are the formulas of each file.
  @Test(
    arguments: [
      (ConstantRate(share: 0.3), [0: 0.3, 39: 0.3]),
      (WarmUp(epochs: 2), [0: 0.05, 9: 0.5, 19: 1, 39: 1]),
      (WarmUp(epochs: 0), [0: 1]),
      (ExponentialDecay(rate: 0.25, epochs: 2), [0: 1, 10: 0.5, 20: 0.25, 40: 0.0625]),
      (StepDecay(rate: 0.1, epochs: 2), [0: 1, 19: 1, 20: 0.1, 39: 0.1, 40: 0.01]),
      (CosineDecay(end: 0.2), [0: 1, 20: 0.6, 40: 0.2]),
    ] as [(any Schedule, [Int: Double])])
  func factorsFollowTheFormula(schedule: any Schedule, factors: [Int: Double]) {
    for (step, factor) in factors {
      #expect(abs(schedule.factor(at: Self.moment(step)) - factor) < 1e-12)
    }
  }

  @Test func theDefaultsCanTrain() throws {
    for schedule in Schedules.all { try schedule.init().validate() }
  }

  @Test(
    arguments: [
      (WarmUp(epochs: -1), "epochs"), (WarmUp(epochs: .nan), "epochs"),
      (ExponentialDecay(rate: 0), "rate"), (ExponentialDecay(rate: 2), "rate"),
      (StepDecay(rate: 0.1, epochs: 0), "epochs"), (CosineDecay(end: -0.1), "end"),
      (ConstantRate(share: 0), "share"),
    ] as [(any Schedule, String)])
  func aWrongSettingIsNamed(schedule: any Schedule, setting: String) {
    let error = #expect(throws: ModelsError.self) { try schedule.validate() }
    #expect(error?.message.hasPrefix("`\(setting)` of \(type(of: schedule).name)") == true)
  }

  /// A rate that falls must not shrink what the weights have learned.
  @Test(arguments: Optimisers.all.map { $0.init() } as [any Optimiser])
  func anotherRateMovesNoWeight(_ optimiser: any Optimiser) {
    for start in [Float(0.75), -1.5] {
      for factor in [0.01, 0.5, 3] {
        var weight = OneWeight(optimiser, startingAt: start)
        weight.use(optimiser.scheduled(at: factor))
        #expect(abs(weight.step(0) - start) < 1e-5)
      }
    }
  }

  /// FTRL with a changing rate is z += g − (√n'/lr' − √n/lr) w, as McMahan et al. 2013 define σ by
  /// the rates before and after.
  @Test func ftrlWithAScheduleIsMcMahans() {
    let (l1, start) = (0.2, 0.5)
    let rates = [0.3, 0.15, 0.05, 0.05, 0.4]
    let rule = FTRL(lr: 1, l1: l1)
    var weight = OneWeight(rule.scheduled(at: 0.3), startingAt: Float(start))
    var (n, w) = (0.1, start)
    var z = -(w * n.squareRoot() / 0.3 + l1)
    var before = 0.3
    for (gradient, rate) in zip([0.5, -0.25, 0.75, -1, 0.125], rates) {
      let grown = n + gradient * gradient
      z += gradient - (grown.squareRoot() / rate - n.squareRoot() / before) * w
      w = abs(z) <= l1 ? 0 : -(z - (z > 0 ? l1 : -l1)) / (grown.squareRoot() / rate)
      (n, before) = (grown, rate)
      weight.use(rule.scheduled(at: rate))
      #expect(abs(Double(weight.step(Float(gradient))) - w) < 1e-5)
    }
  }
}
