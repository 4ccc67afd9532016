/// A table drawn as a box, as data: names, types and cells that the caller has put into words.
public struct BoxTable: Equatable, Sendable {
  /// Where the cells of a column stand.
  public enum Alignment: Equatable, Sendable {
    case left
    case right
    /// To the right, with the decimal points under each other: for numbers.
    case decimal
  }

  public struct Column: Equatable, Sendable {
    public var name: String
    /// What the column holds, such as `number`; drawn dim under the name.
    public var type: String?
    public var alignment: Alignment
    public var cells: [String]

    public init(
      name: String, type: String? = nil, alignment: Alignment = .left, cells: [String]
    ) {
      self.name = name
      self.type = type
      self.alignment = alignment
      self.cells = cells
    }
  }

  public var title: String?
  public var columns: [Column]
  public var footer: String?

  public init(title: String? = nil, columns: [Column], footer: String? = nil) {
    self.title = title
    self.columns = columns
    self.footer = footer
  }

  /// The usual footer: `32,561 rows × 15 columns`, and `10 rows shown` if that is not all of them.
  public static func footer(rows: Int, columns: Int, shown: Int? = nil) -> String {
    let size = Numerals.counted(rows, "row") + " × " + Numerals.counted(columns, "column")
    guard let shown, shown < rows else { return size }
    return size + dot + Numerals.counted(shown, "row") + " shown"
  }

  /// The footer of a table that goes on: `… 32,551 more rows`.
  public static func footer(moreRows count: Int) -> String {
    "… " + Numerals.counted(count, "more row")
  }

  /// What stands between the parts of a footer.
  static let dot = " · "
}
