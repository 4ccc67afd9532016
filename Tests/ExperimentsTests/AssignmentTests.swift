import Experiments
import Testing

@Suite struct AssignmentTests {
  static func halves(_ experiment: String) throws -> Assignment {
    try Assignment(experiment: experiment, arms: [.init("a", share: 50), .init("b", share: 50)])
  }

  /// Printed by scripts/reference/assignment.py.
  @Test(arguments: [
    ("ranking", "1", 0.12375795664882061), ("ranking", "2", 0.5313911968205611),
    ("prices", "1", 0.022455476923280204), ("", "", 0.7509467750370924),
    ("ranking", "Zoë", 0.2577834123920062), ("ab", "c", 0.13598178653473703),
    ("a", "bc", 0.8989470631077432),
  ])
  func placesAreFixed(experiment: String, user: String, place: Double) throws {
    #expect(try Self.halves(experiment).place(of: user) == place)
    #expect(try Self.halves(experiment).arm(of: user)?.name == (place < 0.5 ? "a" : "b"))
  }

  /// Each count is binomial; 4.5 standard deviations pass all 80 of them but once in 1,800 runs.
  @Test(arguments: 0..<20) func sharesAreKept(seed: Int) throws {
    let shares = [("control", 1.0), ("wide", 9), ("deep", 40), (nil, 50)]
    let assignment = try Assignment(
      experiment: "shares-\(seed)",
      arms: shares.compactMap { name, share in name.map { .init($0, share: share) } })
    let users = 20_000
    var counts: [String?: Int] = [:]
    for user in 0..<users { counts[assignment.arm(of: "user-\(user)")?.name, default: 0] += 1 }
    for (name, share) in shares {
      let p = share / 100
      let deviation = (Double(users) * p * (1 - p)).squareRoot()
      #expect(abs(Double(counts[name] ?? 0) - Double(users) * p) < 4.5 * deviation)
    }
  }

  /// Of two experiments each pair of arms has a quarter of the users, within 4.5 deviations.
  @Test(arguments: 0..<20) func experimentsAreIndependent(seed: Int) throws {
    let (one, other) = (try Self.halves("x-\(seed)"), try Self.halves("x-\(seed + 1)"))
    let users = 10_000
    let both = (0..<users).count { user in
      one.arm(of: "\(user)")?.name == "a" && other.arm(of: "\(user)")?.name == "a"
    }
    #expect(abs(Double(both) - 2500) < 4.5 * (Double(users) * 0.25 * 0.75).squareRoot())
  }

  @Test func theLastArmGrowsWithoutMovingTheOthers() throws {
    func assignment(_ share: Double) throws -> Assignment {
      try Assignment(experiment: "g", arms: [.init("a", share: 20), .init("b", share: share)])
    }
    let (small, large) = (try assignment(5), try assignment(60))
    for user in 0..<2000 {
      if let arm = small.arm(of: "\(user)")?.name {
        #expect(large.arm(of: "\(user)")?.name == arm)
      }
    }
  }

  /// T11: 0 to 100 is a split; all users go to one arm.
  @Test func anArmOfShareZeroHasNobody() throws {
    let oneSided = try Assignment(
      experiment: "t11", arms: [.init("nobody", share: 0), .init("all", share: 100)])
    for user in 0..<5000 { #expect(oneSided.arm(of: "\(user)")?.name == "all") }
  }

  /// In the last bits 11 times 100 / 11 is below 100 and 7 times 100 / 7 above: both are the whole.
  @Test(arguments: 1...60) func equalSharesLeaveNobodyOut(arms: Int) throws {
    let assignment = try Assignment(
      experiment: "equal", arms: (0..<arms).map { .init("\($0)", share: 100 / Double(arms)) })
    for user in 0..<500 { #expect(assignment.arm(of: "\(user)") != nil) }
  }

  @Test func impossibleExperimentsAreRefused() {
    func refuse(_ arms: [Assignment.Arm], _ error: ExperimentsError) {
      #expect(throws: error) { try Assignment(experiment: "e", arms: arms) }
    }
    refuse([], .noArms(experiment: "e"))
    refuse([.init("a", share: 1), .init("a", share: 2)], .sameName(arm: "a", experiment: "e"))
    refuse([.init("a", share: -1)], .share(arm: "a", found: -1))
    refuse([.init("a", share: .infinity)], .share(arm: "a", found: .infinity))
    refuse(
      [.init("a", share: 60), .init("b", share: 60)], .sharesExceed(experiment: "e", found: 120))
    refuse([.init("a", share: 0)], .allSharesZero)
    #expect(throws: ExperimentsError.self) {
      try Assignment(experiment: "e", arms: [.init("a", share: .nan)])
    }
    #expect(
      ExperimentsError.sharesExceed(experiment: "e", found: 120).message
        == "shares of an experiment add up to at most 100 percent; those of e to 120")
  }
}
