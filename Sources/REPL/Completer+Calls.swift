import Language

/// What the brackets around the cursor say: tables, labels, and the values that fit.
extension Completer {
  // MARK: Columns

  /// The columns of the table at hand; of every table that has a name where none is.
  func columns(_ scan: LooseScan) -> [Candidate] {
    for opening in scan.open.reversed() {
      let isIndex = opening.byte == UInt8(ascii: "[")
      let names =
        [isIndex ? opening.callee : nil, opening.piped].compactMap(\.self) + opening.names
      for name in names {
        if let table = table(name) { return glossed(table) }
      }
    }
    let tables = session.names.compactMap { table($0) }
    var known = Set<String>()
    return tables.flatMap { glossed($0) }.filter { known.insert($0.text).inserted }
      .sorted { $0.text < $1.text }
  }

  private func table(_ name: String) -> (any HasColumns)? {
    session.value(of: name)?.foreign as? any HasColumns
  }

  private func glossed(_ table: any HasColumns) -> [Candidate] {
    table.columnNames.map { Candidate($0, table.gloss(ofColumn: $0)) }
  }

  // MARK: Labels

  /// The labels that the innermost bracket may take and does not have yet.
  func labels(_ scan: LooseScan) -> [Candidate] {
    guard let opening = scan.open.last, opening.label == nil else { return [] }
    if opening.byte == UInt8(ascii: "{") {
      return recordLabels(opening, in: scan).filter { !opening.labels.contains($0.text) }
        .map { Candidate($0.text + ":", $0.gloss) }
    }
    guard opening.byte == UInt8(ascii: "("), let callee = opening.callee else { return [] }
    if let closure = session.value(of: callee)?.object as? Closure {
      return closure.parameterNames.filter { !opening.labels.contains($0) }
        .map { Candidate($0 + ":", "of \(callee)") }
    }
    guard let entry = session.catalogue[callee] else { return [] }
    return entry.parameters.filter {
      !$0.isRest && !$0.isOpen && !opening.labels.contains($0.label)
    }.map { Candidate($0.label + ":", $0.declaration.help) }
  }

  /// The fields of `m with {`, or of a recipe that a call takes.
  private func recordLabels(_ opening: LooseScan.Opening, in scan: LooseScan) -> [Candidate] {
    if let name = opening.changed, let value = value(of: name) { return fields(of: value) }
    guard let parameter = parameter(of: scan.open.dropLast()) else { return [] }
    return parameter.declaration.fields.map { Candidate($0.name, $0.kind.phrase) }
  }

  // MARK: Values

  /// The values that fit the argument at hand, where their kind is known.
  func values(_ scan: LooseScan) -> [Candidate] {
    wanted(scan).map { fitting($0) } ?? []
  }

  /// The kind of value that the place wants.
  private func wanted(_ scan: LooseScan) -> Kind? {
    guard let opening = scan.open.last else { return nil }
    if opening.byte == UInt8(ascii: "{"), let label = opening.label {
      if let parameter = parameter(of: scan.open.dropLast()) {
        return parameter.declaration.fields.first { $0.name == label }?.kind
      }
      // A recipe that is given a name before it is used.
      guard scan.open.count == 1, opening.changed == nil else { return nil }
      return recordFields.first { $0.name == label }?.kind
    }
    return parameter(of: scan.open[...])?.declaration.kind
  }

  /// The parameter that the innermost of these brackets stands for.
  private func parameter(of open: ArraySlice<LooseScan.Opening>) -> CommandEntry.Parameter? {
    var open = open
    // `by: [auc, ` is still the argument of `by:`.
    while let list = open.last, list.byte == UInt8(ascii: "["), list.callee == nil {
      open.removeLast()
    }
    guard let call = open.last, call.byte == UInt8(ascii: "("), let callee = call.callee,
      session.value(of: callee) == nil, let entry = session.catalogue[callee]
    else { return nil }
    if let label = call.label { return entry.parameters.first { $0.label == label } }
    let place = call.commas - call.labels.count + (call.piped == nil ? 0 : 1)
    guard entry.positional.indices.contains(place) else { return nil }
    return entry.parameters[entry.positional[place]]
  }

  /// The fields that any record argument declares, such as those of a recipe.
  private var recordFields: [RecordField] {
    session.catalogue.names.compactMap { session.catalogue[$0] }.flatMap(\.parameters)
      .flatMap(\.declaration.fields)
  }

  private func fitting(_ kind: Kind) -> [Candidate] {
    if kind == .bool { return ["false", "true"].map { Candidate($0) } }
    let verbs = session.catalogue.names.compactMap { name -> Candidate? in
      guard let entry = session.catalogue[name], let made = entry.command.makes,
        made.kinds.contains(kind), session.value(of: name) == nil
      else { return nil }
      return Candidate(name + (made.isCalled ? "(" : ""), entry.command.summary)
    }
    let own = session.names.compactMap { name -> Candidate? in
      guard let value = session.value(of: name), value.kind == kind else { return nil }
      return Candidate(name, gloss(value))
    }
    guard !verbs.isEmpty || !own.isEmpty else { return [] }
    // What a function of one's own gives is not known: it may fit.
    let functions = session.names.filter { session.value(of: $0)?.object is Closure }
      .map { Candidate($0, gloss(session.value(of: $0))) }
    return own.sorted { $0.text < $1.text } + verbs + (kind == .function ? [] : functions)
  }

  // MARK: Texts

  /// What fits inside quotes: one of an argument's choices, or a file.
  func texts(_ scan: LooseScan, _ typed: String, _ word: String) -> [Candidate] {
    if scan.keyword == "use" { return FileNames.candidates(typed, word, ending: [".wd"]) }
    guard let parameter = parameter(of: scan.open[...]) else { return [] }
    for option in parameter.declaration.options {
      switch option {
      case .choices(let choices): return choices.map { Candidate($0) }
      case .file(let endings): return FileNames.candidates(typed, word, ending: endings)
      default: break
      }
    }
    return []
  }
}
