/// Where a document's cells keep their results, and what is known of the files they read.
///
/// `wd` makes one for each document: this room touches no files.
public protocol CellStore: AnyObject {
  /// The version and build of the program: another one may give other results.
  var program: String { get }
  /// Seconds since 1970.
  var now: Double { get }
  /// What is kept of a cell, as it was handed to `keep`; `nil` when there is nothing.
  func bytes(of cell: String) -> [UInt8]?
  /// Throws what says why it could not be written.
  func keep(_ bytes: [UInt8], of cell: String) throws
  /// The files that the session has opened since this was last asked.
  func takeOpened() -> [OpenedFile]
  /// The fingerprint of a file's bytes; `nil` when it is none that can be read.
  func fingerprint(of path: String) -> UInt64?
}

/// A file that a session has opened.
public struct OpenedFile: Sendable, Hashable {
  public let path: String
  public let isWritten: Bool
  public init(path: String, isWritten: Bool) {
    self.path = path
    self.isWritten = isWritten
  }
}
