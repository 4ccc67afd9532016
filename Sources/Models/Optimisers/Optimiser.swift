/// A rule that moves weights against their gradient.
///
/// An optimiser is a value whose Codable fields are its settings, named in the language by their
/// coding keys. It keeps no state: what it remembers of each weight lies in slots beside the
/// weights, so one rule serves dense blocks and single rows alike.
public protocol Optimiser: Configurable {
  /// What it remembers of each weight, a number each.
  static var slotNames: [String] { get }
  /// The learning rate.
  var lr: Double { get set }
  /// Fills the slots for weights that have not moved yet; reads no gradient.
  func fillSlots(_ stretch: Stretch)
  /// Makes slots that other settings left say the weights as they stand: no weight may move before
  /// a gradient comes.
  func refitSlots(_ stretch: Stretch)
  /// Moves every weight of the stretch once.
  func step(_ stretch: Stretch)
  /// Moves the rows that a batch touched; the default steps row by row.
  func step(_ rows: TouchedRows)
  /// The rule while a schedule has the learning rate at a share of `lr`, above 0.
  func scheduled(at factor: Double) -> Self
}

/// Weights in a line with their gradients and slots: what one step of an optimiser moves.
public struct Stretch {
  public let weights: UnsafeMutablePointer<Float>
  public let gradients: UnsafePointer<Float>
  /// Slot s of weight k is `slots[s * slotStride + k]`.
  public let slots: UnsafeMutablePointer<Float>
  public let slotStride: Int
  public let count: Int

  public init(
    weights: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
    slots: UnsafeMutablePointer<Float>, slotStride: Int, count: Int
  ) {
    self.weights = weights
    self.gradients = gradients
    self.slots = slots
    self.slotStride = slotStride
    self.count = count
  }
}

/// Rows of a table of weights, each once, with the gradient summed over the batch.
public struct TouchedRows {
  /// The whole table; its `gradients` hold one row for each entry of `rows`, in that order.
  public let table: Stretch
  public let rows: UnsafePointer<Int32>
  public let rowCount: Int
  /// Weights a row.
  public let width: Int

  public init(table: Stretch, rows: UnsafePointer<Int32>, rowCount: Int, width: Int) {
    self.table = table
    self.rows = rows
    self.rowCount = rowCount
    self.width = width
  }
}

extension Optimiser {
  public static var slotCount: Int { slotNames.count }

  public func refitSlots(_ stretch: Stretch) {}

  public func scheduled(at factor: Double) -> Self {
    var rule = self
    rule.lr *= factor
    return rule
  }

  @inlinable
  public func step(_ touched: TouchedRows) {
    let table = touched.table
    for i in 0..<touched.rowCount {
      let offset = Int(touched.rows[i]) &* touched.width
      step(
        Stretch(
          weights: table.weights + offset, gradients: table.gradients + i &* touched.width,
          slots: table.slots + offset, slotStride: table.slotStride, count: touched.width))
    }
  }
}

/// Learning rates that keep every step finite in 32-bit numbers.
let learningRates = 1e-10...1e15
