import FoundationEssentials

/// A run in one safetensors file: its numbers as tensors, all else as JSON in the metadata.
enum ModelFile {
  /// The format that is written; older ones are read too.
  static let format = 1

  /// The metadata.
  enum Key {
    static let format = "wd_format"
    static let version = "wd_version"
    static let schema = "schema"
    static let checksum = "checksum"
  }

  /// CRC-32 of the metadata's texts, as the file names it.
  static func checksum(of metadata: [String: String]) -> String {
    var sum = Checksum()
    for key in [Key.format, Key.version, Key.schema] { sum.add(Array((metadata[key] ?? "").utf8)) }
    return Checksum.digits(sum.value)
  }

  /// The JSON of a schema; numbers that are not finite are texts in it.
  static func json(_ schema: ModelSchema) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return String(decoding: try encoder.encode(schema), as: UTF8.self)
  }

  static func schema(json: String) throws -> ModelSchema {
    let bytes = Array(json.utf8)
    _ = try JSONOutline(bytes, of: "its schema")
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try decoder.decode(ModelSchema.self, from: Data(bytes))
  }
}
