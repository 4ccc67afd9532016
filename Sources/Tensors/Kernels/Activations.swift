extension Matrix {
  /// h = max(0, h + b), in place; `bias` has one number a column.
  public func addBiasAndRectify(_ bias: UnsafePointer<Float>) {
    for r in 0..<rows {
      let row = start + r * columns
      for c in 0..<columns {
        let x = row[c] + bias[c]
        // Written so that NaN stays NaN: a fault must reach the loss, where it is found.
        row[c] = x < 0 ? 0 : x
      }
    }
  }

  /// The derivative of the above: d h where h > 0, otherwise 0, in place.
  public func maskGradient(by output: Matrix) {
    precondition(output.rows == rows && output.columns == columns, "shapes of a gradient")
    let h = UnsafePointer(output.start)
    let gradient = start
    // A mask of bits, not a choice: half the branches would be guessed wrong.
    for i in 0..<count {
      let mask: UInt32 = h[i] > 0 ? .max : 0
      gradient[i] = Float(bitPattern: gradient[i].bitPattern & mask)
    }
  }
}
