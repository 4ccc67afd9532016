import Experiments
import Testing

/// Printed by scripts/reference/user_means.py (numpy 2, scipy 1.17).
@Suite struct UserMeansTests {
  private let control: UserOutcomes
  private let treatment: UserOutcomes

  init() throws {
    control = try UserOutcomes([4, 1, 2, 7, 1, 5, 0, 3], before: [3, 0, 2, 5, 1, 4, 0, 2])
    treatment = try UserOutcomes([3, 3, 1, 9, 5, 4, 1], before: [1, 2, 0, 6, 3, 2, 1])
  }

  @Test func theDifferenceIsWelchs() {
    let plain = MeanDifference(control: control, treatment: treatment)
    #expect(abs(plain.z - 0.6298095605816951) < 1e-12)
    #expect(abs(plain.pValue - 0.528819189733042) < 1e-12)
    #expect(abs(plain.variance - 1.7758290816326532) < 1e-12)
  }

  @Test func cupedTakesOutWhatUsersDidBefore() {
    let adjusted = MeanDifference.adjusted(control: control, treatment: treatment)
    #expect(abs(adjusted.z - 2.629579863291985) < 1e-10)
    #expect(abs(adjusted.variance - 0.09621934184248798) < 1e-12)
    #expect(abs(adjusted.treatment - adjusted.control - 0.8156757600999587) < 1e-12)
  }

  @Test func withoutABeforeCupedIsThePlainDifference() throws {
    let (a, b) = (try UserOutcomes([1, 2, 4]), try UserOutcomes([2, 2, 3]))
    #expect(
      MeanDifference.adjusted(control: a, treatment: b) == MeanDifference(control: a, treatment: b))
  }

  @Test func nothingIsNaN() throws {
    for values in [[], [0], [0, 0], [5, 5]] as [[Double]] {
      let arm = try UserOutcomes(values)
      let difference = MeanDifference(control: arm, treatment: arm)
      #expect(difference.pValue == 1 && difference.z == 0)
      #expect(difference.gain?.value ?? 0 == 0)
    }
  }

  @Test func theSampleSizeIsTheTextbooks() throws {
    let size = try SampleSize(mean: 0.8, deviation: 1.2)
    #expect(try size.users(forGain: 0.029) == 41998)
    #expect(try size.users(forGain: 0.01) == 353200)
    #expect(abs(size.gain(users: 41998) - 0.029) < 1e-5)
  }
}
