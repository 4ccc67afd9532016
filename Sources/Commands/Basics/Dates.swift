import Language

/// Dates, times and durations from text and numbers.

struct MakeDate: Command {
  static let name = "date"
  static let summary = "The date that a string says, or a year, a month and a day."
  static let details = """
    Strings are written year-month-day, or as `format` says: %Y year, %m month, %d day, %y year of
    two digits, %B and %b month by its name.
    A date has fields year, month, day and weekday (1 is Monday, 7 Sunday). A date ± a duration is
    a date; the difference of two is a duration. `format(d, "%d %B %Y")` writes one.
    """
  static let examples = [
    Example(#"date("2024-02-28") + days(2)"#, gives: "2024-03-01"),
    Example(#"(date("2024-03-01") - date("2024-02-01")).days"#, gives: "29"),
    Example("date(2024, 3, 1).weekday", gives: "5"),
    Example(#"date("1/3/2024", format: "%d/%m/%Y")"#, gives: "2024-03-01"),
  ]
  @Argument("A string, a date and time, or the year.") var of: Value
  @Argument("The month, 1 to 12, after a year.", .positional) var month: Int? = nil
  @Argument("The day, after a month.", .positional) var day: Int? = nil
  @Argument("How the string is written.") var format: String? = nil

  func run(in context: Context) throws -> Value {
    if let text = of.string {
      let day =
        try format.map { try TimeParser.read(text, format: $0).day }
        ?? TimeParser.isoDate(text)
      return .foreign(CalendarDate(day: day))
    }
    if let moment = of.foreign as? Moment { return .foreign(CalendarDate(day: moment.day)) }
    if of.foreign is CalendarDate { return of }
    guard let year = try Int.convert(of) else {
      throw Fault(
        .wrongKind, "`date` takes a string or a year, month and day, found \(Display.phrase(of))",
        argument: "of")
    }
    guard let month, let day else {
      throw Fault(
        .missingArgument, "a year is followed by a month and a day",
        notes: ["date(\(year), 1, 1) is its first day"])
    }
    return .foreign(try CalendarDate(year: year, month: month, day: day))
  }
}

struct MakeDateTime: Command {
  static let name = "datetime"
  static let summary = "The date and time that a string says."
  static let details = """
    Strings are written like "2024-03-01 12:30" or "2024-03-01T12:30:15.5", or as `format` says: to
    the codes of `date` come %H hour, %M minute, %S second. There are no time zones.
    Its fields are those of a date, and date, hour, minute, second.
    """
  static let examples = [
    Example(#"datetime("2024-03-01 23:30") + minutes(45)"#, gives: "2024-03-02 00:15"),
    Example(#"datetime("2024-03-01 12:30").hour"#, gives: "12"),
    Example(#"datetime("01.03.24 08h15", format: "%d.%m.%y %Hh%M")"#, gives: "2024-03-01 08:15"),
  ]
  @Argument("A string, or a date, whose midnight it is.") var of: Value
  @Argument("How the string is written.") var format: String? = nil

  func run(in context: Context) throws -> Value {
    if of.foreign is Moment { return of }
    if let date = of.foreign as? CalendarDate {
      return .foreign(Moment(microseconds: date.microseconds))
    }
    guard let text = of.string else {
      throw Fault(
        .wrongKind, "`datetime` takes a string or a date, found \(Display.phrase(of))",
        argument: "of")
    }
    guard let format else { return .foreign(Moment(microseconds: try TimeParser.isoMoment(text))) }
    let (day, time) = try TimeParser.read(text, format: format)
    return .foreign(Moment(microseconds: day * TimeSpan.day + time))
  }
}

/// `days(3)`, `hours(2)` …: a number of one unit as a duration.
protocol DurationCommand: Command {
  /// In microseconds.
  static var unit: Int { get }
  var count: Double { get }
}

extension DurationCommand {
  func run(in context: Context) throws -> Value {
    do {
      return .foreign(try TimeSpan(microseconds: count * Double(Self.unit)))
    } catch var fault as Fault {
      fault.argument = "count"
      throw fault
    }
  }
}

struct Days: DurationCommand {
  static let name = "days"
  static let summary = "A duration of so many days of 24 hours."
  static let details = """
    Durations are added, multiplied by numbers and divided by one another. The fields days, hours,
    minutes and seconds give the whole duration in that unit.
    """
  static let examples = [
    Example("days(1.5).hours", gives: "36"),
    Example("days(7) / days(2)", gives: "3.5"),
    Example("days(1) + hours(2)", gives: "1 day 2:00:00"),
  ]
  static let unit = TimeSpan.day
  @Argument("How many.") var count: Double
}

struct Hours: DurationCommand {
  static let name = "hours"
  static let summary = "A duration of so many hours."
  static let examples = [Example("hours(1.5)", gives: "1:30:00")]
  static let unit = TimeSpan.hour
  @Argument("How many.") var count: Double
}

struct Minutes: DurationCommand {
  static let name = "minutes"
  static let summary = "A duration of so many minutes."
  static let examples = [Example("minutes(90) == hours(1.5)", gives: "true")]
  static let unit = TimeSpan.minute
  @Argument("How many.") var count: Double
}

struct Seconds: DurationCommand {
  static let name = "seconds"
  static let summary = "A duration of so many seconds."
  static let examples = [Example("seconds(0.25)", gives: "0:00:00.25")]
  static let unit = TimeSpan.second
  @Argument("How many.") var count: Double
}
