/// A way to turn what a formula gives on a table into what a model reads.
///
/// A transform is a declaration; `fit(on:)` makes it a plain value that encodes any table with
/// the same columns. A new one is one file in this folder and one line in `Transforms.all`.
public protocol Transform: Codable, Sendable, CustomStringConvertible {
  /// Its name, as files and help write it.
  static var name: String { get }
  /// One sentence for the help.
  static var summary: String { get }
  /// What it reads.
  var formula: Formula { get }
}

/// A transform to ids.
public protocol CategoricalTransform: Transform {
  associatedtype Fitted: FittedCategorical
  func fit(on table: Table) throws -> Fitted
}

/// A fitted transform to ids.
public protocol FittedCategorical: Codable, Sendable {
  /// The name of the transform it was fitted by.
  static var name: String { get }
  /// The formula it encodes.
  var formula: Formula { get }
  /// Ids lie in `0..<size`.
  var size: Int { get }
  /// What an id stands for: `Bachelors & Sales`; empty for an id out of range.
  func name(of id: Int) -> String
  func encode(_ table: Table) throws -> IDColumn
}

/// A transform to dense inputs.
public protocol DenseTransform: Transform {
  associatedtype Fitted: FittedDense
  func fit(on table: Table) throws -> Fitted
}

/// A fitted transform to dense inputs.
public protocol FittedDense: Codable, Sendable {
  /// The name of the transform it was fitted by.
  static var name: String { get }
  /// The formula it encodes.
  var formula: Formula { get }
  /// How many inputs a row.
  var width: Int { get }
  /// What an input stands for; empty for a number out of range.
  func name(of input: Int) -> String
  /// What a user should know about the column it was fitted on.
  var warnings: [String] { get }
  /// Writes row r's inputs to `buffer[offset + r * stride ..< offset + r * stride + width]`.
  ///
  /// Throws `bufferTooSmall` rather than write past the end.
  func encode(_ table: Table, into buffer: inout [Float], offset: Int, stride: Int) throws
}

extension Transform {
  public var description: String { "\(Self.name)(\(formula))" }
}

extension FittedDense {
  public var warnings: [String] { [] }
  /// One input, called as its formula is written: what most transforms of a number give.
  public var width: Int { 1 }
  public func name(of input: Int) -> String { input == 0 ? formula.description : "" }
}
