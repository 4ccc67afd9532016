import Features
import Language

/// Dates, times and durations as text.
enum TimeFormat {
  /// What stands for what in a format, in the manner of C's `strftime`.
  static let codes = "%Y %m %d %H %M %S, %y %B %b %A %a %j, %%"

  static func iso(date day: Int) -> String { TimeText.iso(day: day) }

  /// `12:30`, `12:30:15`, `12:30:15.25`: no more than there is.
  static func clock(_ time: Int) -> String { TimeText.clock(Int64(time)) }

  /// `3 days`, `1 day 2:30:00`, `0:00:00.25`.
  static func words(for span: TimeSpan) -> String { TimeText.duration(Int64(span.microseconds)) }

  /// The date, and the time if there is one, as a format says.
  static func text(_ day: Int, _ time: Int, format: String) throws -> String {
    var result = ""
    var isCode = false
    for character in format {
      guard isCode || character == "%" else {
        result.append(character)
        continue
      }
      guard isCode else {
        isCode = true
        continue
      }
      isCode = false
      result += try text(day, time, code: character)
    }
    if isCode { throw unknown("%") }
    return result
  }

  private static func text(_ day: Int, _ time: Int, code: Character) throws -> String {
    let (year, month, dayOfMonth) = Calendar.date(day)
    let weekday = Calendar.weekdayNames[Calendar.weekday(day) - 1]
    switch code {
    case "Y": return padded(year, 4)
    case "y": return padded(year % 100)
    case "m": return padded(month)
    case "d": return padded(dayOfMonth)
    case "H": return padded(time / TimeSpan.hour)
    case "M": return padded(time % TimeSpan.hour / TimeSpan.minute)
    case "S": return padded(time % TimeSpan.minute / TimeSpan.second)
    case "B": return Calendar.monthNames[month - 1]
    case "b": return String(Calendar.monthNames[month - 1].prefix(3))
    case "A": return weekday
    case "a": return String(weekday.prefix(3))
    case "j": return padded(day - Calendar.day(year, 1, 1) + 1, 3)
    case "%": return "%"
    default: throw unknown("%\(character(code))")
    }
  }

  static func unknown(_ code: String) -> Fault {
    Fault(
      .badEscape, "a format of dates knows no `\(code)`", notes: ["it knows \(codes)"],
      argument: "format")
  }

  private static func character(_ code: Character) -> String { Visible.escape(String(code)) }

  static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
