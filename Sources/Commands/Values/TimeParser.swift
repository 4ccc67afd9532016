import Features
import Language

/// Reads dates and times: by a format like `%d/%m/%Y`, or as ISO 8601 writes them.
struct TimeParser {
  private let text: String
  private var rest: Substring
  private let wanted: String
  private var year = 1970
  private var month = 1
  private var day = 1
  private var time = 0
  /// Months, days and so on have two digits; else one will do.
  private let isStrict: Bool

  private init(_ text: String, wanted: String, isStrict: Bool = true) {
    self.text = text
    self.wanted = wanted
    self.isStrict = isStrict
    rest = text[...]
  }

  /// The day number and the microseconds since midnight; throws a `Fault` for anything else.
  static func read(_ text: String, format: String) throws -> (day: Int, time: Int) {
    var parser = TimeParser(text, wanted: "as `\(Visible.escape(format))` says", isStrict: false)
    var isCode = false
    for character in format {
      if isCode {
        isCode = false
        try parser.read(code: character)
      } else if character == "%" {
        isCode = true
      } else if parser.rest.popFirst() != character {
        throw parser.failure
      }
    }
    if isCode { throw TimeFormat.unknown("%") }
    return try parser.finished()
  }

  /// `2024-03-01`.
  static func isoDate(_ text: String) throws -> Int {
    var parser = TimeParser(text, wanted: "like \"2024-03-01\"")
    try parser.readDate()
    return try parser.finished().day
  }

  /// `2024-03-01 12:30`, with seconds or without, `T` or a space between; without a time, midnight.
  static func isoMoment(_ text: String) throws -> Int {
    var parser = TimeParser(text, wanted: "like \"2024-03-01 12:30\" or \"2024-03-01 12:30:15.5\"")
    try parser.readDate()
    if let separator = parser.rest.popFirst() {
      guard separator == " " || separator == "T" else { throw parser.failure }
      try parser.read(code: "H")
      try parser.skip(":")
      try parser.read(code: "M")
      if parser.rest.first == ":" {
        try parser.skip(":")
        try parser.read(code: "S")
        if parser.rest.first == "." { try parser.readFraction() }
      }
      if parser.rest.first == "Z" { parser.rest.removeFirst() }
    }
    let (day, time) = try parser.finished()
    return day * TimeSpan.day + time
  }

  private mutating func readDate() throws {
    try read(code: "Y")
    try skip("-")
    try read(code: "m")
    try skip("-")
    try read(code: "d")
  }

  private mutating func read(code: Character) throws {
    switch code {
    case "Y": year = try number(4)
    case "y":
      // As in POSIX: 69 to 99 are of the 20th century.
      let short = try number(2)
      year = short < 69 ? 2000 + short : 1900 + short
    case "m": month = try number(2)
    case "d": day = try number(2)
    case "H": time += try number(2, below: 24, "hours") * TimeSpan.hour
    case "M": time += try number(2, below: 60, "minutes") * TimeSpan.minute
    case "S": time += try number(2, below: 60, "seconds") * TimeSpan.second
    case "B": month = try name(Calendar.monthNames) + 1
    case "b": month = try name(Calendar.monthNames.map { String($0.prefix(3)) }) + 1
    case "A": _ = try name(Calendar.weekdayNames)
    case "a": _ = try name(Calendar.weekdayNames.map { String($0.prefix(3)) })
    case "%": try skip("%")
    default: throw TimeFormat.unknown("%\(Visible.escape(String(code)))")
    }
  }

  private mutating func skip(_ character: Character) throws {
    guard rest.popFirst() == character else { throw failure }
  }

  private mutating func number(_ digits: Int) throws -> Int {
    let found = rest.prefix(digits).prefix { $0.isASCII && $0.isNumber }
    guard found.count == digits || (!isStrict && digits == 2), let number = Int(found) else {
      throw failure
    }
    rest = rest.dropFirst(found.count)
    return number
  }

  private mutating func number(_ digits: Int, below bound: Int, _ what: String) throws -> Int {
    let number = try number(digits)
    guard number < bound else {
      throw Fault(.wrongValue, "\(what) go from 0 to \(bound - 1), found \(number)", argument: "of")
    }
    return number
  }

  private mutating func readFraction() throws {
    try skip(".")
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, digits.count <= 9 else { throw failure }
    rest = rest.dropFirst(digits.count)
    let padded = digits.prefix(6) + String(repeating: "0", count: max(0, 6 - digits.count))
    time += Int(padded) ?? 0
  }

  private mutating func name(_ names: [String]) throws -> Int {
    guard let index = names.firstIndex(where: { rest.lowercased().hasPrefix($0.lowercased()) })
    else { throw failure }
    rest = rest.dropFirst(names[index].count)
    return index
  }

  private func finished() throws -> (day: Int, time: Int) {
    guard rest.isEmpty else { throw failure }
    do {
      return (try CalendarDate(year: year, month: month, day: day).day, time)
    } catch var fault as Fault {
      fault.argument = "of"
      throw fault
    }
  }

  private var failure: Fault {
    Fault(
      .wrongValue, "a date is written \(wanted), found \(Display.quoted(text))", argument: "of")
  }
}
