import Pictures
import Testing

/// Golden texts: each was read by a person before it was written here.
@Suite struct BarChartTests {
  @Test("positive values start at the edge")
  func positive() {
    #expect(
      BarChart(
        title: "Share of each app",
        bars: [
          .init(label: "maps", value: 0.415), .init(label: "mail", value: 0.25),
          .init(label: "radio", value: 0.01), .init(label: "none", value: 0),
        ]
      ).text(width: 48)
        == """
                       Share of each app
        maps   ███████████████████████████████████ 0.415
        mail   █████████████████████▏              0.250
        radio  ▉                                   0.010
        none                                       0.000
        """)
  }

  @Test("negative values go left from a zero line; long labels are cut; nan has no bar")
  func mixed() {
    #expect(
      BarChart(bars: [
        .init(label: "education=Doctorate", value: 1.25),
        .init(label: "occupation=Priv-house-serv", value: -0.8), .init(label: "age", value: -0.01),
        .init(label: "none", value: .nan),
      ]).text(width: 60)
        == """
        education=Doctorate               │██████████████████▉  1.25
        occupation=Priv-hou…  ████████████│                    -0.80
        age                              ▐│                    -0.01
        none                              │                      nan
        """)
  }

  @Test("only negative values")
  func negative() {
    #expect(
      BarChart(bars: [.init(label: "a", value: -2), .init(label: "b", value: -1.3)]).text(width: 30)
        == """
        a  █████████████████████│ -2.0
        b         ▐█████████████│ -1.3
        """)
  }

  @Test("the caller may write the values")
  func written() {
    #expect(
      BarChart(bars: [
        .init(label: "wide", value: 0.5, valueText: "50.0%"),
        .init(label: "deep", value: 1, valueText: "100.0%"),
      ]).text(width: 30)
        == """
        wide  ████████▌          50.0%
        deep  █████████████████ 100.0%
        """)
  }

  @Test("no bars")
  func empty() {
    #expect(BarChart(bars: []).text() == "no bars to draw")
  }

  @Test("values share their number of decimals")
  func numerals() {
    #expect(Numerals.texts(for: [0.5, 0.25, -3]) == ["0.50", "0.25", "-3.00"])
    #expect(Numerals.texts(for: [12_345.6, 1]) == ["12,346", "1"])
    #expect(Numerals.texts(for: [1.5e-7, 0, .nan]) == ["1.500e-7", "0", "nan"])
    #expect(Numerals.texts(for: [9.99999e20, -.infinity]) == ["1.000e21", "-inf"])
    #expect(Numerals.texts(for: []) == [])
    #expect(Numerals.grouped(.min) == "-9,223,372,036,854,775,808")
  }
}
