import Language

extension Document {
  /// The text with what is recorded of each step rewritten from a run; nothing else changes.
  ///
  /// A recorded line that still matches stays as it is, with its `±` and `...`. Steps that were
  /// not reached, or ended the run, keep their record. An error is recorded only below a step
  /// that has a `#!` already: a bare one asks for it.
  public func promoting(_ transcript: Transcript) -> [UInt8] {
    var result: [UInt8] = []
    for item in items {
      switch item.kind {
      case .step(let index):
        result += bytes(of: item.lines)
        if let lines = newRecord(of: index, from: transcript), steps[index].record == nil {
          append(lines, to: &result)
        }
      case .record(of: let index):
        if let lines = newRecord(of: index, from: transcript) {
          append(lines, to: &result)
        } else {
          result += bytes(of: item.lines)
        }
      default:
        result += bytes(of: item.lines)
      }
    }
    return result
  }

  /// The lines to write below a step; `nil` when what stands there stays.
  private func newRecord(of index: Int, from transcript: Transcript) -> [String]? {
    guard steps.indices.contains(index), transcript.entries.indices.contains(index) else {
      return nil
    }
    let step = steps[index]
    let entry = transcript.entries[index]
    let isUnexpected = entry.failure != nil && !step.isExpectedToFail
    guard entry.isReached, !isUnexpected else { return nil }
    let old = step.record ?? Record()
    let comparison = RecordComparison(
      expected: old, entry: entry, numbers: step.isTimed ? .any : .toTheDigitsWritten)
    guard !comparison.outputMatches || !comparison.failureMatches else { return nil }
    let output: [String] = comparison.outputChanges.compactMap { change in
      switch change {
      case .same(let expected, _): expected
      case .extra(let line): line
      case .missing: nil
      }
    }
    let failure = comparison.failureMatches ? old.failure : entry.record.failure
    return Record(output: output, failure: failure).text
  }

  private func append(_ lines: [String], to result: inout [UInt8]) {
    let lineEnd = self.lineEnd
    let ends = [UInt8(ascii: "\n"), UInt8(ascii: "\r")]
    if !lines.isEmpty, let last = result.last, !ends.contains(last) { result += lineEnd }
    for line in lines { result += Array(line.utf8) + lineEnd }
  }

  /// The line end of the first line; a newline where there is none.
  private var lineEnd: [UInt8] {
    let newline = UInt8(ascii: "\n")
    let end = source.bytes.prefix(source.start(ofLine: 2)).suffix(2)
    switch (end.first, end.last) {
    case (UInt8(ascii: "\r"), newline): return [UInt8(ascii: "\r"), newline]
    case (_, UInt8(ascii: "\r")): return [UInt8(ascii: "\r")]
    default: return [newline]
    }
  }
}
