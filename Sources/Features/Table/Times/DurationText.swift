/// Durations as files hold them, in the manner of ISO 8601: `P1DT2H30M`, `-PT0.25S`.
///
/// Days, hours, minutes and seconds only: a month or a year has no length of its own.
extension TimeText {
  /// As `readDuration` reads it back.
  static func isoDuration(_ span: Int64) -> String {
    let magnitude = Int64(clamping: span.magnitude)
    let (days, clock) = magnitude.quotientAndRemainder(dividingBy: day)
    var text = (span < 0 ? "-P" : "P") + (days > 0 ? "\(days)D" : "")
    guard clock > 0 || days == 0 else { return text }
    text += "T"
    if clock >= hour { text += "\(clock / hour)H" }
    if clock % hour >= minute { text += "\(clock % hour / minute)M" }
    let seconds = clock % minute
    guard seconds > 0 || clock == 0 else { return text }
    var digits = String(seconds / second)
    if seconds % second > 0 {
      var rest = String(seconds % second + second).dropFirst()
      while rest.last == "0" { rest.removeLast() }
      digits += "." + rest
    }
    return text + digits + "S"
  }

  /// The duration that these bytes write, in microseconds; digits past those are dropped.
  static func readDuration(_ bytes: UnsafeBufferPointer<UInt8>) -> Int64? {
    let isNegative = bytes.first == 0x2D
    let start = isNegative ? 1 : 0
    // `Private` ends here, before anything is copied.
    guard start + 2 < bytes.count, bytes[start] == 0x50,
      NumberText.isDigit(bytes[start + 1]) || bytes[start + 1] == 0x54
    else { return nil }
    let parts = bytes[(start + 1)...].split(
      separator: 0x54, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = parts.first, let days = sum(of: first, [(0x44, day)]) else { return nil }
    guard let last = parts.dropFirst().first else { return isNegative ? -days : days }
    guard !last.isEmpty,
      let clock = sum(of: last, [(0x48, hour), (0x4D, minute), (0x53, second)])
    else { return nil }
    let (span, overflow) = days.addingReportingOverflow(clock)
    return overflow ? nil : isNegative ? -span : span
  }

  /// `2H30M`: numbers, each with a letter of the units, which stand in this order.
  private static func sum(
    of bytes: Slice<UnsafeBufferPointer<UInt8>>, _ units: [(letter: UInt8, length: Int64)]
  ) -> Int64? {
    var (sum, at, units) = (Int64(0), bytes.startIndex, units[...])
    while at < bytes.endIndex {
      guard let (whole, fraction) = decimal(bytes, &at), at < bytes.endIndex,
        let place = units.firstIndex(where: { $0.letter == bytes[at] })
      else { return nil }
      let unit = units[place].length
      guard fraction == 0 || unit == second else { return nil }
      let (product, tooLong) = whole.multipliedReportingOverflow(by: unit)
      let (next, overflow) = sum.addingReportingOverflow(product)
      guard !tooLong, !overflow, next <= .max - fraction else { return nil }
      sum = next + fraction
      units = units[(place + 1)...]
      at += 1
    }
    return sum
  }

  /// A number without a sign, and the microseconds that its decimals would be of a second.
  private static func decimal(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ at: inout Int
  ) -> (whole: Int64, fraction: Int64)? {
    let first = at
    var whole = Int64(0)
    while at < bytes.endIndex, NumberText.isDigit(bytes[at]) {
      guard at - first < 18 else { return nil }
      whole = whole * 10 + Int64(bytes[at] &- 0x30)
      at += 1
    }
    guard at > first else { return nil }
    guard at < bytes.endIndex, bytes[at] == 0x2E else { return (whole, 0) }
    at += 1
    let point = at
    var (fraction, unit) = (Int64(0), second / 10)
    while at < bytes.endIndex, NumberText.isDigit(bytes[at]) {
      fraction += Int64(bytes[at] &- 0x30) * unit
      unit /= 10
      at += 1
    }
    return at > point ? (whole, fraction) : nil
  }
}
