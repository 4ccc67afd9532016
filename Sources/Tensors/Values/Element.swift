import Glibc

/// What the kernels compute with: 32-bit or 64-bit floats.
///
/// The 32-bit functions that models use in bulk are written so that loops over them vectorise.
protocol Element: BinaryFloatingPoint, SIMDScalar, BitwiseCopyable, Codable, Sendable {
  static var precision: Tensor.Precision { get }
  static func exp(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func power(_ x: Self, _ y: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  /// log(1 + u) for 0 ≤ u ≤ 1.
  static func log1pOfUnit(_ u: Self) -> Self
  /// C = op(A) · op(B) for one matrix of a `ProductPlan`.
  static func multiply(
    _ plan: ProductPlan, _ a: UnsafePointer<Self>, _ b: UnsafePointer<Self>,
    _ c: UnsafeMutablePointer<Self>)
}

extension Double: Element {
  static var precision: Tensor.Precision { .double }
  @inline(__always) static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  @inline(__always) static func log(_ x: Double) -> Double { Glibc.log(x) }
  @inline(__always) static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  @inline(__always) static func power(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  @inline(__always) static func log2(_ x: Double) -> Double { Glibc.log2(x) }
  @inline(__always) static func log10(_ x: Double) -> Double { Glibc.log10(x) }
  @inline(__always) static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  @inline(__always) static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  @inline(__always) static func log1pOfUnit(_ u: Double) -> Double { Glibc.log1p(u) }
}

extension Float: Element {
  static var precision: Tensor.Precision { .single }
  @inline(__always) static func log(_ x: Float) -> Float { Glibc.logf(x) }
  @inline(__always) static func log1p(_ x: Float) -> Float { Glibc.log1pf(x) }
  @inline(__always) static func power(_ x: Float, _ y: Float) -> Float { Glibc.powf(x, y) }
  @inline(__always) static func log2(_ x: Float) -> Float { Glibc.log2f(x) }
  @inline(__always) static func log10(_ x: Float) -> Float { Glibc.log10f(x) }
  @inline(__always) static func sin(_ x: Float) -> Float { Glibc.sinf(x) }
  @inline(__always) static func cos(_ x: Float) -> Float { Glibc.cosf(x) }

  /// eˣ = 2ⁿ · eʳ with |r| ≤ ½ ln 2 and a polynomial of degree 7 (Cephes, `expf`).
  @inline(__always) static func exp(_ x: Float) -> Float {
    let bounded = x < -104 ? -104 : (x > 89 ? 89 : x)
    // Adding 1.5 · 2²³ rounds to a whole number and leaves it in the low bits.
    let shifter: Float = 12_582_912
    let shifted = bounded * 1.442_695_04 + shifter
    let n = Int32(bitPattern: shifted.bitPattern &- shifter.bitPattern)
    let whole = shifted - shifter
    let r = bounded - whole * 0.693_359_375 - whole * -2.121_944_4e-4
    var p: Float = 1.987_569_15e-4
    p = p * r + 1.398_199_95e-3
    p = p * r + 8.333_451_9e-3
    p = p * r + 4.166_579_6e-2
    p = p * r + 1.666_666_55e-1
    p = p * r + 5.000_000_1e-1
    p = p * r * r + r + 1
    // In two factors, because 2ⁿ alone may overflow or underflow where the result does not.
    let half = n &>> 1
    let first = Float(bitPattern: UInt32(bitPattern: (half &+ 127) &<< 23))
    let second = Float(bitPattern: UInt32(bitPattern: (n &- half &+ 127) &<< 23))
    return p * first * second
  }

  /// Near 0 an odd polynomial, elsewhere 1 − 2 / (e²ˣ + 1) (Cephes, `tanhf`).
  @inline(__always) static func tanh(_ x: Float) -> Float {
    let size = x.magnitude
    let square = x * x
    var p: Float = -5.704_988_7e-3
    p = p * square + 2.063_908_8e-2
    p = p * square - 5.373_971_5e-2
    p = p * square + 1.333_144_2e-1
    p = p * square - 3.333_328_2e-1
    let near = p * square * x + x
    let far = 1 - 2 / (exp(2 * size) + 1)
    return size < 0.625 ? near : (x < 0 ? -far : far)
  }

  /// 2 artanh(u / (2 + u)), the series to s¹⁷.
  @inline(__always) static func log1pOfUnit(_ u: Float) -> Float {
    let s = u / (2 + u)
    let square = s * s
    var sum: Float = 1 / 17
    sum = sum * square + 1 / 15
    sum = sum * square + 1 / 13
    sum = sum * square + 1 / 11
    sum = sum * square + 1 / 9
    sum = sum * square + 1 / 7
    sum = sum * square + 1 / 5
    sum = sum * square + 1 / 3
    return 2 * (s * square * sum + s)
  }
}
