/// A wide and deep network as a drawing: two stacks of layers that meet in one output, as the
/// paper's Figure 4 has them.
public struct NetworkDrawing: Equatable, Sendable {
  /// A layer or a group of inputs: a name and what it consists of.
  public struct Box: Equatable, Sendable {
    public var title: String
    public var lines: [String]

    public init(_ title: String, lines: [String] = []) {
      self.title = title
      self.lines = lines
    }
  }

  public var title: String?
  /// Where both parts meet.
  public var output: Box
  /// The deep part, from the layer next to the output down to the inputs.
  public var deep: [Box]
  /// The wide part, in the same order.
  public var wide: [Box]

  public init(title: String? = nil, output: Box, deep: [Box], wide: [Box]) {
    self.title = title
    self.output = output
    self.deep = deep
    self.wide = wide
  }

  /// The parts that have layers, with what they are called.
  var parts: [(name: String, boxes: [Box])] {
    [("deep", deep), ("wide", wide)].filter { !$0.1.isEmpty }
  }
}
