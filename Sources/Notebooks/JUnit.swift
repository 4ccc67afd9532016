/// A report as JUnit XML, which servers of continuous integration read.
extension TestReport {
  public var junit: String {
    let seconds = results.reduce(0) { $0 + $1.seconds }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites tests=\"\(results.count)\" failures=\"\(failed)\" time=\"\(seconds)\">",
      "  <testsuite name=\"wd test\" tests=\"\(results.count)\" failures=\"\(failed)\" "
        + "time=\"\(seconds)\">",
    ]
    for result in results {
      let start =
        "    <testcase classname=\"wd\" name=\"\(escaped(result.name))\" "
        + "time=\"\(result.seconds)\""
      guard !result.passed else {
        lines.append(start + "/>")
        continue
      }
      lines.append(start + ">")
      let message = result.refusals.first?.message ?? result.differences.first?.summary ?? "failed"
      lines.append(
        "      <failure message=\"\(escaped(message))\">\(escaped(result.problems()))</failure>")
      lines.append("    </testcase>")
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// For text and attributes; characters that XML cannot hold become U+FFFD.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
