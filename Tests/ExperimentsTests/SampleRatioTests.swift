import Experiments
import Testing

@Suite struct SampleRatioTests {
  /// Printed by scripts/reference/two_proportions.py with scipy 1.17.1, numpy 2.4.6, Python 3.11.7.
  /// The second is the example of Kohavi, Tang and Xu 2020, chapter 21, who give 1.8e-6.
  @Test(arguments: [
    (5000, 5000, 50.0, 0.0, 1.0), (821_588, 815_482, 50, 22.77436884189436, 1.8217928726191858e-06),
    (990, 10, 99, 0, 1), (980, 20, 99, 10.1010101010101, 0.0014818807747203882),
    (0, 7, 50, 7, 0.008150971593502705),
  ])
  func numbersAreThoseOfSciPy(
    control: Int, treatment: Int, controlShare: Double, chiSquare: Double, p: Double
  ) throws {
    let found = try sampleRatioCheck(
      control: control, treatment: treatment, controlShare: controlShare,
      treatmentShare: 100 - controlShare)
    #expect(abs(found.chiSquare - chiSquare) <= 1e-11 * chiSquare)
    #expect(abs(found.pValue - p) <= 1e-11 * p)
    #expect(found.isMismatch == (p < 0.001))
  }

  /// T11: a split of 0 to 100, one user, none.
  @Test func everyCountHasAPValue() throws {
    for (control, treatment, share, p) in [
      (0, 0, 50.0, 1.0), (0, 0, 0, 1), (0, 1, 0, 1), (1, 0, 0, 0), (0, 1, 100, 0), (5, 0, 100, 1),
    ] {
      let found = try sampleRatioCheck(
        control: control, treatment: treatment, controlShare: share, treatmentShare: 100 - share)
      #expect(found.pValue == p)
    }
    #expect(try (0...1).contains(sampleRatioCheck(control: 1, treatment: 0).pValue))
    #expect(try sampleRatioCheck(control: .max, treatment: .max).pValue == 1)
  }

  @Test func impossibleInputsAreRefused() {
    #expect(throws: ExperimentsError.count(what: "users of the control", found: -1)) {
      try sampleRatioCheck(control: -1, treatment: 5)
    }
    #expect(throws: ExperimentsError.share(arm: "the treatment", found: 101)) {
      try sampleRatioCheck(control: 1, treatment: 5, treatmentShare: 101)
    }
    #expect(throws: ExperimentsError.allSharesZero) {
      try sampleRatioCheck(control: 1, treatment: 5, controlShare: 0, treatmentShare: 0)
    }
    #expect(throws: ExperimentsError.self) {
      try sampleRatioCheck(control: 1, treatment: 5, controlShare: .nan)
    }
  }
}
