/// Which user sees which arm of an experiment: a function of the id alone, so it never changes.
///
/// The experiment's name is the salt, which makes the assignments of two experiments independent.
/// A user has a place in [0, 1); the arms take it up in their order, each as much as its share, and
/// who lies beyond the last is not in the experiment. So the last arm can grow without moving
/// anybody from one arm to another.
public struct Assignment: Sendable, Equatable {
  /// A variant that some users see.
  public struct Arm: Sendable, Equatable {
    public let name: String
    /// Of all users, in percent; 0 is an arm that nobody sees.
    public let share: Double

    public init(_ name: String, share: Double) {
      self.name = name
      self.share = share
    }
  }

  /// The name of the experiment, which is the salt of the hash.
  public let experiment: String
  public let arms: [Arm]
  /// The end of each arm's part of [0, 1).
  private let ends: [Double]

  /// Throws an `ExperimentsError` without arms, for two of a name, for a share outside 0 to 100 or
  /// NaN, and for shares that add up to more than 100 or to 0.
  public init(experiment: String, arms: [Arm]) throws {
    guard !arms.isEmpty else { throw ExperimentsError.noArms(experiment: experiment) }
    var names: Set<String> = []
    var sum = 0.0
    var ends: [Double] = []
    for arm in arms {
      guard names.insert(arm.name).inserted else {
        throw ExperimentsError.sameName(arm: arm.name, experiment: experiment)
      }
      guard (0...100).contains(arm.share) else {
        throw ExperimentsError.share(arm: arm.name, found: arm.share)
      }
      sum += arm.share
      // Shares such as 100/3 add up to 100 but for their last bits.
      ends.append((sum - 100).magnitude < 1e-9 ? 1 : sum / 100)
    }
    guard sum > 0 else { throw ExperimentsError.allSharesZero }
    guard sum < 100 + 1e-9 else {
      throw ExperimentsError.sharesExceed(experiment: experiment, found: sum)
    }
    self.experiment = experiment
    self.arms = arms
    self.ends = ends
  }

  /// The arm of a user, or `nil` when the user is not in the experiment; ids differ by their bytes.
  public func arm(of user: String) -> Arm? {
    let place = place(of: user)
    return zip(arms, ends).first { place < $0.1 }?.0
  }

  /// The user's place in [0, 1): the upper 53 bits of the hash.
  public func place(of user: String) -> Double {
    Double(userHash(salt: experiment, user: user) >> 11) * 0x1p-53
  }
}
