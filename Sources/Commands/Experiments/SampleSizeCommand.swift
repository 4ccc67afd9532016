import Experiments
import Language

struct SampleSizeCommand: Command {
  static let name = "sample_size"
  static let summary = "How many users each arm of an A/B test needs to find a gain."
  static let details = """
    The gain is relative: 0.029 is 2.9 percent more than `mean`. `power` is the chance to find it,
    `level` the chance of an alarm about nothing, over both sides.
    """
  static let examples = [
    Example("sample_size(mean: 0.8, sd: 1.2, gain: 0.029)", gives: "41998"),
    Example("sample_size(mean: 0.8, sd: 1.2, gain: 0.01)", gives: "353200"),
  ]
  @Argument("What a user does on average.") var mean: Double
  @Argument("The standard deviation over users.") var sd: Double
  @Argument("The relative gain to find.") var gain: Double
  @Argument("The chance to find it.") var power = 0.8
  @Argument("The chance of an alarm about nothing.") var level = 0.05

  func run(in context: Context) throws -> Value {
    .number(
      try SampleSize(mean: mean, deviation: sd, power: power, level: level).users(forGain: gain))
  }
}
