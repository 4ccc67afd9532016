import Features
import Language
import Models
import Tensors

/// The weights of a network as a record, `{wide: {w, b}, deep: {E: {…}, W1, b1, …, w}}`, and the
/// rows of a table as the record that a forward pass written by hand reads.
enum Parameters {
  static func record(of network: WideAndDeep, _ model: ModelDeclaration) throws -> Value {
    let layout = network.layout
    var parts = Fields()
    var wide: Fields = [:]
    if let first = layout.wide.features.first {
      let range = first.offset..<layout.wide.bias.offset
      wide["w"] = try tensor(
        network.weights[range], [.init("cross", range.count / layout.outputs)] + outputs(layout))
    }
    wide["b"] =
      layout.outputs == 1
      ? .number(Double(network.weights[layout.wide.bias.offset]))
      : try tensor(network.weights(of: layout.wide.bias), outputs(layout))
    parts["wide"] = .record(wide)
    if layout.readsInput { parts["deep"] = try deep(of: network, model) }
    return .record(parts)
  }

  private static func deep(of network: WideAndDeep, _ model: ModelDeclaration) throws -> Value {
    let layout = network.layout
    var fields: Fields = [:]
    if !layout.embeddings.tables.isEmpty {
      var tables: Fields = [:]
      for (field, embedding) in zip(layout.embeddings.fields, model.embeddings) {
        let table = layout.embeddings.tables[field.table]
        let name = tableName(of: embedding, in: model)
        tables[name] = try tensor(
          network.weights(of: table),
          [.init(name, table.rows), .init("input", table.columns)])
      }
      fields["E"] = .record(tables)
    }
    var (input, hidden) = ("input", 0)
    for layer in layout.layers {
      if case .relu(let relu) = layer {
        hidden += 1
        let units = "hidden\(hidden)"
        fields[relu.kernel.name] = try tensor(
          network.weights(of: relu.kernel),
          [.init(input, relu.kernel.rows), .init(units, relu.kernel.columns)])
        fields[relu.bias.name] = try tensor(
          network.weights(of: relu.bias), [.init(units, relu.bias.columns)])
        input = units
      } else {
        for block in layer.blocks {
          fields[block.name] = try tensor(network.weights(of: block), [.init(input, block.columns)])
        }
      }
    }
    if let output = layout.output?.weights {
      fields[output.name] = try tensor(
        network.weights(of: output), [.init(input, output.rows)] + outputs(layout))
    }
    return .record(fields)
  }

  /// The axis of several outputs; one has none.
  private static func outputs(_ layout: Layout) -> [Shape.Axis] {
    layout.outputs == 1 ? [] : [.init("output", layout.outputs)]
  }

  private static func tensor(_ weights: ArraySlice<Float>, _ axes: [Shape.Axis]) throws -> Value {
    .foreign(try Tensor.make(Shape(axes), floats: Array(weights)))
  }

  /// What a record calls the embedding of a feature: its column's name, or how it is written.
  private static func name(of formula: Formula) -> String {
    if case .column(let name) = formula { return name }
    return formula.description
  }

  /// What it calls the table of an embedding: the columns that share it, joined.
  private static func tableName(
    of embedding: ModelDeclaration.Embedding, in model: ModelDeclaration
  ) -> String {
    guard let table = embedding.table else { return name(of: embedding.formula) }
    return model.embeddings.filter { $0.table == table }.map { name(of: $0.formula) }
      .joined(separator: "_")
  }

  /// `[x, y]` of some rows: x is `{wide: sparse [row, cross], ids: {education: …}, dense: [row,
  /// input]}`, y the labels, [row]. The ids of a column of lists are a sparse matrix that combines
  /// their vectors.
  static func rows(_ rows: [Int32], of data: Encoded, _ model: ModelDeclaration) throws -> Value {
    var x: Fields = [:]
    if !data.wide.isEmpty { x["wide"] = .foreign(try sparse(rows, of: data.wide)) }
    var ids: Fields = [:]
    for (column, embedding) in zip(data.embedded, model.embeddings) {
      ids[name(of: embedding.formula)] =
        column.offsets == nil
        ? .foreign(
          try Tensor.make(
            Shape([.init("row", rows.count)]), ids: rows.map { column.ids[Int($0)] }))
        : .foreign(
          try combining(
            rows, of: column, by: embedding.combiner, name: tableName(of: embedding, in: model)))
    }
    if !ids.isEmpty { x["ids"] = .record(ids) }
    if data.denseWidth > 0 {
      let dense = rows.flatMap { row in
        let start = Int(row) * data.denseWidth
        return data.dense[start..<start + data.denseWidth]
      }
      x["dense"] = .foreign(
        try Tensor.make(
          Shape([.init("row", rows.count), .init("input", data.denseWidth)]), floats: dense))
    }
    guard data.labels.count == data.rowCount * model.targets.count else {
      return .list([.record(x), .none])
    }
    return .list([.record(x), try labels(rows, of: data, model.targets)])
  }

  /// [row], or a record of them by the labels' names.
  private static func labels(
    _ rows: [Int32], of data: Encoded, _ targets: [Target]
  ) throws -> Value {
    let columns = try targets.indices.map { place in
      Value.foreign(
        try Tensor.make(
          Shape([.init("row", rows.count)]),
          floats: rows.map { data.labels[Int($0) * targets.count + place] }))
    }
    if columns.count == 1 { return columns[0] }
    return .record(Fields(zip(targets.map(\.name), columns)) { first, _ in first })
  }

  private static func sparse(_ rows: [Int32], of columns: [IDColumn]) throws -> SparseMatrix {
    var starts = [0]
    var ids: [Int32] = []
    var values: [Float] = []
    for row in rows {
      var offset: Int32 = 0
      for column in columns {
        for place in column.places(of: Int(row)) where column.ids[place] >= 0 {
          ids.append(offset + column.ids[place])
          values.append(column.weights?[place] ?? 1)
        }
        offset += Int32(column.size)
      }
      starts.append(ids.count)
    }
    let hasWeights = columns.contains { $0.weights != nil }
    return try SparseMatrix(
      rowStarts: starts, ids: ids, values: hasWeights ? values : nil,
      columns: columns.reduce(0) { $0 + $1.size }, names: ("row", "cross"))
  }

  /// The matrix that makes one vector of the vectors of a row's ids: [row, id], each id with its
  /// share and weight.
  private static func combining(
    _ rows: [Int32], of column: IDColumn, by combiner: Combiner, name: String
  ) throws -> SparseMatrix {
    var starts = [0]
    var ids: [Int32] = []
    var values: [Float] = []
    for row in rows {
      let places = column.places(of: Int(row))
      let weights = places.map { column.weights?[$0] ?? 1 }
      let share = combiner.share(of: weights)
      ids += column.ids[places]
      values += weights.map { share * $0 }
      starts.append(ids.count)
    }
    return try SparseMatrix(
      rowStarts: starts, ids: ids, values: values, columns: column.size, names: ("row", name))
  }
}
