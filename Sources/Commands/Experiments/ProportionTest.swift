import Experiments
import Language

struct ProportionTest: Command {
  static let name = "proportion_test"
  static let summary =
    "Whether two rates differ: the two-proportion z-test, with the relative gain."
  static let details = """
    Gives {rates, gain, interval, z, p_value}. The gain is the treatment's rate over the control's,
    less 1; its interval holds the true one in 95 of 100 experiments. Either is none where it is not
    defined.
    """
  static let examples = [
    Example(
      "round(proportion_test(control: [200, 1000], treatment: [250, 1000]).p_value, 4)",
      gives: "0.0074"),
    Example("proportion_test(control: [5, 100], treatment: [5, 100]).gain", gives: "0"),
  ]
  @Argument("How many of how many: [acquired, shown].") var control: [Int]
  @Argument("The same for the treatment.") var treatment: [Int]

  func run(in context: Context) throws -> Value {
    let first = try proportion(control, "control")
    let second = try proportion(treatment, "treatment")
    let test = TwoProportions(control: first, treatment: second)
    let rates = [first, second].map { $0.rate.map { Value.number($0) } ?? Value.none }
    let interval = test.gain?.interval.map {
      Value.list([.number($0.lowerBound), .number($0.upperBound)])
    }
    return .record([
      "rates": .record(["control": rates[0], "treatment": rates[1]]),
      "gain": test.gain.map { .number($0.value) } ?? .none,
      "interval": interval ?? .none, "z": .number(test.z), "p_value": .number(test.pValue),
    ])
  }

  private func proportion(_ counts: [Int], _ label: String) throws -> Proportion {
    guard counts.count == 2 else {
      throw Fault(
        .wrongCount, "`\(label)` is a list of two numbers, found \(counts.count)", argument: label)
    }
    return try Proportion(counts[0], of: counts[1])
  }
}
