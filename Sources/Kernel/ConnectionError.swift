/// Why a connection file is refused.
public enum ConnectionError: Error, Equatable {
  case notJSON
  case missing(String)
  case wrongType(String)
  case tooLarge(bytes: Int)
  case transport(String)
  case signatureScheme(String)
  case port(String, Int)
  case samePort
  case emptyKey
  case readableByOthers(mode: UInt32)

  /// One line: what has to hold, then what was found.
  public var message: String {
    switch self {
    case .notJSON: "a connection file is a JSON object"
    case .missing(let field): "a connection file has a field `\(field)`, and this one has not"
    case .wrongType(let field): "`\(field)` is of another type in a connection file"
    case .tooLarge(let bytes):
      "a connection file takes less than 64 KB, and this one \(bytes) bytes"
    case .transport(let name): "the transport has to be tcp, found \(name.debugDescription)"
    case .signatureScheme(let name):
      "the signature scheme has to be hmac-sha256, found \(name.debugDescription)"
    case .port(let name, let number): "`\(name)` is a port from 1 to 65535, found \(number)"
    case .samePort: "each of the five ports has to be another one"
    case .emptyKey: "an empty key would let anyone on this machine run code"
    case .readableByOthers(let mode):
      "only its owner may read a connection file, and this one has mode "
        + "\(String(mode, radix: 8)): chmod 600"
    }
  }

  init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, _): self = .missing(key.stringValue)
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      self = context.codingPath.last.map { .wrongType($0.stringValue) } ?? .notJSON
    @unknown default: self = .notJSON
    }
  }
}
