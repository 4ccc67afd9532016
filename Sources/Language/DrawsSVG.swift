/// A value that a notebook can show as a picture, such as a plot.
public protocol DrawsSVG: ForeignValue {
  /// SVG text that needs nothing else: no scripts, no other files.
  var svg: String { get }
}
