/// Eight bytes of the register machine: an operation and three operands.
///
/// Operands are registers unless an operation says otherwise. A jump's distance is `b` and `c`
/// together (32 bits), or `c` alone in the fused comparisons (16 bits), from the next instruction.
struct Instruction {
  var operation: Operation
  var a: UInt16
  var b: UInt16
  var c: UInt16

  init(_ operation: Operation, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    self.operation = operation
    self.a = UInt16(truncatingIfNeeded: a)
    self.b = UInt16(truncatingIfNeeded: b)
    self.c = UInt16(truncatingIfNeeded: c)
  }

  /// The 32-bit distance of a jump.
  @inline(__always) var distance: Int {
    get { Int(Int32(bitPattern: UInt32(b) | UInt32(c) << 16)) }
    set {
      let bits = UInt32(bitPattern: Int32(truncatingIfNeeded: newValue))
      b = UInt16(truncatingIfNeeded: bits)
      c = UInt16(truncatingIfNeeded: bits >> 16)
    }
  }

  /// Where the registers end that it may store a reference in, from the frame's first; calls say it
  /// themselves.
  @inline(__always) var reach: Int {
    switch operation {
    case .prepareLoop: Int(a) + 2
    case .stepLoop: max(Int(a) + 2, Int(b) + 1)
    case .unpack: Int(a) + Int(b) + 1
    default: Int(a) + 1
    }
  }

  /// The 16-bit distance of a fused comparison.
  @inline(__always) var shortDistance: Int {
    get { Int(Int16(bitPattern: c)) }
    set { c = UInt16(bitPattern: Int16(truncatingIfNeeded: newValue)) }
  }
}

/// `K` marks an operand that is a constant's index.
enum Operation: UInt8 {
  /// a = constant b
  case constant
  /// a = b
  case move
  /// a = script name b, or constant c − 1 when it is unset and c is not 0
  case global
  /// a = the running closure
  case itself
  /// a = captured value b
  case captured
  /// Error unless register a is set; its name is constant b.
  case checkSet

  // a = b op c
  case add, subtract, multiply, divide
  case addK, subtractK, multiplyK, divideK
  /// Any other binary operator: constant-free, the operator is site data.
  case remainder, power, product, cross
  case negate, not
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn
  /// a = a range from b to c
  case closedRange, openRange

  case jump
  /// Both want true or false in register a.
  case jumpIfFalse, jumpIfTrue
  /// Jump by c unless a op b holds.
  case unlessEqual, unlessNotEqual, unlessLess, unlessLessOrEqual, unlessGreater
  case unlessGreaterOrEqual
  /// As above with constant b.
  case unlessEqualK, unlessLessK, unlessLessOrEqualK, unlessGreaterK, unlessGreaterOrEqualK
  /// Short-circuit: jumps when a settles it, goes on when it does not or is a mask.
  case andJump, orJump
  /// a = b and c; a = b or c, where b did not settle it
  case andJoin, orJoin
  /// Jumps when register a is set (a given argument).
  case jumpIfSet

  /// Makes register a (something to go through) ready; register a + 1 is its state.
  case prepareLoop
  /// The same for the whole numbers from register a to a + 1, the last one included unless b is 0.
  case prepareRange
  /// Next element into b and a jump by c, or on when there is none.
  case stepLoop
  /// The elements of register a into registers a + 1 … a + b.
  case unpack

  /// a = list of c registers from b on
  case list
  /// Appends register b to the list that register a alone holds.
  case append
  /// a = record of registers from b on; constant c holds the keys
  case record
  /// a = record from pairs of registers (key, value) from b on, c of them
  case computedRecord
  /// a = field of b; site c names it
  case field
  /// a = element of a by the arguments after it; site c
  case index
  /// a = element c of b
  case element
  case with
  /// a = text of registers from b on; site c holds the pieces
  case interpolate

  /// Calls the function in a with b arguments after it; the result goes to a. Site c.
  case call
  /// The same with labels among the arguments.
  case callLabelled
  /// The same where the callee is script name b.
  case callGlobal
  /// The same where the callee is register b.
  case callLocal
  /// a = command of site c, with its b arguments after a
  case command
  /// a = closure of prototype b; registers from c on are its captures
  case closure
  case giveBack

  /// Checks register a (true or false, or a mask). Site c.
  case expect
  /// Checks a op (a + 1), within a + 2 when that is set. Site c.
  case expectComparison
  /// a = the script at a path; site c
  case use
  case hole
}
