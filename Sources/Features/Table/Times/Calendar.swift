/// The proleptic Gregorian calendar as arithmetic on days counted from 1970-01-01.
///
/// The algorithms are Howard Hinnant's `days_from_civil`, `civil_from_days` and
/// `weekday_from_days` ("chrono-Compatible Low-Level Date Algorithms"): years begin in March, so
/// that the leap day comes last, and repeat every era of 400 years, or 146,097 days.
public enum Calendar {
  public static let years = 1...9999

  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has, 1 to 12.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The day number of a date that exists.
  public static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let y = month <= 2 ? year - 1 : year
    let era = floored(y, by: 400)
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day number.
  public static func date(_ day: Int) -> (year: Int, month: Int, day: Int) {
    let z = day + 719_468
    let era = floored(z, by: 146_097)
    let dayOfEra = z - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }

  /// 1 for Monday to 7 for Sunday, as in ISO 8601. Day 0 was a Thursday.
  public static func weekday(_ day: Int) -> Int { (day % 7 + 10) % 7 + 1 }

  /// The quotient rounded down, for a positive divisor.
  public static func floored(_ a: Int, by b: Int) -> Int { a >= 0 ? a / b : -((-a + b - 1) / b) }

  public static let firstDay = day(years.lowerBound, 1, 1)
  public static let lastDay = day(years.upperBound, 12, 31)

  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  public static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
}
