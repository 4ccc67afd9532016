import Features
import Language
import Tensors

// What a file can keep of the learning tower, for the cells of notebooks marked `{cache}`.

extension Tensor: Keepable {
  public static let keptName = "tensor"

  public func keep(in writer: inout KeptWriter) {
    writer.write(axes: shape)
    writer.write(isMask)
    writer.write(precision == .double)
    switch precision {
    case .single: withFloats { writer.write(all: Array($0)) }
    case .double: withDoubles { writer.write(all: Array($0)) }
    }
  }

  public static func kept(in reader: inout KeptReader) throws -> any ForeignValue {
    let shape = try reader.readAxes()
    let isMask = try reader.readFlag()
    let tensor =
      try reader.readFlag()
      ? Tensor.make(shape, doubles: reader.readAll(Double.self))
      : Tensor.make(shape, floats: reader.readAll(Float.self))
    return isMask ? try tensor.asMask() : tensor
  }
}

extension SparseMatrix: Keepable {
  public static let keptName = "sparse"

  public func keep(in writer: inout KeptWriter) {
    writer.write(axes: (isTransposed ? transposed : self).shape)
    writer.write(isTransposed)
    writer.write(all: storedRowStarts)
    writer.write(all: storedIDs)
    writer.write(storedValues != nil)
    if let storedValues { writer.write(all: storedValues) }
  }

  public static func kept(in reader: inout KeptReader) throws -> any ForeignValue {
    let axes = try reader.readAxes().axes
    guard axes.count == 2 else { throw KeepingError.damaged }
    let isTransposed = try reader.readFlag()
    let matrix = try SparseMatrix(
      rowStarts: reader.readAll(Int.self), ids: reader.readAll(Int32.self),
      values: reader.readFlag() ? reader.readAll(Float.self) : nil, columns: axes[1].count,
      names: (axes[0].name, axes[1].name))
    return isTransposed ? matrix.transposed : matrix
  }
}

extension Table: Keepable {
  public static let keptName = "table"

  public func keep(in writer: inout KeptWriter) throws {
    guard report?.rowsRejected ?? 0 == 0 else {
      throw KeepingError.impossible(kind: "a table with rejected rows")
    }
    guard !columns.isEmpty || rowCount == 0 else {
      throw KeepingError.impossible(kind: "a table without columns")
    }
    writer.write(name)
    writer.write(columns.count)
    for column in columns {
      writer.write(column.name)
      writer.write(column.kindName)
      writer.write(column.values)
    }
    writer.write(report != nil)
    if let report { writer.write(report) }
  }

  public static func kept(in reader: inout KeptReader) throws -> any ForeignValue {
    let name = try reader.readText()
    let columns = try (0..<(try reader.readCount(ofAtLeast: 24))).map { _ in
      let name = try reader.readText()
      guard let kind = ColumnKind(rawValue: try reader.readText()) else {
        throw KeepingError.damaged
      }
      return Column(name: name, values: try reader.readValues(of: kind))
    }
    let table = try Table(name: name, columns: columns)
    return table.reported(try reader.readFlag() ? try reader.readReport() : nil)
  }
}

extension KeptWriter {
  fileprivate mutating func write(axes shape: Shape) {
    write(shape.axes.count)
    for axis in shape.axes {
      write(optional: axis.name)
      write(axis.count)
    }
  }

  /// Of a file without rejected rows.
  fileprivate mutating func write(_ report: ReadReport) {
    write(report.rowsInFile)
    write(report.blankLines)
    write(report.notes)
    write(String(report.separator))
    write(report.wasCompressed)
  }

  fileprivate mutating func write(_ values: Column.Values) {
    switch values {
    case .numbers(let numbers): write(all: numbers)
    case .truths(let truths): write(all: truths)
    case .times(let times, _): write(all: times)
    case .texts(let codes, let levels):
      write(all: codes)
      write(levels)
    case .lists(let lists):
      write(all: lists.offsets)
      write(all: lists.codes)
      write(lists.levels)
      if let weights = lists.weights { write(all: weights) }
    }
  }
}

extension KeptReader {
  fileprivate mutating func readAxes() throws -> Shape {
    try Shape(
      (0..<(try readCount(ofAtLeast: 9))).map { _ in
        Shape.Axis(try readOptionalText(), try readCount())
      })
  }

  fileprivate mutating func readReport() throws -> ReadReport {
    var report = ReadReport()
    report.rowsInFile = try readCount()
    report.blankLines = try readCount()
    report.notes = try readTexts()
    report.separator = try readText().first ?? ","
    report.wasCompressed = try readFlag()
    return report
  }

  /// Times on the calendar, or missing.
  private mutating func readTimes() throws -> [Int64] {
    let times = try readAll(Int64.self)
    let calendar = Calendar.firstDay...Calendar.lastDay
    guard
      times.allSatisfy({
        // A missing time is far below every day, and must not be rounded down.
        $0 == Column.missingTime
          || ($0.magnitude < 1 << 62 && calendar.contains(TimeText.dayNumber(of: $0)))
      })
    else { throw KeepingError.damaged }
    return times
  }

  fileprivate mutating func readValues(of kind: ColumnKind) throws -> Column.Values {
    switch kind {
    case .number: .numbers(try readAll(Double.self))
    case .truth: .truths(try readAll(Int8.self))
    case .text: .texts(codes: try readAll(Int32.self), levels: try readTexts())
    case .date: .times(try readTimes(), .date)
    case .dateTime: .times(try readTimes(), .dateTime)
    case .duration: .times(try readAll(Int64.self), .duration)
    case .list, .weightedList:
      .lists(
        ListCells(
          offsets: try readAll(Int.self), codes: try readAll(Int32.self),
          levels: try readTexts(),
          weights: kind == .weightedList ? try readAll(Double.self) : nil))
    }
  }
}
