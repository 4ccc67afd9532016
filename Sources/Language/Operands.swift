/// The operands of an instruction that failed, as they are written and as values.
struct Operands {
  struct Operand {
    let span: Span
    let value: Value
    /// Its tree; `nil` when the search did not find it.
    let syntax: Expression?
  }

  private(set) var all: [Operand] = []
  private let prototype: Prototype

  init(_ prototype: Prototype, _ index: Int, _ r: UnsafeMutablePointer<Slot>) {
    self.prototype = prototype
    let i = prototype.code[index]
    let span = prototype.spans[index]
    switch i.operation {
    case .add, .subtract, .multiply, .divide, .remainder, .power, .product, .cross, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .isIn, .andJoin, .orJoin:
      pair(span, r[Int(i.b)].value, r[Int(i.c)].value)
    case .addK, .subtractK, .multiplyK, .divideK:
      pair(span, r[Int(i.b)].value, prototype.constants[Int(i.c)].value)
    case .unlessEqual, .unlessNotEqual, .unlessLess, .unlessLessOrEqual, .unlessGreater,
      .unlessGreaterOrEqual:
      pair(span, r[Int(i.a)].value, r[Int(i.b)].value)
    case .unlessEqualK, .unlessLessK, .unlessLessOrEqualK, .unlessGreaterK,
      .unlessGreaterOrEqualK:
      pair(span, r[Int(i.a)].value, prototype.constants[Int(i.b)].value)
    case .expectComparison:
      if Int(i.c) < prototype.sites.count, case .expectation(let site) = prototype.sites[Int(i.c)] {
        pair(site.claim, r[Int(i.a)].value, r[Int(i.a) + 1].value)
      }
    case .element:
      guard let sides = sides(of: span) else { break }
      add(sides.0.span, r[Int(i.b)].value)
      add(sides.1.span, r[Int(i.c)].value)
    case .command, .call, .callLabelled, .callGlobal, .callLocal, .index: call(i, r)
    default: break
    }
  }

  private func sides(of span: Span) -> (Expression, Expression)? {
    prototype.syntax.first { $0.sides(of: span) != nil }?.sides(of: span)
  }

  /// The two sides of an operator, found by its own span or by that of the whole.
  private mutating func pair(_ span: Span, _ left: Value, _ right: Value) {
    guard let sides = sides(of: span) else { return }
    all = [(sides.0, left), (sides.1, right)].map { expression, value in
      Operand(span: expression.bare.span, value: value, syntax: expression.bare)
    }
  }

  private mutating func call(_ i: Instruction, _ r: UnsafeMutablePointer<Slot>) {
    let number = Int(i.operation == .callGlobal || i.operation == .callLocal ? i.c >> 8 : i.c)
    guard number < prototype.sites.count, case .call(let site) = prototype.sites[number] else {
      return
    }
    if i.operation == .index { add(site.callee, r[Int(i.a)].value) }
    for (position, span) in site.spans.enumerated() {
      add(span, r[Int(i.a) + 1 + position].value)
    }
  }

  /// An argument; of a list that is written out, its elements.
  private mutating func add(_ span: Span, _ value: Value) {
    let syntax = prototype.syntax.first { $0.span == span }?.bare
    if case .list(let elements) = syntax?.kind, let values = value.list,
      values.count == elements.count
    {
      for (element, value) in zip(elements, values) {
        all.append(Operand(span: element.bare.span, value: value, syntax: element.bare))
      }
    } else {
      all.append(Operand(span: span, value: value, syntax: syntax))
    }
  }
}

extension Expression {
  /// Without parentheses around it.
  var bare: Expression { if case .group(let inner) = kind { inner.bare } else { self } }

  /// The left and right side of the operator with a span, or of brackets what stands before and in
  /// them.
  fileprivate func sides(of operatorSpan: Span) -> (Expression, Expression)? {
    switch kind {
    case .binary(_, let left, let right, operatorSpan: operatorSpan): (left, right)
    case .index(let base, let indexes) where span == operatorSpan && indexes.count == 1:
      (base, indexes[0].value)
    case .and(let left, let right) where span == operatorSpan,
      .or(let left, let right) where span == operatorSpan:
      (left, right)
    case .comparison(let operands, _, let spans):
      if spans.count == 1, span == operatorSpan, operands.count == 2 {
        (operands[0], operands[1])
      } else if let place = spans.firstIndex(of: operatorSpan), place + 1 < operands.count {
        (operands[place], operands[place + 1])
      } else {
        nil
      }
    default: nil
    }
  }
}
