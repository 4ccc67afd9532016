import Glibc

/// The mathematics of numbers that the C library provides.
public enum Numbers {
  /// a to the power b by IEEE 754: `pow`.
  public static func power(_ a: Double, _ b: Double) -> Double { b == 2 ? a * a : pow(a, b) }
}
