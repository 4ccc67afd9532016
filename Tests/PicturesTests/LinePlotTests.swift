import Pictures
import Testing

/// Golden texts: each was read by a person before it was written here.
@Suite struct LinePlotTests {
  @Test("three loss curves at the default size")
  func losses() {
    #expect(
      Samples.losses.text()
        == """
                                Training loss
        log loss
            │⣄
        0.6 ┤⢼⣦
            │⢧⠙●⣄
            │⠈⢳⡀⠉⠳⣤⡀
        0.5 ┤  ⠳⣄ ⠈▲⣗⢤⣀
            │   ⠘⢦⡀ ⠈⠙⢮⣙⠒⠦⣄⣀
            │     ⠙⢦⡀  ⠈⠙⠦⣄⡈●⠒⠲⠤⣄⣀⡀
        0.4 ┤       ⠙⠲⣄⡀   ⠉⠑⠲⠤⣄⣀ ⠉⠉⠙⠒⠒⠲⠤●⠤⣄⣀⣀⣀⣀
            │          ■⠒⠤⣄⡀    ▲⠉⠓⠒⠦⠤⢤⣀⣀⣀     ⠈⠉⠉⠉⠉⠉⠉●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒  ● wide
            │              ⠉⠙⠒⠲⠤⠤⣄⣀⣀⣀    ⠈⠉⠉⠉▲⠒⠒⠒⠒⠒⠲⠤⠤⠤⠤⠤⠤▲⠤⠤⠤⠤⠤⣀  ▲ deep
        0.3 ┤                       ■⠉⠉⠉⠉⠉⠓⠒⠒⠒⠒⠒⠒■⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒■⠒⠒  ■ wide & deep
            └┬─────────┬─────────┬──────────┬─────────┬─────────┬
             0        200       400        600       800       1000
                                     step
        """)
  }

  @Test("few points carry the markers themselves, and whole numbers get whole ticks")
  func epochs() {
    #expect(
      Samples.epochs.text(width: 48, height: 12)
        == """
                         AUC by epoch
        0.915 ┤
        0.910 ┤                          ⢀⣀⡠⠤⠒⠒▲  ▲ deep
        0.905 ┤                   ⢀⣀⠤⢤⣒⣊⣉⡡⠤⠤⠤⠔⠒●  ● wide
        0.900 ┤            ⣀⣀⢤⡤●⠚⠋⠉⠉⠉⠁
        0.895 ┤     ⣀⡠⠤⠔⠒⢊⡩⠔⠊⠁
        0.890 ┤●⠒⠒⠉⠉ ⢀⡠⠔⠊⠁
        0.885 ┤  ⢀⡠⠔⠊⠁
        0.880 ┤▲⠊⠁
              └┬───────────────┬───────────────┬
               1               2               3
                             epoch
        """)
  }

  @Test("a constant series runs through the middle")
  func constant() {
    #expect(
      Samples.plot([0.7, 0.7, 0.7]).text(width: 40, height: 7)
        == """
        0.80 ┤
        0.75 ┤
        0.70 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤  a
        0.65 ┤
        0.60 ┤
             └┬──────────────┬──────────────┬
              0              1              2
        """)
  }

  @Test("a single point is a marker")
  func onePoint() {
    #expect(
      Samples.plot([0.5]).text(width: 40, height: 7)
        == """
        0.60 ┤
        0.55 ┤
        0.50 ┤               ●                 a
        0.45 ┤
        0.40 ┤
             └┬──────────────┬──────────────┬
              -1             0              1
        """)
  }

  @Test("no points: the frame says so")
  func empty() {
    #expect(
      LinePlot(title: "loss", series: []).text(width: 40, height: 7)
        == """
                          loss
        │
        │           no points to draw
        │
        │
        └───────────────────────────────────────
        """)
  }

  @Test("what is not finite is left out, breaks the line and is counted")
  func gaps() {
    #expect(
      Samples.plot([0, 1, 2, 1, .nan, -1, -2, -1, .infinity], name: "").text(width: 40, height: 9)
        == """
         3 ┤
         2 ┤       ⣀⡠⠔⠒⠤⣀⡀
         1 ┤  ⣀⡠⠔⠒⠉      ⠈⠑⠂
         0 ┤⠒⠉
        -1 ┤                         ⠐⠢⢄⣀   ⢀⣀⠤⠒
        -2 ┤                             ⠉⠒⠊⠁
           └┬─────────┬─────────┬─────────┬─────
            0         2         4         6
        2 points left out: not finite
        """)
  }

  @Test("a series without points is named below")
  func oneEmpty() {
    #expect(
      LinePlot(series: [.init(name: "a", values: [1, 2]), .init(name: "b", values: [])]).text(
        width: 40, height: 8)
          == """
          2.5 ┤
          2.0 ┤                    ⢀⣀⣀⣀⠤⠤⠤⠤⠒●  ● a
          1.5 ┤      ⣀⣀⣀⡠⠤⠤⠤⠒⠒⠒⠒⠉⠉⠉⠁
          1.0 ┤●⠒⠉⠉⠉⠉
          0.5 ┤
              └┬────────────────────────────┬
               0                            1
          no points: b
          """)
  }

  @Test("huge values are labelled with their power of ten")
  func huge() {
    #expect(
      Samples.plot([1e306, -1e306]).text(width: 40, height: 7)
        == """
         1.0e306 ┤⠒⠤⢄⣀
         0.5e306 ┤    ⠉⠑⠒⠢⠤⣀⡀
               0 ┤          ⠈⠉⠒⠢⠤⣀⡀
        -0.5e306 ┤                ⠈⠉⠒⠢⠤⢄⣀
        -1.0e306 ┤                       ⠉⠑⠒⠤  a
                 └┬─────────────────────────┬
                  0                         1
        """)
  }

  @Test("tiny differences far from zero keep all their digits")
  func offset() {
    #expect(
      Samples.plot([1_000_000.001, 1_000_000.002]).text(width: 48, height: 7)
        == """
        1,000,000.0025 ┤
        1,000,000.0020 ┤                      ⢀⣀⣀⣀⡠⠤⠤  a
        1,000,000.0015 ┤      ⢀⣀⣀⣀⡠⠤⠤⠤⠔⠒⠒⠒⠊⠉⠉⠉⠁
        1,000,000.0010 ┤⠒⠒⠊⠉⠉⠉⠁
        1,000,000.0005 ┤
                       └┬───────────────────────────┬
                        0                           1
        """)
  }

  @Test("a narrow plot has its names above the lines")
  func narrow() {
    #expect(
      Samples.losses.text(width: 34, height: 12)
        == """
                     Training loss
        ● wide  ▲ deep  ■ wide & deep
        log loss
        0.7 ┤
        0.6 ┤⣷⣄⡀
        0.5 ┤⠈●⣝▲⢦⣤⣄⣀⡀
        0.4 ┤  ⠈⠙⠲■⣍⣓●⠯▲⢶⣒⣒⣲●⡤⠤⠤⠤⠤⠤●⣀⣀⣀⣀⣀⣀
        0.3 ┤        ⠉⠉⠉⠓■⠒⠒⠒⠛▲⠛■⠛⠛⠛⠛▲⠛■⠛⠓
        0.2 ┤
            └┬─────────────┬─────────────┬
             0            500         1000
                         step
        """)
  }

  @Test("more names than rows: the last line counts the rest")
  func manyNames() {
    let series = (0..<9).map { factor in
      LinePlot.Series(name: "s\(factor)", values: (0..<40).map { Double($0 * factor) })
    }
    let lines = LinePlot(series: series).text(width: 60, height: 8).split(separator: "\n")
    #expect(lines.filter { $0.contains("… +4") }.count == 1)
  }

  @Test("colour changes no character")
  func colour() {
    let coloured = Samples.losses.text(colour: true)
    #expect(coloured.contains("\u{1B}[38;5;"))
    #expect(withoutEscapes(coloured) == Samples.losses.text())
  }
}
