/// What the numbers of a column of times are.
public enum TimeKind: String, Sendable, Hashable, Codable, CaseIterable {
  case date
  /// A date with a time of day, without a time zone.
  case dateTime = "datetime"
  case duration

  /// Whether a column of this kind can hold times of another: a date is a date and time at midnight.
  func holds(_ other: TimeKind) -> Bool { other == self || self == .dateTime && other == .date }

  /// The kind of a column that holds times of both; `nil` for dates and durations.
  func joined(with other: TimeKind) -> TimeKind? {
    holds(other) ? self : other.holds(self) ? other : nil
  }
}

/// Dates, times of day and durations as text. All are counted in microseconds.
public enum TimeText {
  public static let second: Int64 = 1_000_000
  public static let minute = 60 * second
  public static let hour = 60 * minute
  public static let day = 24 * hour

  /// `2024-03-01`.
  public static func iso(day: Int) -> String {
    let (year, month, day) = Calendar.date(day)
    return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
  }

  /// `12:30`, `12:30:15`, `12:30:15.25`: no more than there is.
  public static func clock(_ time: Int64) -> String {
    let text = "\(padded(Int(time / hour))):\(padded(Int(time % hour / minute)))"
    let seconds = time % minute
    return seconds == 0 ? text : text + ":" + self.seconds(seconds)
  }

  /// `3 days`, `1 day 2:30:00`, `0:00:00.25`.
  public static func duration(_ span: Int64) -> String {
    let sign = span < 0 ? "-" : ""
    let magnitude = Int64(clamping: span.magnitude)
    let (days, time) = magnitude.quotientAndRemainder(dividingBy: day)
    let clock =
      "\(time / hour):\(padded(Int(time % hour / minute))):" + seconds(time % minute)
    if days == 0 { return sign + clock }
    let count = "\(sign)\(NumberText.grouped(Int(days))) \(days == 1 ? "day" : "days")"
    return time == 0 ? count : "\(count) \(sign)\(clock)"
  }

  /// A time as a file holds it.
  static func fileText(_ time: Int64, _ kind: TimeKind) -> String {
    kind == .duration ? isoDuration(time) : text(time, kind)
  }

  /// A time as a table shows it.
  public static func text(_ time: Int64, _ kind: TimeKind) -> String {
    switch kind {
    case .duration: return duration(time)
    case .date: return iso(day: dayNumber(of: time))
    case .dateTime:
      let number = dayNumber(of: time)
      return iso(day: number) + " " + clock(time - Int64(number) * day)
    }
  }

  /// The day a time lies in, counted from 1970-01-01.
  public static func dayNumber(of time: Int64) -> Int {
    Calendar.floored(Int(time), by: Int(day))
  }

  /// The date, the date and time, or the duration that these bytes write in the manner of ISO 8601:
  /// `2024-03-01`, `2024-03-01 12:30`, `2024-03-01T12:30:15.5Z`, `P1DT2H30M`. Digits past the
  /// microsecond are dropped.
  public static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> (time: Int64, kind: TimeKind)? {
    if let span = readDuration(bytes) { return (span, .duration) }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let dayOfMonth = number(bytes, 8, 2), Calendar.years.contains(year),
      (1...12).contains(month),
      (1...Calendar.days(inMonth: month, of: year)).contains(dayOfMonth)
    else { return nil }
    let date = Int64(Calendar.day(year, month, dayOfMonth)) * day
    if bytes.count == 10 { return (date, .date) }
    guard bytes.count >= 16, bytes[10] == 0x20 || bytes[10] == 0x54, bytes[13] == 0x3A,
      let hours = number(bytes, 11, 2), let minutes = number(bytes, 14, 2), hours < 24,
      minutes < 60
    else { return nil }
    var time = date + Int64(hours) * hour + Int64(minutes) * minute
    var at = 16
    if at + 2 < bytes.count, bytes[at] == 0x3A {
      guard let seconds = number(bytes, at + 1, 2), seconds < 60 else { return nil }
      time += Int64(seconds) * second
      at += 3
      if at + 1 < bytes.count, bytes[at] == 0x2E {
        at += 1
        var unit = second / 10
        let first = at
        while at < bytes.count, NumberText.isDigit(bytes[at]) {
          time += Int64(bytes[at] &- 0x30) * unit
          unit /= 10
          at += 1
        }
        guard at > first else { return nil }
      }
    }
    if at < bytes.count, bytes[at] == 0x5A { at += 1 }
    return at == bytes.count ? (time, .dateTime) : nil
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    var number = 0
    for at in start..<start + count {
      guard NumberText.isDigit(bytes[at]) else { return nil }
      number = number * 10 + Int(bytes[at] &- 0x30)
    }
    return number
  }

  private static func seconds(_ microseconds: Int64) -> String {
    let whole = padded(Int(microseconds / second))
    let rest = microseconds % second
    guard rest > 0 else { return whole }
    var digits = padded(Int(rest), 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    return whole + "." + digits
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
