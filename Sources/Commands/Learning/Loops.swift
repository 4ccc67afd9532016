import Features
import Language
import Models
import Tensors

/// What a training loop written by hand needs: rows, parameters and optimiser steps.

struct EncodeCommand: Command {
  static let name = "encode"
  static let summary = "The rows of a table as tensors: [x, y], as the model reads them."
  static let details = """
    x is {wide: sparse [row, cross], ids: {education: …}, dense: [row, input]}, y the labels [row].
    A text column has one id a row: gather(p.deep.E.education, x.ids.education). A list column has
    several, with their shares of its vector: x.ids.installed @ p.deep.E.installed. Columns that
    share vectors have one table: p.deep.E.app_installed.
    A model learns its vocabularies from the first table it meets; `fit_features` does it by itself.
    A table without the label's columns gives none for y.
    """
  static let examples = [
    Example(
      #"""
      m = model(label: .income == ">50K", wide: [.education])
      x, y = encode(m, first(dataset("census")), take: 3)
      y
      """#, gives: "[row 3]\n[0, 0, 0]")
  ]
  @Argument("The model, or fitted features.") var model: TableEncoder
  @Argument("The table.", .positional, .label("on")) var on: Table
  @Argument("How many rows, from the first; all when left out.") var take: Int? = nil

  func run(in context: Context) throws -> Value {
    let count = take ?? on.rowCount
    guard count >= 0 else {
      throw Fault(.wrongValue, "`take` is from 0 up, found \(count)", argument: "take")
    }
    let hasLabels = model.declaration.targets.allSatisfy {
      $0.formula.columnNames.allSatisfy(on.hasColumn)
    }
    let data = try model.fitted(on).encode(on.prefix(count), withLabels: hasLabels)
    return try Parameters.rows(
      (0..<Int32(data.rowCount)).map { $0 }, of: data, model.declaration)
  }
}

struct Batches: Command {
  static let name = "batches"
  static let summary =
    "The batches of one epoch, for `for x, y in batches(…)`: those that `train` takes."
  static let examples = [
    Example(
      #"""
      m = model(label: .income == ">50K", wide: [.education])
      n = 0
      for x, y in batches(m, first(dataset("census")), size: 128) { n = n + 1 }
      n
      """#, gives: "255")
  ]
  @Argument("The model.") var model: ModelValue
  @Argument("The table, with its label.", .positional, .label("on")) var on: Table
  @Argument("The most rows of a batch.") var size = 128
  @Argument("The seed; else the script's.") var seed: Seed? = nil
  @Argument("Which epoch, from 1: the order is a function of seed and epoch.") var epoch = 1

  func run(in context: Context) throws -> Value {
    guard size >= 1 else {
      throw Fault(.wrongValue, "`size` is from 1 up, found \(size)", argument: "size")
    }
    guard on.rowCount > 0 else { throw ModelsError.noRows(purpose: "training") }
    let data = try model.fitted(to: on).encode(on, withLabels: true)
    return .foreign(
      BatchesValue(
        data: data, declaration: model.declaration,
        plan: BatchPlan(rowCount: data.rowCount, size: size),
        seed: seed?.seed ?? context.session.seed, epoch: epoch))
  }
}

/// The batches of an epoch, made one by one as a loop asks for them.
struct BatchesValue: ForeignValue, Loopable {
  let data: Encoded
  let declaration: ModelDeclaration
  let plan: BatchPlan
  let seed: UInt64
  let epoch: Int

  var languageKind: Kind { Kind("the batches of an epoch") }
  var summary: String { "\(Display.count(plan.stepsPerEpoch, "batch"))es of epoch \(epoch)" }

  func start() throws -> () throws -> Value? {
    let order = plan.order(seed: seed, epoch: epoch)
    var step = 0
    return {
      guard step < plan.stepsPerEpoch else { return nil }
      defer { step += 1 }
      return try Parameters.rows(Array(order[plan.range(ofStep: step)]), of: data, declaration)
    }
  }
}

struct Init: Command {
  static let name = "init"
  static let summary = "The first parameters of a model, or the first state of an optimiser."
  static let details = """
    init(model, seed: 7) is {wide: {w, b}, deep: {E: {…}, W1, b1, …, w}}, as `train` starts from.
    init(optimiser, p) is the state for parameters p; a record of optimisers takes p's fields.
    """
  static let examples = [
    Example("init(adagrad(), {w: 1})", gives: "{w: {acc: 0.1}}"),
    Example(
      #"""
      m = model(label: .income == ">50K", wide: [.education])
      keys(init(m, on: first(dataset("census"))).wide)
      """#, gives: #"["w", "b"]"#),
  ]
  @Argument("A model, an optimiser, or a record of optimisers.") var of: Value
  @Argument("The parameters that an optimiser will move.", .positional, .label("for"))
  var parameters: Value = .none
  @Argument("The seed of a model's parameters; else the script's.") var seed: Seed? = nil
  @Argument("The table a model learns its vocabularies from, if it has met none.") var on: Table? =
    nil

  func run(in context: Context) throws -> Value {
    guard let model = of.foreign as? ModelValue else {
      return try Steps.state(of, parameters)
    }
    guard let fitted = try on.map(model.fitted(to:)) ?? model.known else {
      throw Fault(
        .badModel, "the model has met no table yet, so its sizes are not known",
        notes: ["say init(m, on: tr), or train it first"], argument: "of")
    }
    let network = WideAndDeep(
      layout: try model.declaration.layout(for: fitted),
      seed: seed?.seed ?? context.session.seed)
    return try Parameters.record(of: network, model.declaration)
  }
}

struct Weights: Command {
  static let name = "weights"
  static let summary = "A run's weights, as `init` shapes them."
  static let examples = [Example("keys(weights(run).wide)", gives: #"["w", "b"]"#)]
  @Argument("The run.") var of: Run

  func run(in context: Context) throws -> Value {
    try Parameters.record(of: of.network, of.declaration)
  }
}

struct Update: Command {
  static let name = "update"
  static let summary = "One step of an optimiser: [parameters, state] after gradients moved them."
  static let examples = [
    Example(
      """
      opt = sgd(lr: 0.5)
      p, s = update(opt, {w: 1}, {w: 0.2}, init(opt, {w: 1}))
      p
      """, gives: "{w: 0.9}")
  ]
  @Argument("An optimiser, or a record of them for the parameters' fields.") var optimiser: Value
  @Argument("The parameters.", .positional) var parameters: Value
  @Argument("Their gradients, of the same shape.", .positional) var gradients: Value
  @Argument("The state, from `init` or the step before.", .positional) var state: Value

  func run(in context: Context) throws -> Value {
    let (moved, state) = try Steps.step(optimiser, parameters, gradients, state)
    return .list([moved, state])
  }
}
