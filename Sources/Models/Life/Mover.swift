import Features

/// Finds for each block of a new layout what an old one has for it.
struct Mover {
  private let fitted: FittedModel
  private let layout: Layout
  private let old: Run
  private let ancestry: Ancestry
  /// For each output of the new layout that of the old one.
  private let outputs: [Int?]
  /// For each number that enters the deep part the old one's place.
  private let inputs: [Int?]
  private(set) var moves: [WarmStart.Move] = []
  private(set) var parts: [WarmStart.Part] = []

  init(_ fitted: FittedModel, _ layout: Layout, _ old: Run, _ ancestry: Ancestry) {
    self.fitted = fitted
    self.layout = layout
    self.old = old
    self.ancestry = ancestry
    outputs = Self.outputs(fitted.targets, old.targets, ancestry.targets)
    inputs = Self.inputs(fitted, layout, old, ancestry)
  }

  mutating func moveAll() {
    let before = old.network.layout
    for (place, block) in layout.wide.features.enumerated() {
      let from = ancestry.wide[place]
      move(
        "wide \(block.name)", from.map { before.wide.features[$0] }, block,
        rows: rows(fitted.features.wide[place], from.map { old.features.wide[$0] }),
        columns: outputs)
    }
    moveBlock(before.wide.bias, layout.wide.bias, rows: [0], columns: outputs)
    moveEmbeddings(before)
    moveLayers(before)
  }

  /// A table that several columns share goes over with the first of them.
  private mutating func moveEmbeddings(_ before: Layout) {
    var done: Set<Int> = []
    for (place, field) in layout.embeddings.fields.enumerated()
    where done.insert(field.table).inserted {
      let block = layout.embeddings.tables[field.table]
      let from = ancestry.embedded[place]
      let table = from.map { before.embeddings.tables[before.embeddings.fields[$0].table] }
      let fits = table?.columns == block.columns
      move(
        "embedding \(block.name)", fits ? table : nil, block,
        rows: rows(
          fitted.features.embedded[place], fits ? from.map { old.features.embedded[$0] } : nil),
        columns: (0..<block.columns).map { $0 })
    }
  }

  /// The first layers read the inputs, which go by name; the others go whole if their shape is the
  /// same.
  private mutating func moveLayers(_ before: Layout) {
    let known = Dictionary(
      before.layers.flatMap { $0.blocks + $0.work.statistics }.map { ($0.name, $0) }
    ) { first, _ in first }
    var readsInput = true
    for layer in layout.layers {
      let readers = readsInput ? inputs : nil
      for block in layer.blocks + layer.work.statistics {
        if case .relu(let relu) = layer {
          let isKernel = block == relu.kernel
          let rows = isKernel ? readers : nil
          moveLayer(known[block.name], block, rows: rows)
        } else {
          moveLayer(known[block.name], block, columns: readers)
        }
      }
      if case .relu = layer { readsInput = false }
    }
    guard let output = layout.output?.weights else { return }
    moveLayer(
      before.output?.weights, output, rows: readsInput ? inputs : nil, columns: outputs)
  }

  /// A block of a layer: by these rows and columns, or by their numbers where the sizes agree.
  private mutating func moveLayer(
    _ from: Block?, _ to: Block, rows: [Int?]? = nil, columns: [Int?]? = nil
  ) {
    let fits =
      from.map {
        (rows != nil || $0.rows == to.rows) && (columns != nil || $0.columns == to.columns)
      }
      ?? false
    move(
      "layer \(to.name)", fits ? from : nil, to, rows: rows ?? (0..<to.rows).map { $0 },
      columns: columns ?? (0..<to.columns).map { $0 })
  }

  private mutating func move(
    _ name: String, _ from: Block?, _ to: Block, rows: [Int?], columns: [Int?]
  ) {
    guard let from else {
      parts.append(.init(name: name, kept: 0, new: to.rows, dropped: 0))
      return
    }
    let kept = rows.count { $0 != nil }
    parts.append(.init(name: name, kept: kept, new: to.rows - kept, dropped: from.rows - kept))
    moveBlock(from, to, rows: rows, columns: columns)
  }

  private mutating func moveBlock(_ from: Block, _ to: Block, rows: [Int?], columns: [Int?]) {
    for (row, source) in rows.enumerated() {
      guard let source, source < from.rows else { continue }
      for (column, origin) in columns.enumerated() {
        guard let origin, origin < from.columns else { continue }
        add(from.offset + source * from.columns + origin, to.offset + row * to.columns + column)
      }
    }
  }

  /// Numbers that lie in a line in both buffers are one move.
  private mutating func add(_ from: Int, _ to: Int) {
    if let last = moves.last, last.from + last.count == from, last.to + last.count == to {
      moves[moves.count - 1].count += 1
    } else {
      moves.append(.init(from: from, to: to, count: 1))
    }
  }

  /// For each id the old one of the same name.
  private func rows(_ new: any FittedCategorical, _ old: (any FittedCategorical)?) -> [Int?] {
    guard let old else { return [Int?](repeating: nil, count: new.size) }
    let places = Dictionary(old.rowKeys.enumerated().map { ($1, $0) }) { first, _ in first }
    return new.rowKeys.map { places[$0] }
  }

  private static func outputs(
    _ new: [FittedTarget], _ old: [FittedTarget], _ pairs: [Int?]
  ) -> [Int?] {
    let starts = old.indices.map { old[..<$0].reduce(0) { $0 + $1.head.width } }
    return zip(new, pairs).flatMap { target, place -> [Int?] in
      guard let place else { return [Int?](repeating: nil, count: target.head.width) }
      return target.outputNames.map { name in
        old[place].outputNames.firstIndex(of: name).map { starts[place] + $0 }
      }
    }
  }

  private static func inputs(
    _ fitted: FittedModel, _ layout: Layout, _ old: Run, _ ancestry: Ancestry
  ) -> [Int?] {
    let before = old.network.layout
    func width(_ layout: Layout, _ place: Int) -> Int {
      layout.embeddings.tables[layout.embeddings.fields[place].table].columns
    }
    var inputs: [Int?] = []
    func add(_ count: Int, from start: Int?) {
      inputs += (0..<count).map { k in start.map { $0 + k } }
    }
    let vectors = before.embeddings.fields.indices.map { width(before, $0) }
    for place in layout.embeddings.fields.indices {
      let from = ancestry.embedded[place].flatMap { vectors[$0] == width(layout, place) ? $0 : nil }
      add(width(layout, place), from: from.map { vectors[..<$0].reduce(0, +) })
    }
    let numbers = old.features.dense.map(\.width)
    for (place, transform) in fitted.features.dense.enumerated() {
      let start = ancestry.dense[place].map {
        before.embeddings.width + numbers[..<$0].reduce(0, +)
      }
      add(transform.width, from: start)
    }
    return inputs
  }
}
