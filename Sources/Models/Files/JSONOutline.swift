/// A look over a text that says it is JSON, before anything is made of it: how deep it nests, and
/// whether a key stands twice in an object. A decoder would keep one of the two and say nothing.
///
/// Whether it is JSON at all is for the decoder to say.
struct JSONOutline {
  /// How many keys the outermost object has.
  private(set) var keyCount = 0

  /// A decoder goes no deeper than 512.
  static let depthLimit = 500

  /// - Parameter what: what the text is, as its errors call it: `its header`.
  init(_ bytes: some Collection<UInt8>, of what: String) throws(SafeTensors.Problem) {
    var open: [Container] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let byte = bytes[at]
      bytes.formIndex(after: &at)
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < Self.depthLimit else {
          throw SafeTensors.Problem(reason: "\(what) nests more than \(Self.depthLimit) deep")
        }
        open.append(Container(isObject: byte == UInt8(ascii: "{")))
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        _ = open.popLast()
      case UInt8(ascii: ","):
        if let last = open.indices.last { open[last].awaitsKey = open[last].isObject }
      case UInt8(ascii: "\""):
        let start = at
        Self.skipString(bytes, &at)
        guard let last = open.indices.last, open[last].awaitsKey else { continue }
        open[last].awaitsKey = false
        let key = String(decoding: bytes[start..<at].dropLast(), as: UTF8.self)
        guard open[last].keys.insert(Array(key.utf8)).inserted else {
          throw SafeTensors.Problem(reason: "\(what) has \"\(key.prefix(100))\" twice")
        }
        if last == 0 { keyCount += 1 }
      default: break
      }
    }
  }

  private struct Container {
    let isObject: Bool
    var awaitsKey: Bool
    /// As bytes: two texts may be equal that are written differently.
    var keys: Set<[UInt8]> = []

    init(isObject: Bool) {
      self.isObject = isObject
      awaitsKey = isObject
    }
  }

  /// From behind the opening quote to behind the closing one.
  private static func skipString<Bytes: Collection<UInt8>>(
    _ bytes: Bytes, _ at: inout Bytes.Index
  ) {
    while at < bytes.endIndex {
      let byte = bytes[at]
      bytes.formIndex(after: &at)
      if byte == UInt8(ascii: "\"") { return }
      if byte == UInt8(ascii: "\\"), at < bytes.endIndex { bytes.formIndex(after: &at) }
    }
  }
}
