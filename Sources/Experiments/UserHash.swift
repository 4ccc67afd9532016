/// A 64-bit hash of a salt and a user's id, the same in every process and on every machine.
///
/// FNV-1a (Fowler, Noll and Vo) reads the bytes of each; SplitMix64's output function (Steele, Lea
/// and Flood 2014) then mixes each and both together, so that no bit of the salt or the id is seen
/// in the result. The two are hashed apart: ("ab", "c") and ("a", "bc") differ.
func userHash(salt: String, user: String) -> UInt64 {
  let salt = finalised(fnv1a(salt))
  return finalised(finalised(fnv1a(user) &+ salt) ^ salt)
}

private func fnv1a(_ text: String) -> UInt64 {
  text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}

private func finalised(_ value: UInt64) -> UInt64 {
  var z = value
  z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
  z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
  return z ^ (z >> 31)
}
