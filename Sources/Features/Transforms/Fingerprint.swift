/// FarmHash's Fingerprint64, the hash by which TensorFlow puts texts in buckets.
///
/// A port of `farmhashna::Hash64` (google/farmhash, MIT); all arithmetic is mod 2^64.
func fingerprint64(_ bytes: [UInt8]) -> UInt64 {
  switch bytes.count {
  case ...16: upTo16(bytes)
  case ...32: upTo32(bytes)
  case ...64: upTo64(bytes)
  default: longer(bytes)
  }
}

/// Two fingerprints as one, TensorFlow's `FingerprintCat64`: what its crosses are hashed by.
func fingerprintCat64(_ a: UInt64, _ b: UInt64) -> UInt64 {
  let factor: UInt64 = 0xc6a4_a793_5bd1_e995
  var result = a ^ factor
  result ^= mix(b &* factor) &* factor
  result = result &* factor
  result = mix(result) &* factor
  return mix(result)
}

private let k0: UInt64 = 0xc3a5_c85c_97cb_3127
private let k1: UInt64 = 0xb492_b66f_be98_f273
private let k2: UInt64 = 0x9ae1_6a3b_2f90_404f

private func rotate(_ value: UInt64, _ by: UInt64) -> UInt64 {
  (value >> by) | (value << (64 - by))
}
private func mix(_ value: UInt64) -> UInt64 { value ^ (value >> 47) }

private func word(_ bytes: [UInt8], _ at: Int, _ count: Int = 8) -> UInt64 {
  bytes[at..<at + count].reversed().reduce(0) { ($0 << 8) | UInt64($1) }
}

private func hash16(_ u: UInt64, _ v: UInt64, _ factor: UInt64) -> UInt64 {
  let a = mix((u ^ v) &* factor)
  return mix((v ^ a) &* factor) &* factor
}

private func upTo16(_ s: [UInt8]) -> UInt64 {
  let count = s.count
  let length = UInt64(count)
  if count >= 8 {
    let factor = k2 &+ length &* 2
    let a = word(s, 0) &+ k2
    let b = word(s, count - 8)
    let c = rotate(b, 37) &* factor &+ a
    let d = (rotate(a, 25) &+ b) &* factor
    return hash16(c, d, factor)
  }
  if count >= 4 {
    let factor = k2 &+ length &* 2
    return hash16(length &+ (word(s, 0, 4) << 3), word(s, count - 4, 4), factor)
  }
  guard count > 0 else { return k2 }
  let y = UInt64(s[0]) &+ (UInt64(s[count >> 1]) << 8)
  let z = length &+ (UInt64(s[count - 1]) << 2)
  return mix(y &* k2 ^ z &* k0) &* k2
}

private func upTo32(_ s: [UInt8]) -> UInt64 {
  let count = s.count
  let factor = k2 &+ UInt64(count) &* 2
  let a = word(s, 0) &* k1
  let b = word(s, 8)
  let c = word(s, count - 8) &* factor
  let d = word(s, count - 16) &* k2
  return hash16(
    rotate(a &+ b, 43) &+ rotate(c, 30) &+ d, a &+ rotate(b &+ k2, 18) &+ c, factor)
}

private func upTo64(_ s: [UInt8]) -> UInt64 {
  let count = s.count
  let factor = k2 &+ UInt64(count) &* 2
  let a = word(s, 0) &* k2
  let b = word(s, 8)
  let c = word(s, count - 8) &* factor
  let d = word(s, count - 16) &* k2
  let y = rotate(a &+ b, 43) &+ rotate(c, 30) &+ d
  let z = hash16(y, a &+ rotate(b &+ k2, 18) &+ c, factor)
  let e = word(s, 16) &* factor
  let f = word(s, 24)
  let g = (y &+ word(s, count - 32)) &* factor
  let h = (z &+ word(s, count - 24)) &* factor
  return hash16(rotate(e &+ f, 43) &+ rotate(g, 30) &+ h, e &+ rotate(f &+ a, 18) &+ g, factor)
}

private func weak(_ s: [UInt8], _ at: Int, _ a: UInt64, _ b: UInt64) -> (UInt64, UInt64) {
  let (w, x, y, z) = (word(s, at), word(s, at + 8), word(s, at + 16), word(s, at + 24))
  let first = a &+ w
  let sum = first &+ x &+ y
  let second = rotate(b &+ first &+ z, 21) &+ rotate(sum, 44)
  return (sum &+ z, second &+ first)
}

private func longer(_ s: [UInt8]) -> UInt64 {
  let seed: UInt64 = 81
  var x = seed
  var y = seed &* k1 &+ 113
  var z = mix(y &* k2 &+ 113) &* k2
  var v: (UInt64, UInt64) = (0, 0)
  var w: (UInt64, UInt64) = (0, 0)
  x = x &* k2 &+ word(s, 0)
  let end = (s.count - 1) / 64 * 64
  for at in Swift.stride(from: 0, to: end, by: 64) {
    x = rotate(x &+ y &+ v.0 &+ word(s, at + 8), 37) &* k1
    y = rotate(y &+ v.1 &+ word(s, at + 48), 42) &* k1
    x ^= w.1
    y = y &+ v.0 &+ word(s, at + 40)
    z = rotate(z &+ w.0, 33) &* k1
    v = weak(s, at, v.1 &* k1, x &+ w.0)
    w = weak(s, at + 32, z &+ w.1, y &+ word(s, at + 16))
    swap(&z, &x)
  }
  let factor = k1 &+ ((z & 0xff) << 1)
  let at = s.count - 64
  w.0 = w.0 &+ UInt64((s.count - 1) & 63)
  v.0 = v.0 &+ w.0
  w.0 = w.0 &+ v.0
  x = rotate(x &+ y &+ v.0 &+ word(s, at + 8), 37) &* factor
  y = rotate(y &+ v.1 &+ word(s, at + 48), 42) &* factor
  x ^= w.1 &* 9
  y = y &+ v.0 &* 9 &+ word(s, at + 40)
  z = rotate(z &+ w.0, 33) &* factor
  v = weak(s, at, v.1 &* factor, x &+ w.0)
  w = weak(s, at + 32, z &+ w.1, y &+ word(s, at + 16))
  swap(&z, &x)
  return hash16(
    hash16(v.0, w.0, factor) &+ mix(y) &* k0 &+ z, hash16(v.1, w.1, factor) &+ x, factor)
}
