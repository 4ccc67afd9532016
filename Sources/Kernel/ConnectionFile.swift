import FoundationEssentials

/// Where a kernel listens, as Jupyter tells it in a JSON file.
///
/// Fields as in "Connection files", Jupyter client documentation, protocol 5.5.
public struct ConnectionFile: Sendable, Equatable {
  public let ip: String
  public let ports: Ports
  /// Signs every message; never empty.
  public let key: String

  public struct Ports: Sendable, Equatable {
    public let shell, iopub, stdin, control, heartbeat: UInt16
  }

  /// Reads the file's bytes; `mode` holds the permissions the file has, as `stat` gives them.
  ///
  /// Throws a `ConnectionError` for anything that a kernel could not, or should not, run with.
  public init(bytes: [UInt8], mode: UInt32) throws {
    guard mode & 0o077 == 0 else { throw ConnectionError.readableByOthers(mode: mode & 0o777) }
    guard bytes.count <= Self.largest else { throw ConnectionError.tooLarge(bytes: bytes.count) }
    let fields: Fields
    do {
      fields = try JSONDecoder().decode(Fields.self, from: Data(bytes))
    } catch let error as DecodingError {
      throw ConnectionError(error)
    }
    guard fields.transport == "tcp" else { throw ConnectionError.transport(fields.transport) }
    guard fields.signatureScheme == "hmac-sha256" else {
      throw ConnectionError.signatureScheme(fields.signatureScheme)
    }
    guard !fields.key.isEmpty else { throw ConnectionError.emptyKey }
    guard !fields.ip.isEmpty else { throw ConnectionError.missing("ip") }
    ip = fields.ip
    key = fields.key
    ports = try Ports(fields)
  }

  /// Far more than the nine short fields take.
  private static let largest = 65_536

  /// The JSON as it stands; Jupyter may add fields that we do not know.
  fileprivate struct Fields: Decodable {
    let transport, ip, key, signatureScheme: String
    let shellPort, iopubPort, stdinPort, controlPort, hbPort: Int

    enum CodingKeys: String, CodingKey {
      case transport, ip, key
      case signatureScheme = "signature_scheme"
      case shellPort = "shell_port"
      case iopubPort = "iopub_port"
      case stdinPort = "stdin_port"
      case controlPort = "control_port"
      case hbPort = "hb_port"
    }
  }
}

extension ConnectionFile.Ports {
  fileprivate init(_ fields: ConnectionFile.Fields) throws {
    func port(_ name: String, _ number: Int) throws -> UInt16 {
      guard let port = UInt16(exactly: number), port > 0 else {
        throw ConnectionError.port(name, number)
      }
      return port
    }
    shell = try port("shell_port", fields.shellPort)
    iopub = try port("iopub_port", fields.iopubPort)
    stdin = try port("stdin_port", fields.stdinPort)
    control = try port("control_port", fields.controlPort)
    heartbeat = try port("hb_port", fields.hbPort)
    guard Set([shell, iopub, stdin, control, heartbeat]).count == 5 else {
      throw ConnectionError.samePort
    }
  }
}
