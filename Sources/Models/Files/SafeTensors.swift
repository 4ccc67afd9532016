import FoundationEssentials

/// The head of a safetensors file: what tensors it holds, and texts about them.
///
/// The format (github.com/huggingface/safetensors): 8 bytes of length, little-endian; so many bytes
/// of JSON, `{"__metadata__": {…}, "name": {"dtype", "shape", "data_offsets"}}`; then the numbers,
/// without gaps. Ours hold 32-bit floats only.
struct SafeTensors: Equatable {
  struct Tensor: Codable, Equatable {
    var dtype = "F32"
    let shape: [Int]
    /// Where its bytes begin and end, from the end of the header.
    let offsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  var tensors: [String: Tensor] = [:]
  var metadata: [String: String] = [:]

  /// As in the reference implementation.
  static let headerLimit = 100_000_000
  static let bytesPerNumber = 4

  /// By where their bytes are.
  var inOrder: [(name: String, tensor: Tensor)] {
    tensors.sorted { Self.isBefore($0, $1) }
      .map { (name: $0.key, tensor: $0.value) }
  }

  private typealias Named = (key: String, value: Tensor)

  private static func isBefore(_ a: Named, _ b: Named) -> Bool {
    a.value.offsets == b.value.offsets
      ? a.key < b.key : a.value.offsets.lexicographicallyPrecedes(b.value.offsets)
  }

  /// The first bytes of a file: the length and the header, filled up to a multiple of 8.
  func head() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var json = [UInt8](try encoder.encode(Header(tensors: tensors, metadata: metadata)))
    json += [UInt8](repeating: UInt8(ascii: " "), count: (8 - json.count % 8) % 8)
    guard json.count <= Self.headerLimit else {
      throw ModelFileError.schemaTooLong(bytes: json.count)
    }
    return withUnsafeBytes(of: UInt64(json.count).littleEndian) { Array($0) } + json
  }
}

extension SafeTensors {
  /// Why bytes are no header.
  struct Problem: Error { let reason: String }

  /// Reads a header; throws unless its tensors fill `dataBytes` bytes without gap or overlap.
  init(header bytes: [UInt8], dataBytes: Int) throws(Problem) {
    let keyCount = try JSONOutline(bytes, of: "its header").keyCount
    guard let header = try? JSONDecoder().decode(Header.self, from: Data(bytes)) else {
      throw Problem(reason: "its header is not that of a safetensors file")
    }
    guard header.count == keyCount else {
      throw Problem(reason: "its header has a name twice")
    }
    (tensors, metadata) = (header.tensors, header.metadata)
    try check(dataBytes: dataBytes)
  }

  /// Throws unless shapes, places and the file's length belong together.
  private func check(dataBytes: Int) throws(Problem) {
    var end = 0
    for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
      let shown = "`\(name.prefix(100))`"
      guard tensor.dtype == "F32" else {
        throw Problem(reason: "numbers are F32; those of \(shown) are \(tensor.dtype.prefix(20))")
      }
      let places = tensor.offsets
      guard places.count == 2, places[0] >= 0, places[1] >= places[0] else {
        throw Problem(reason: "\(shown) has no sound place")
      }
      guard Self.byteCount(tensor.shape) == places[1] - places[0] else {
        throw Problem(reason: "the shape of \(shown) is not as long as its bytes")
      }
    }
    for (name, tensor) in inOrder {
      guard tensor.offsets[0] == end else {
        let what = tensor.offsets[0] < end ? "overlaps another" : "leaves a gap before it"
        throw Problem(reason: "`\(name.prefix(100))` \(what)")
      }
      end = tensor.offsets[1]
    }
    guard end == dataBytes else {
      throw Problem(
        reason: "its tensors take \(end) bytes and there are \(dataBytes): "
          + (end > dataBytes ? "it is cut off" : "something follows them"))
    }
  }

  /// 4 times the product; `nil` when it has no such thing or passes 64 bits.
  private static func byteCount(_ shape: [Int]) -> Int? {
    var product = bytesPerNumber
    for side in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: side)
      guard side >= 0, !overflow else { return nil }
      product = next
    }
    return product
  }
}

/// The JSON of a header.
private struct Header: Codable {
  var tensors: [String: SafeTensors.Tensor] = [:]
  var metadata: [String: String] = [:]
  /// How many keys it was read from.
  var count = 0

  private struct Name: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    static let metadata = Name(stringValue: "__metadata__")
  }

  init(tensors: [String: SafeTensors.Tensor], metadata: [String: String]) {
    self.tensors = tensors
    self.metadata = metadata
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Name.self)
    for key in values.allKeys {
      if key.stringValue == Name.metadata.stringValue {
        metadata = try values.decode([String: String].self, forKey: key)
      } else {
        tensors[key.stringValue] = try values.decode(SafeTensors.Tensor.self, forKey: key)
      }
      count += 1
    }
  }

  func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: Name.self)
    if !metadata.isEmpty { try values.encode(metadata, forKey: .metadata) }
    for (name, tensor) in tensors {
      try values.encode(tensor, forKey: Name(stringValue: name))
    }
  }
}
