/// What can be wrong with a request to this room; the words are in `TensorError+Words.swift`.
public enum TensorError: Error, Sendable, Equatable {
  // Shapes
  case negativeCount(Shape.Axis)
  case tooLarge(axes: [Shape.Axis])
  case tooManyAxes(Int, limit: Int)
  case overBudget(axes: [Shape.Axis], bytes: Int, limit: Int)
  case wrongCount(Shape, numbers: Int)
  case ragged(found: Int, expected: Int)
  case wrongNames(Shape, names: Int)
  case cannotReshape(from: Shape, to: Shape)
  // Axes
  case unknownAxis(AxisReference, Shape)
  case repeatedAxis(String, Shape)
  case axisGivenTwice(AxisReference, Shape)
  case notAnOrder(Shape, given: Int)
  case tooFewAxes(operation: String, Shape, needed: Int)
  // Two shapes
  case unequalAxes(operation: String, Shape.Axis, Shape.Axis, left: Shape, right: Shape)
  case innerAxes(Shape.Axis, Shape.Axis, left: Shape, right: Shape)
  case noAxesToMultiply(left: Shape, right: Shape)
  case cannotJoin(operation: String, first: Shape, other: Shape, number: Int)
  case nothingToJoin(operation: String)
  // Elements
  case outside(index: Int, axis: Shape.Axis, place: Int, Shape)
  case rangeOutside(Range<Int>, axis: Shape.Axis, place: Int, Shape)
  case notWhole(Double, place: Int)
  case unknownID(Double, count: Int, place: Int)
  case wrongIndexCount(Int, Shape)
  case notOneNumber(operation: String, Shape)
  case notAMask(operation: String, Shape)
  case notZeroOrOne(Double, place: Int)
  case empty(operation: String, Shape)
  case notFiniteStep(start: Double, step: Double)
  // Sparse matrices
  case badRows(String)
  // Autodiff
  case closedTape
}
