extension Matrix {
  /// Sums over the rows, one number a column, added in the order of the rows.
  public func sumRows(into sums: UnsafeMutablePointer<Float>) {
    sums.update(repeating: 0, count: columns)
    for r in 0..<rows {
      let row = UnsafePointer(start + r * columns)
      for c in 0..<columns { sums[c] += row[c] }
    }
  }

  /// Adds M · v to `result`, one number a row.
  public func addProduct(
    with vector: UnsafePointer<Float>, to result: UnsafeMutablePointer<Float>
  ) {
    for r in 0..<rows { result[r] += dot(UnsafePointer(start + r * columns), vector, columns) }
  }

  /// sums = Mᵀ · v, one number a column, added in the order of the rows.
  public func transposedProduct(
    with vector: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Float>
  ) {
    sums.update(repeating: 0, count: columns)
    for r in 0..<rows {
      let row = UnsafePointer(start + r * columns)
      let factor = vector[r]
      for c in 0..<columns { sums[c] += factor * row[c] }
    }
  }

  /// self = u · vᵀ, [rows] by [columns].
  public func setOuterProduct(_ u: UnsafePointer<Float>, _ v: UnsafePointer<Float>) {
    for r in 0..<rows {
      let row = start + r * columns
      let factor = u[r]
      for c in 0..<columns { row[c] = factor * v[c] }
    }
  }
}

/// Σ aᵢbᵢ in eight partial sums of fixed order, so that it vectorises and keeps its bits.
public func dot(
  _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int
) -> Float {
  var sums = SIMD8<Float>(repeating: 0)
  let whole = count & ~7
  var i = 0
  while i < whole {
    let x = UnsafeRawPointer(a + i).loadUnaligned(as: SIMD8<Float>.self)
    let y = UnsafeRawPointer(b + i).loadUnaligned(as: SIMD8<Float>.self)
    sums += x * y
    i &+= 8
  }
  var sum = sums.sum()
  while i < count {
    sum += a[i] * b[i]
    i &+= 1
  }
  return sum
}

/// The greatest magnitude of the numbers as its bit pattern; above `Float.infinity`'s for NaN.
///
/// Magnitudes order as their bits do, and a maximum of integers vectorises.
private func greatestMagnitudeBits(_ values: UnsafePointer<Float>, _ count: Int) -> UInt32 {
  var greatest: UInt32 = 0
  for i in 0..<count { greatest = max(greatest, values[i].bitPattern & 0x7fff_ffff) }
  return greatest
}

/// Whether every number is finite and of a magnitude of at most `limit`.
public func allWithin(_ limit: Float, _ values: UnsafePointer<Float>, _ count: Int) -> Bool {
  greatestMagnitudeBits(values, count) <= limit.bitPattern
}
