import Tensors

/// Memory in which one batch is scored; it belongs to one thread at a time.
final class Workspace {
  let logits: Buffer<Float>
  private let input: Buffer<Float>
  private let share: Buffer<Float>
  private let layers: [Buffer<Float>]
  private let widths: [Int]

  /// - Parameter rows: the most rows of a batch.
  init(rows: Int, inputWidth: Int, widths: [Int]) {
    logits = Buffer(rows, filledWith: 0)
    input = Buffer(rows * inputWidth, filledWith: 0)
    share = Buffer(rows * (widths.first ?? 0), filledWith: 0)
    layers = widths.map { Buffer(rows * $0, filledWith: 0) }
    self.widths = widths
  }

  func input(rows: Int, columns: Int) -> Matrix {
    Matrix(input.start, rows: rows, columns: columns)
  }

  /// What one side adds to the first layer.
  func share(rows: Int) -> Matrix { Matrix(share.start, rows: rows, columns: widths[0]) }

  /// The result of product `index`, [row, unit].
  func layer(_ index: Int, rows: Int) -> Matrix {
    Matrix(layers[index].start, rows: rows, columns: widths[index])
  }
}

/// The workspaces of a scorer: as many as batches were ever scored at once, made when first needed.
final class Workspaces: @unchecked Sendable {
  private let monitor = Monitor()
  private var free: [Workspace] = []
  private let make: @Sendable () -> Workspace

  init(_ make: @escaping @Sendable () -> Workspace) { self.make = make }

  func withOne<Result>(_ body: (Workspace) throws -> Result) rethrows -> Result {
    let space = monitor.locked { free.popLast() } ?? make()
    defer { monitor.locked { free.append(space) } }
    return try body(space)
  }
}
