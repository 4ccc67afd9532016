import Language
import Models

/// A schedule with its settings, as `cosine_decay(…)` makes it.
struct ScheduleValue: ForeignArgument {
  static let wantedKind = Kind("a schedule")
  let schedule: any Schedule
  var summary: String { described(schedule) }
}

/// One schedule, or a list of them that are multiplied.
struct ScheduleList: Convertible {
  static let wantedKind = Kind("a schedule or a list of them")
  let schedules: [any Schedule]

  static func convert(_ value: Value) throws -> ScheduleList? {
    let values = value.list ?? [value]
    let schedules = values.compactMap { ($0.foreign as? ScheduleValue)?.schedule }
    return schedules.count == values.count ? ScheduleList(schedules: schedules) : nil
  }
}
