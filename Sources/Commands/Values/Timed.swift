import Features
import Language

/// A value of the calendar, or a stretch of time: what it is in microseconds.
protocol Timed: ForeignArgument, Operable, HasFields {
  /// Since 1970-01-01 00:00, or in all.
  var microseconds: Int { get }
}

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
struct CalendarDate: Timed {
  static let wantedKind = Kind("a date")
  /// Days since 1970-01-01.
  let day: Int

  var microseconds: Int { day * TimeSpan.day }
  var summary: String { TimeFormat.iso(date: day) }
  var fieldNames: [String] { ["year", "month", "day", "weekday"] }

  func field(_ name: String) -> Value? {
    let (year, month, day) = Calendar.date(day)
    switch name {
    case "year": return .number(Double(year))
    case "month": return .number(Double(month))
    case "day": return .number(Double(day))
    case "weekday": return .number(Double(Calendar.weekday(self.day)))
    default: return nil
    }
  }

  /// The date of a year, a month and a day; throws a `Fault` when there is none.
  init(year: Int, month: Int, day: Int) throws {
    guard Calendar.years.contains(year) else {
      throw Fault(.wrongValue, "years go from 1 to 9999, found \(year)")
    }
    guard (1...12).contains(month) else {
      throw Fault(.wrongValue, "months go from 1 to 12, found \(month)")
    }
    let days = Calendar.days(inMonth: month, of: year)
    guard (1...days).contains(day) else {
      throw Fault(
        .wrongValue,
        "\(Calendar.monthNames[month - 1]) \(year) has days 1 to \(days), found \(day)")
    }
    self.day = Calendar.day(year, month, day)
  }

  init(day: Int) { self.day = day }
}

/// A date with a time of day, without a time zone.
struct Moment: Timed {
  static let wantedKind = Kind("a date and time")
  let microseconds: Int

  var day: Int { Calendar.floored(microseconds, by: TimeSpan.day) }
  /// Since midnight.
  var time: Int { microseconds - day * TimeSpan.day }
  var summary: String { TimeFormat.iso(date: day) + " " + TimeFormat.clock(time) }
  var fieldNames: [String] {
    ["date", "year", "month", "day", "weekday", "hour", "minute", "second"]
  }

  func field(_ name: String) -> Value? {
    switch name {
    case "date": .foreign(CalendarDate(day: day))
    case "hour": .number(Double(time / TimeSpan.hour))
    case "minute": .number(Double(time % TimeSpan.hour / TimeSpan.minute))
    case "second": .number(Double(time % TimeSpan.minute) / Double(TimeSpan.second))
    default: CalendarDate(day: day).field(name)
    }
  }
}

/// A duration: a stretch of time, which may be negative.
struct TimeSpan: Timed {
  static let wantedKind = Kind("a duration")
  static let second = 1_000_000
  static let minute = 60 * second
  static let hour = 60 * minute
  static let day = 24 * hour

  let microseconds: Int

  /// Throws a `Fault` beyond some 100,000 years, and for what is no number.
  init(microseconds: Double) throws {
    guard microseconds.magnitude < 3.2e18 else {
      throw Fault(
        .wrongValue,
        microseconds.isNaN
          ? "a duration has a length, found nan"
          : "a duration is at most 100,000 years, this one is longer")
    }
    self.microseconds = Int(microseconds.rounded())
  }

  init(microseconds: Int) { self.microseconds = microseconds }

  var summary: String { TimeFormat.words(for: self) }
  var fieldNames: [String] { ["days", "hours", "minutes", "seconds"] }

  /// The whole duration in one unit.
  func field(_ name: String) -> Value? {
    let units = [
      "days": TimeSpan.day, "hours": TimeSpan.hour, "minutes": TimeSpan.minute,
      "seconds": TimeSpan.second,
    ]
    return units[name].map { .number(Double(microseconds) / Double($0)) }
  }
}
