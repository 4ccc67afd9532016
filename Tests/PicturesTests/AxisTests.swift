import Pictures
import Testing

@Suite struct AxisTests {
  private func extent(_ lower: Double, _ upper: Double) throws -> Extent {
    try #require(Extent([lower, upper]))
  }

  /// Steps of 1, 2 or 5 times a power of ten; the labels need 3 cells between them.
  @Test(
    "ticks across",
    arguments: [
      (0.0, 1000.0, 50, ["0", "200", "400", "600", "800", "1000"]),
      (0.0, 1.1, 60, ["0.0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      (0.0, 1.0, 60, ["0", "1"]),
      (1.0, 4.0, 60, ["1", "2", "3", "4"]),
      (0.0, 30e6, 40, ["0", "1e7", "2e7", "3e7"]),
      (1e-9, 4e-9, 40, ["1e-9", "2e-9", "3e-9", "4e-9"]),
      (-0.5, 0.5, 30, ["-0.5", "0.0", "0.5"]),
      (10_000, 30_000, 30, ["10,000", "20,000", "30,000"]),
      (0.25, 0.75, 1, ["0.5"]),
    ])
  func across(_ lower: Double, _ upper: Double, columns: Int, labels: [String]) throws {
    let axis = Axis.spanning(try extent(lower, upper), columns: columns)
    #expect(axis.ticks.map(\.label) == labels)
    #expect(axis.lower == lower && axis.upper == upper)
  }

  @Test("ticks up stand evenly, each at the middle of a row, and the data fit", arguments: 1...60)
  func up(rows: Int) throws {
    for (lower, upper) in [(0.3, 0.6), (-7, 13), (0, 1e9), (-3e-5, -1e-5), (5, 6.02)] {
      let axis = Axis.rows(try extent(lower, upper), count: rows)
      #expect(axis.fraction(of: lower) >= 0 && axis.fraction(of: upper) <= 1)
      #expect(!axis.ticks.isEmpty)
      var places: [Double] = []
      for tick in axis.ticks {
        let place = axis.fraction(of: tick.value) * Double(rows) - 0.5
        #expect((place - place.rounded()).magnitude < 1e-6)
        places.append(place.rounded())
      }
      let distances = Set(zip(places, places.dropFirst()).map { $1 - $0 })
      #expect(distances.count <= 1)
    }
  }

  @Test("flat data get room on both sides")
  func flat() throws {
    let fraction = try #require(Extent([0.5, 0.5]))
    #expect(fraction.lower < 0.5 && fraction.upper > 0.5)
    let zero = try #require(Extent([0, 0, .nan]))
    #expect(zero.lower == -1 && zero.upper == 1)
    #expect(Extent([.nan, .infinity]) == nil)
    #expect(Extent([]) == nil)
  }
}
