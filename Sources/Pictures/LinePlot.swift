/// Lines over two axes, as data: what is drawn, not how.
///
/// Points are joined in the order given. A point that is not finite, or is beyond `Extent.largest`,
/// is left out and breaks its line.
public struct LinePlot: Equatable, Sendable {
  /// How a series is drawn.
  public enum Style: Equatable, Sendable {
    /// Joined from point to point.
    case line
    /// Each point by itself.
    case points
    /// A broken line without a name at its end, to compare the others with.
    case reference
  }

  /// One named line, or points that belong together.
  public struct Series: Equatable, Sendable {
    public var name: String
    public var points: [Point]
    public var style: Style

    public init(name: String, points: [Point], style: Style = .line) {
      self.name = name
      self.points = points
      self.style = style
    }

    /// A line through (0, y₀), (1, y₁) ….
    public init(name: String, values: [Double]) {
      let points = values.enumerated().map { Point(x: Double($0), y: $1) }
      self.init(name: name, points: points)
    }
  }

  /// A place in the units of the axes.
  public struct Point: Equatable, Sendable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    /// Whether the point has a place on axes.
    public var isDrawable: Bool {
      x.magnitude <= Extent.largest && y.magnitude <= Extent.largest
    }
  }

  public var title: String?
  public var xLabel: String?
  public var yLabel: String?
  public var series: [Series]

  public init(
    title: String? = nil, xLabel: String? = nil, yLabel: String? = nil, series: [Series]
  ) {
    self.title = title
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.series = series
  }

  /// The range of the drawable points' x; nil if there is no such point.
  public var xExtent: Extent? { extent(\.x) }

  /// The range of the drawable points' y; nil if there is no such point.
  public var yExtent: Extent? { extent(\.y) }

  private func extent(_ coordinate: KeyPath<Point, Double>) -> Extent? {
    Extent(series.lazy.flatMap(\.points).filter(\.isDrawable).map { $0[keyPath: coordinate] })
  }

  /// What the reader must know that the lines do not show; nil if they show everything.
  var note: String? {
    var notes: [String] = []
    if xExtent != nil {
      let empty = series.filter { !$0.points.contains(where: \.isDrawable) }
        .map { CellWidth.printable($0.name) }.filter { !$0.isEmpty }
      if !empty.isEmpty { notes.append("no points: " + empty.joined(separator: ", ")) }
    }
    let skipped = series.flatMap(\.points).filter { !$0.isDrawable }
    if !skipped.isEmpty {
      let isBeyond = skipped.contains { $0.x.isFinite && $0.y.isFinite }
      let reason = isBeyond ? "not finite or beyond 1e307" : "not finite"
      notes.append(Numerals.counted(skipped.count, "point") + " left out: " + reason)
    }
    return notes.isEmpty ? nil : notes.joined(separator: " · ")
  }
}
