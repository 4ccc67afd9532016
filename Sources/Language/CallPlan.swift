/// Which parameter of a command each argument of a call goes to.
///
/// Settled once for a call as it is written, however often it runs.
struct CallPlan {
  /// An index into the parameters for each argument; −1 where the argument is one of several that
  /// `rest` or `open` takes.
  fileprivate(set) var targets: [Int] = []
  /// The parameter that takes a list of further arguments, unless its label gave it one.
  fileprivate(set) var rest: Int?
  fileprivate(set) var restPositions: [Int] = []
  /// The parameter that takes arguments under labels of the caller's choice.
  fileprivate(set) var open: Int?
  fileprivate(set) var openLabels: [(position: Int, label: String)] = []
  /// What `open` takes when there are none.
  let noFields = Value.record([:])
}

extension CommandEntry {
  /// Throws a `Fault` for a label that is unknown or given twice, and for too many or too few
  /// arguments.
  func plan(count: Int, labels: [String?]) throws -> CallPlan {
    var plan = CallPlan()
    plan.open = parameters.firstIndex(where: \.isOpen)
    plan.rest = parameters.firstIndex(where: \.isRest)
    var isGiven = [Bool](repeating: false, count: parameters.count)
    var next = 0
    for position in 0..<count {
      let label = position < labels.count ? labels[position] : nil
      let index: Int
      if let label {
        guard let known = self.index(of: label) else { throw unknown(label: label) }
        if parameters[known].isOpen {
          guard !plan.openLabels.contains(where: { $0.label == label }) else { throw twice(label) }
          plan.openLabels.append((position, label))
          plan.targets.append(-1)
          continue
        }
        index = known
      } else {
        while next < positional.count, !parameters[positional[next]].isRest,
          isGiven[positional[next]]
        {
          next += 1
        }
        guard next < positional.count else { throw tooMany(count) }
        index = positional[next]
        if parameters[index].isRest, !isGiven[index] {
          plan.restPositions.append(position)
          plan.targets.append(-1)
          continue
        }
      }
      guard !isGiven[index] else { throw twice(parameters[index].label) }
      isGiven[index] = true
      plan.targets.append(index)
    }
    if let rest = plan.rest, isGiven[rest] {
      guard plan.restPositions.isEmpty else { throw twice(parameters[rest].label) }
      plan.rest = nil
    }
    for (index, parameter) in parameters.enumerated()
    where parameter.isRequired && !isGiven[index] && index != plan.open && index != plan.rest {
      throw missing(parameter)
    }
    return plan
  }
}
