extension Formula {
  /// What `.shown.hour`, `(.installed_at - .shown).days` and `.installed.count` take of a cell.
  public enum Part: String, Sendable, Codable, CaseIterable {
    // Of a date, and of a date and time
    case year, month, day
    /// 1 for Monday to 7 for Sunday.
    case weekday
    // Of a date and time
    case hour, minute, second, date
    // Of a duration: the whole of it in that unit
    case days, hours, minutes, seconds
    /// How many elements a list has.
    case count

    /// Whether its values are few whole numbers, which can be categories.
    public var isCategory: Bool {
      switch self {
      case .year, .month, .day, .weekday, .hour, .minute: true
      default: false
      }
    }

    func isOf(_ kind: TimeKind) -> Bool {
      switch self {
      case .year, .month, .day, .weekday: kind != .duration
      case .hour, .minute, .second, .date: kind == .dateTime
      case .days, .hours, .minutes, .seconds: kind == .duration
      case .count: false
      }
    }

    /// The part of a time in microseconds.
    func value(of time: Int64) -> Double {
      let dayNumber = TimeText.dayNumber(of: time)
      let clock = time - Int64(dayNumber) * TimeText.day
      return switch self {
      case .year: Double(Calendar.date(dayNumber).year)
      case .month: Double(Calendar.date(dayNumber).month)
      case .day: Double(Calendar.date(dayNumber).day)
      case .weekday: Double(Calendar.weekday(dayNumber))
      case .hour: Double(clock / TimeText.hour)
      case .minute: Double(clock % TimeText.hour / TimeText.minute)
      case .second: Double(clock % TimeText.minute) / Double(TimeText.second)
      case .date: Double(dayNumber)
      case .days: Double(time) / Double(TimeText.day)
      case .hours: Double(time) / Double(TimeText.hour)
      case .minutes: Double(time) / Double(TimeText.minute)
      case .seconds: Double(time) / Double(TimeText.second)
      case .count: .nan
      }
    }
  }
}
