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
        "    <testcase classname=\"wd\" name=\"\(Markup.escaped(result.name))\" "
        + "time=\"\(result.seconds)\""
      guard !result.passed else {
        lines.append(start + "/>")
        continue
      }
      lines.append(start + ">")
      let message = result.refusals.first?.message ?? result.differences.first?.summary ?? "failed"
      lines.append(
        "      <failure message=\"\(Markup.escaped(message))\">\(Markup.escaped(result.problems()))</failure>"
      )
      lines.append("    </testcase>")
    }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }
}
