import Experiments
import Features
import Language
import Pictures

/// How the language sees the outcome of an A/B test.
extension ABTestResult: ForeignArgument, HasFields {
  public static var wantedKind: Kind { Kind("an A/B test") }

  public var summary: String {
    "A/B test of \(arms.map(\.outcome.name).joined(separator: ", ")): "
      + "\(Display.count(settings.days, "day")), control \(settings.control)"
  }

  public var fieldNames: [String] { ["arms", "by_day", "diversity", "truth", "detectable_gain"] }

  public func field(_ name: String) throws -> Value? {
    switch name {
    case "arms": .foreign(try armTable())
    case "by_day": .foreign(try dayTable())
    case "diversity": .foreign(try diversityTable())
    case "truth": .foreign(try truthTable())
    case "detectable_gain": detectableGain.map { .number($0) } ?? Value.none
    default: nil
    }
  }

  private var names: Column { Column(name: "arm", texts: arms.map(\.outcome.name)) }

  private func numbers(_ name: String, _ value: (ArmResult) -> Double?) -> Column {
    Column(name: name, numbers: arms.map { value($0) ?? .nan })
  }

  /// A row for each arm; what compares it with the control is missing for the control.
  func armTable() throws -> Table {
    func compared(_ name: String, _ value: @escaping (ArmResult) -> Double?) -> Column {
      numbers(name) { $0.outcome.name == settings.control ? nil : value($0) }
    }
    return try Table(
      name: "arms",
      columns: [
        names,
        numbers("users") { Double($0.users) },
        numbers("shown") { Double($0.outcome.shown) },
        numbers("acquired") { Double($0.outcome.acquired) },
        numbers("rate") { $0.proportions.treatment.rate },
        numbers("per_user") { $0.difference.treatment },
        compared("gain") { $0.difference.gain?.value },
        compared("low") { $0.difference.gain?.interval?.lowerBound },
        compared("high") { $0.difference.gain?.interval?.upperBound },
        compared("p_value") { $0.difference.pValue },
        compared("cuped_gain") { $0.adjusted.gain?.value },
        compared("cuped_low") { $0.adjusted.gain?.interval?.lowerBound },
        compared("cuped_high") { $0.adjusted.gain?.interval?.upperBound },
        compared("sequential_p") { $0.sequentialP },
        compared("rate_p_value") { $0.proportions.pValue },
        compared("ratio_p_value") { $0.sampleRatio.pValue },
      ])
  }

  /// A row for each day and arm.
  func dayTable() throws -> Table {
    try Table(
      name: "by_day",
      columns: [
        Column(name: "day", numbers: days.map { Double($0.day) }),
        Column(name: "arm", texts: days.map(\.arm)),
        Column(name: "shown", numbers: days.map { Double($0.shown) }),
        Column(name: "acquired", numbers: days.map { Double($0.acquired) }),
        Column(name: "auc", numbers: days.map(\.auc)),
        Column(name: "sequential_p", numbers: days.map(\.sequentialP)),
      ])
  }

  /// What each arm showed: how many apps, how varied a screen, how near to what users have.
  func diversityTable() throws -> Table {
    try Table(
      name: "diversity",
      columns: [
        names,
        numbers("coverage") { Double($0.outcome.coverage) },
        numbers("variety") { $0.outcome.diversity },
        numbers("related") { $0.outcome.relatedness },
      ])
  }

  /// Expected acquisitions a visit, of the same visits under each arm.
  func truthTable() throws -> Table {
    try Table(
      name: "truth",
      columns: [
        names,
        numbers("per_visit") { $0.truth.treatment },
        numbers("gain") { $0.truth.gain?.value },
        numbers("low") { $0.truth.gain?.interval?.lowerBound },
        numbers("high") { $0.truth.gain?.interval?.upperBound },
      ])
  }

  public func display(for screen: Screen) -> String {
    func percent(_ gain: TwoProportions.Gain?, of arm: ArmResult) -> String {
      guard arm.outcome.name != settings.control, let gain else { return "" }
      let words = [gain.value, gain.interval?.lowerBound, gain.interval?.upperBound].map {
        $0.flatMap { try? NumberFormat.format(100 * $0, spec: ".1") } ?? "?"
      }
      return "\(words[0]) % [\(words[1]), \(words[2])]"
    }
    let box = BoxTable(columns: [
      .init(name: "arm", cells: arms.map(\.outcome.name)),
      .init(
        name: "users", alignment: .decimal, cells: arms.map { NumberFormat.grouped($0.users) }),
      .init(
        name: "shown", alignment: .decimal,
        cells: arms.map { NumberFormat.grouped($0.outcome.shown) }),
      .init(
        name: "acquired", alignment: .decimal,
        cells: arms.map { NumberFormat.grouped($0.outcome.acquired) }),
      .init(name: "gain a user", cells: arms.map { percent($0.difference.gain, of: $0) }),
      .init(name: "with CUPED", cells: arms.map { percent($0.adjusted.gain, of: $0) }),
      .init(
        name: "sequential p", alignment: .decimal,
        cells: arms.map { $0.sequentialP.map { NumberFormat.general($0) } ?? "" }),
    ])
    return ([summary, box.text(width: screen.width, colour: screen.hasColour)] + remarks)
      .joined(separator: "\n")
  }

  private var remarks: [String] {
    var lines: [String] = []
    if let detectableGain, let gain = try? NumberFormat.format(detectableGain, spec: ".1%") {
      lines.append("an experiment of this size finds a gain of \(gain) in four cases of five")
    }
    let all = arms.reduce(Set()) { $0.union($1.columnNames) }
    for arm in arms {
      // An arm that knows less than another is no fair comparison of how they learn.
      let lacks = all.subtracting(arm.columnNames).sorted().map { ".\($0)" }
      if !lacks.isEmpty {
        lines.append("note: \(arm.outcome.name) does not read \(lacks.joined(separator: ", "))")
      }
    }
    for arm in arms where arm.sampleRatio.isMismatch {
      lines.append(
        "warning: \(arm.outcome.name) and \(settings.control) differ too much in users for "
          + "chance: do not read this experiment")
    }
    return lines
  }
}
