extension Machine {
  /// Where a frame goes on.
  struct Frame {
    var header: UnsafePointer<Prototype.Header>
    var next: UnsafePointer<Instruction>
    var registers: UnsafeMutablePointer<Slot>
    /// What its closure copied when it was made.
    var captures: UnsafePointer<Slot>
  }

  /// What changes as code runs, at a fixed place: a class's own properties cost a check each.
  struct State {
    /// The first script name.
    let globals: UnsafeMutablePointer<Slot>
    /// No frame starts above this: what is left holds the largest one.
    let stackLimit: UnsafeMutablePointer<Slot>
    /// The first slot that no running frame uses.
    var top: UnsafeMutablePointer<Slot>
    /// No register from here on owns a reference.
    ///
    /// Only `step` and what it calls store references, so they alone move it; were it ever too low,
    /// a value would live until its register is used again.
    var owned: UnsafeMutablePointer<Slot>
    /// Operations that may be taken before the next look at the limits.
    let fuel: UnsafeMutablePointer<Int>
    /// The running frame.
    var place: Frame
    /// Where the next caller is kept, the callers before it below.
    var frame: UnsafeMutablePointer<Frame>
    /// The value of `frame` at which the running `execute` ends.
    var bottom: UnsafeMutablePointer<Frame>
    /// The value of `frame` at which no more calls may nest.
    var highest: UnsafeMutablePointer<Frame>
    var nativeDepth = 0
    /// The session has a profile that counts the time of commands.
    var isProfiled = false

    mutating func enter(
      _ header: UnsafePointer<Prototype.Header>, _ registers: UnsafeMutablePointer<Slot>,
      _ captures: UnsafePointer<Slot>
    ) {
      place = Frame(
        header: header, next: header.pointee.code, registers: registers, captures: captures)
    }

    /// Notes that registers below `end` may own references.
    @inline(__always)
    mutating func mayOwn(_ end: UnsafeMutablePointer<Slot>) { if end > owned { owned = end } }
  }
}
