/// What the dense transforms of one number share: writing a column and what to warn of.

/// Writes f of each number to the cells `offset + r * stride` of a buffer.
///
/// A result too large for a Float is cut to the largest one.
@inline(__always)
func write(
  _ numbers: [Double], into buffer: inout [Float], offset: Int, stride: Int,
  _ f: (Double) -> Double
) throws {
  guard !numbers.isEmpty else { return }
  let (span, tooFar) = (numbers.count - 1).multipliedReportingOverflow(by: stride)
  let (last, overflow) = span.addingReportingOverflow(offset)
  guard offset >= 0, stride > 0, !tooFar, !overflow, last < buffer.count else {
    throw FeaturesError.bufferTooSmall(
      needed: tooFar || overflow || last == .max ? .max : last + 1, found: buffer.count)
  }
  buffer.withUnsafeMutableBufferPointer { buffer in
    var place = offset
    for number in numbers {
      let value = Float(f(number))
      buffer[place] =
        value.isFinite ? value : value < 0 ? -.greatestFiniteMagnitude : .greatestFiniteMagnitude
      place &+= stride
    }
  }
}

func checkMissingValue(_ value: Double, of formula: Formula) throws {
  guard value.isFinite else {
    throw FeaturesError.outOfRange(
      what: "what a missing cell of `\(formula)` becomes", found: NumberText.shortest(value),
      range: "a finite number")
  }
}

func numericWarnings(
  _ formula: Formula, present: Int, rows: Int, missing: Double, isConstant: Bool
) -> [String] {
  let value = NumberText.shortest(missing)
  if present == 0 {
    return ["`\(formula)` is missing in all \(rows) rows of the training data, it becomes \(value)"]
  }
  var warnings: [String] = []
  if present < rows {
    warnings.append(
      "`\(formula)` is missing in \(rows - present) of \(rows) rows, there it becomes \(value)")
  }
  if isConstant {
    warnings.append("`\(formula)` has one value in all the training data, nothing is learnt of it")
  }
  return warnings
}
