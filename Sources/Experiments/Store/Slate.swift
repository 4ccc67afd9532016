import Glibc
import Tensors

/// How candidates become a screen: place by place, by score and chance.
///
/// Each place is filled by chance with the probability `exploration`, each of those that are left
/// as likely; else by the softmax of score / noise, as when Gumbel noise is added to the scores
/// (Plackett and Luce). So the probability of every choice is known when it is made, and logged.
public struct Slate: Sendable, Equatable {
  /// Places among the candidates, in the order shown.
  public let places: [Int]
  /// P(this candidate in this place | the places before).
  public let propensities: [Double]

  public init(
    scores: [Double], shown: Int, exploration: Double, noise: Double,
    _ stream: inout RandomStream
  ) {
    var weights = Self.weights(scores, noise: noise)
    var (places, propensities): ([Int], [Double]) = ([], [])
    var left = scores.count
    var sum = weights.reduce(0, +)
    while places.count < shown, left > 0 {
      let byChance = stream.uniform() < exploration || sum <= 0
      let place =
        byChance
        ? Self.nth(stream.below(left), taken: places, count: scores.count)
        : Self.draw(weights, sum: sum, &stream)
      let share = sum > 0 ? weights[place] / sum : 1 / Double(left)
      places.append(place)
      propensities.append(exploration / Double(left) + (1 - exploration) * share)
      left -= 1
      weights[place] = 0
      sum = weights.reduce(0, +)
    }
    self.places = places
    self.propensities = propensities
  }

  /// P(first place) of each candidate under the same rule.
  public static func firstPlace(
    scores: [Double], exploration: Double, noise: Double
  ) -> [Double] {
    let weights = weights(scores, noise: noise)
    let sum = weights.reduce(0, +)
    return weights.map { exploration / Double(scores.count) + (1 - exploration) * $0 / sum }
  }

  /// exp(score / noise), the best as 1.
  private static func weights(_ scores: [Double], noise: Double) -> [Double] {
    let best = scores.max() ?? 0
    return scores.map { exp(($0 - best) / noise) }
  }

  /// The n-th candidate that is not taken.
  private static func nth(_ n: Int, taken: [Int], count: Int) -> Int {
    var place = n
    for earlier in taken.sorted() where earlier <= place { place += 1 }
    return min(place, count - 1)
  }

  /// A candidate by its weight; what is taken weighs nothing.
  private static func draw(
    _ weights: [Double], sum: Double, _ stream: inout RandomStream
  ) -> Int {
    var rest = stream.uniform() * sum
    for (place, weight) in weights.enumerated() where weight > 0 {
      rest -= weight
      if rest < 0 { return place }
    }
    // Rounding may leave a trace of the sum: then it is the last with a weight.
    return weights.lastIndex { $0 > 0 } ?? 0
  }
}
