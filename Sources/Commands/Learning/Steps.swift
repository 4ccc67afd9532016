import Language
import Models
import Tensors

/// Optimisers of Models at work on parameters of the language: numbers, tensors and records.
///
/// The state of a parameter is a record of its slots: `{z, n}`, `{acc}`.
enum Steps {
  static func state(_ optimiser: Value, _ parameters: Value) throws -> Value {
    try walk(optimiser, [parameters]) { rule, values in
      let weights = try tensor(values[0])
      return try moving(weights, gradient: nil, slots: nil, by: rule).state
    }
  }

  static func step(
    _ optimiser: Value, _ parameters: Value, _ gradients: Value, _ state: Value
  ) throws -> (parameters: Value, state: Value) {
    let pairs = try walk(optimiser, [parameters, gradients, state]) { rule, values in
      let weights = try tensor(values[0])
      let gradient = try tensor(values[1])
      guard weights.count == gradient.count else {
        throw Fault(
          .shape,
          "a gradient has its parameter's shape, found \(weights.shape) and \(gradient.shape)"
        )
      }
      let (moved, state) = try moving(
        weights, gradient: gradient, slots: values[2].record, by: rule)
      let isNumber = values[0].number != nil
      return .list([isNumber ? moved.value : .foreign(moved), state])
    }
    return (part(0, of: pairs, like: parameters), part(1, of: pairs, like: parameters))
  }

  /// Goes down records and lists to the parameters, an optimiser at hand for each.
  private static func walk(
    _ optimiser: Value, _ values: [Value], _ body: (any Optimiser, [Value]) throws -> Value
  ) throws -> Value {
    if let fields = values[0].record {
      let rules = optimiser.record
      return .record(
        Fields(
          uniqueKeysWithValues: try fields.keys.map { key in
            let inner = try values.map { value in
              guard let field = value.record?[key] else {
                throw Fault(
                  .unknownField, "parameters, gradients and state have the same fields",
                  notes: ["`\(key)` is missing from \(Display.phrase(value))"])
              }
              return field
            }
            guard let rules else { return (key, try walk(optimiser, inner, body)) }
            guard let rule = rules[key] else {
              throw Fault(.unknownField, "the optimisers have no field `\(key)`")
            }
            return (key, try walk(rule, inner, body))
          }))
    }
    guard let rule = optimiser.foreign as? OptimiserValue else {
      throw Fault(
        .wrongKind, "an optimiser is needed here, found \(Display.phrase(optimiser))",
        argument: "optimiser")
    }
    return try body(rule.optimiser, values)
  }

  /// The first or second of each pair that a walk made.
  private static func part(_ index: Int, of pairs: Value, like parameters: Value) -> Value {
    if let fields = parameters.record, let results = pairs.record {
      return .record(
        Fields(
          uniqueKeysWithValues: fields.map { key, value in
            (key, part(index, of: results[key] ?? .none, like: value))
          }))
    }
    guard let pair = pairs.list, pair.indices.contains(index) else { return pairs }
    return pair[index]
  }

  private static func tensor(_ value: Value) throws -> Tensor {
    guard let tensor = Tensor.operand(value) else {
      throw Fault(
        .wrongKind, "a parameter is a number or a tensor, found \(Display.phrase(value))")
    }
    return tensor
  }

  /// Moves weights by a rule; without a gradient it only makes the slots.
  private static func moving<Rule: Optimiser>(
    _ weights: Tensor, gradient: Tensor?, slots: Fields?, by rule: Rule
  ) throws -> (Tensor, state: Value) {
    let count = weights.count
    var moved = weights.withFloats { Array($0) }
    var memory = [Float](repeating: 0, count: max(count * Rule.slotCount, 1))
    for (index, name) in Rule.slotNames.enumerated() {
      guard let slots else { break }
      guard let slot = slots[name].flatMap(Tensor.operand), slot.count == count else {
        throw Fault(
          .wrongKind,
          "the state of \(Rule.name) holds \(Rule.slotNames.joined(separator: ", ")) "
            + "of each parameter, as init(optimiser, p) makes it", argument: "state")
      }
      slot.withFloats { memory.replaceSubrange(index * count..<(index + 1) * count, with: $0) }
    }
    let slope = gradient?.withFloats { Array($0) } ?? [Float](repeating: 0, count: count)
    moved.withUnsafeMutableBufferPointer { w in
      slope.withUnsafeBufferPointer { g in
        memory.withUnsafeMutableBufferPointer { s in
          guard let w = w.baseAddress, let g = g.baseAddress, let s = s.baseAddress else { return }
          let stretch = Stretch(weights: w, gradients: g, slots: s, slotStride: count, count: count)
          if gradient == nil { rule.fillSlots(stretch) } else { rule.step(stretch) }
        }
      }
    }
    var state = Fields()
    for (index, name) in Rule.slotNames.enumerated() {
      let slot = try Tensor.make(
        weights.shape, floats: Array(memory[index * count..<(index + 1) * count]))
      state[name] = slot.value
    }
    return (try Tensor.make(weights.shape, floats: moved), .record(state))
  }
}
