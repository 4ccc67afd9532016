import CBLAS

/// Products of `batch` pairs of matrices: C [m, n] = op(A) [m, k] · op(B) [k, n].
///
/// A lies in memory as [m, k], or as [k, m] when it is turned; B as [k, n], or as [n, k]. So a
/// transposed operand costs nothing, and the derivative of a product is again one.
struct ProductPlan: Sendable {
  var batch: Int
  var m: Int
  var k: Int
  var n: Int
  var turnsA = false
  var turnsB = false

  /// dA = G · op(B)ᵀ, turned as A is.
  var gradientOfA: (plan: ProductPlan, gradientFirst: Bool) {
    turnsA
      ? (ProductPlan(batch: batch, m: k, k: n, n: m, turnsA: turnsB, turnsB: true), false)
      : (ProductPlan(batch: batch, m: m, k: n, n: k, turnsA: false, turnsB: !turnsB), true)
  }

  /// dB = op(A)ᵀ · G, turned as B is.
  var gradientOfB: (plan: ProductPlan, gradientFirst: Bool) {
    turnsB
      ? (ProductPlan(batch: batch, m: n, k: m, n: k, turnsA: true, turnsB: turnsA), true)
      : (ProductPlan(batch: batch, m: k, k: m, n: n, turnsA: !turnsA, turnsB: false), false)
  }

  /// OpenBLAS counts in 32 bits.
  var fitsBLAS: Bool { [m, k, n].allSatisfy { $0 <= Int(Int32.max) } }

  func run<T: Element>(
    _ a: UnsafePointer<T>, _ b: UnsafePointer<T>, _ c: UnsafeMutablePointer<T>
  ) {
    guard batch > 0, m > 0, n > 0 else { return }
    guard k > 0 else { return c.update(repeating: 0, count: batch * m * n) }
    _ = oneThread
    for i in 0..<batch { T.multiply(self, a + i * m * k, b + i * k * n, c + i * m * n) }
  }
}

extension Float {
  static func multiply(
    _ p: ProductPlan, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>
  ) {
    let (m, k, n) = (blasint(p.m), blasint(p.k), blasint(p.n))
    if p.n == 1 {
      let (rows, columns) = p.turnsA ? (k, m) : (m, k)
      cblas_sgemv(
        CblasRowMajor, p.turnsA ? CblasTrans : CblasNoTrans, rows, columns, 1, a, columns, b, 1, 0,
        c, 1)
    } else if p.m == 1 {
      let (rows, columns) = p.turnsB ? (n, k) : (k, n)
      cblas_sgemv(
        CblasRowMajor, p.turnsB ? CblasNoTrans : CblasTrans, rows, columns, 1, b, columns, a, 1, 0,
        c, 1)
    } else {
      cblas_sgemm(
        CblasRowMajor, p.turnsA ? CblasTrans : CblasNoTrans, p.turnsB ? CblasTrans : CblasNoTrans,
        m, n, k, 1, a, p.turnsA ? m : k, b, p.turnsB ? k : n, 0, c, n)
    }
  }
}

extension Double {
  static func multiply(
    _ p: ProductPlan, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ c: UnsafeMutablePointer<Double>
  ) {
    let (m, k, n) = (blasint(p.m), blasint(p.k), blasint(p.n))
    cblas_dgemm(
      CblasRowMajor, p.turnsA ? CblasTrans : CblasNoTrans, p.turnsB ? CblasTrans : CblasNoTrans,
      m, n, k, 1, a, p.turnsA ? m : k, b, p.turnsB ? k : n, 0, c, n)
  }
}
