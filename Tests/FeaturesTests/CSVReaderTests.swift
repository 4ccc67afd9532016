import Features
import Testing

@Suite struct CSVReaderTests {
  @Test func kindsAreInferred() throws {
    let (table, report) = try parse("n,t,b,e\n1.5,x,true,\n-2,y,false,\n,,,\n")
    #expect(table.columns.map(\.kind) == [.number, .text, .truth, .number])
    #expect(try cells(table, "n") == [.number(1.5), .number(-2), .missing])
    #expect(try cells(table, "t") == [.text("x"), .text("y"), .missing])
    #expect(try cells(table, "b") == [.truth(true), .truth(false), .missing])
    #expect(report.rowsInFile == 3)
    #expect(report.notes.isEmpty)
  }

  @Test func numbersAreReadExactly() throws {
    let texts = [
      "0", "-0", "1", "0.1", ".5", "5.", "1e3", "1E-3", "-1.25e+2", "3.141592653589793",
      "2.2250738585072014e-308", "4.9e-324", "1.7976931348623157e308", "9007199254740992",
      "0.30000000000000004", "123456789.123456789", "1e22", "1e23", "8.5e-23",
      "0.1000000000000000055511151231257827", "1.00000000000000000000",
    ]
    let (table, _) = try parse("x\n" + texts.joined(separator: "\n") + "\n")
    for (row, text) in texts.enumerated() {
      // The standard library's conversion is correctly rounded.
      let number = try #require(Double(text))
      #expect(try table.column(named: "x").cell(row) == .number(number), "\(text)")
    }
  }

  @Test func randomNumbersAreReadExactly() throws {
    for seed in 1...10 {
      var random = SplitMix(UInt64(seed))
      let numbers = (0..<200).map { _ in
        Bool.random(using: &random)
          ? Double(bitPattern: random.next() & 0xFFDF_FFFF_FFFF_FFFF)
          : Double(Int64.random(in: -1_000_000...1_000_000, using: &random)) / 1000
      }
      let (table, _) = try parse("x\n" + numbers.map(\.description).joined(separator: "\n"))
      #expect(try cells(table, "x") == numbers.map { .number($0) })
    }
  }

  @Test func textAfterNumbersMakesAllOfItText() throws {
    let (table, report) = try parse("x,y\n1,a\n2.50,b\nabc,c\n")
    #expect(try cells(table, "x") == [.text("1"), .text("2.50"), .text("abc")])
    #expect(try cells(table, "y") == [.text("a"), .text("b"), .text("c")])
    #expect(report.rowsInFile == 3)
  }

  @Test func missingIsByOption() throws {
    let text = "x,y\n?,NA\n1,b\n\"?\",\"NA\"\n"
    let (table, _) = try parse(text)
    #expect(try cells(table, "x") == [.missing, .text("1"), .text("?")])
    #expect(try cells(table, "y") == [.missing, .text("b"), .text("NA")])
    let (kept, _) = try parse(text, CSVOptions(missing: []))
    #expect(try cells(kept, "y") == [.text("NA"), .text("b"), .text("NA")])
  }

  @Test func anEmptyTextInQuotesIsAText() throws {
    let (table, _) = try parse("x,y\n\"\",1\n,2\na,\"\"\n")
    #expect(try cells(table, "x") == [.text(""), .missing, .text("a")])
    #expect(try cells(table, "y") == [.number(1), .number(2), .missing])
  }

  @Test func separatorsAreSniffed() throws {
    for mark in [",", ";", "\t", "|"] {
      let lines = [["a", "b", "c"], ["1", "x y", "2"], ["3", "\"z\(mark)\"", "4"]]
      let text = lines.map { $0.joined(separator: mark) }.joined(separator: "\n")
      let (table, report) = try parse(text)
      #expect(report.separator == Character(mark))
      #expect(try cells(table, "b") == [.text("x y"), .text("z\(mark)")])
    }
    let (table, _) = try parse("a;b\n1,5;2\n", CSVOptions(separator: ","))
    #expect(table.columnNames == ["a;b"])
    #expect(
      message { _ = try parse("a", CSVOptions(separator: "\"")) }
        == "the separator must be one ASCII character other than a quote")
  }

  @Test func blanksAroundCellsAreDropped() throws {
    let (table, _) = try parse("a , b\n 39, State-gov \n 40 , \"x \"\n")
    #expect(table.columnNames == ["a", "b"])
    #expect(try cells(table, "a") == [.number(39), .number(40)])
    #expect(try cells(table, "b") == [.text("State-gov"), .text("x ")])
    let (kept, _) = try parse("a,b\n 39,x \n", CSVOptions(trims: false))
    #expect(try cells(kept, "b") == [.text("x ")])
  }

  @Test func kindsCanBeSet() throws {
    let options = CSVOptions(kinds: ["zip": .number, "n": .text])
    let (table, report) = try parse("zip,n\n00501,1\nabc,2\n", options)
    #expect(try cells(table, "zip") == [.number(501), .missing])
    #expect(try cells(table, "n") == [.text("1"), .text("2")])
    #expect(
      report.notes == [
        "`zip`: 1 cell is read as missing: 1 of another kind; the first is in row 2"
      ])
    #expect(
      message { _ = try parse("a\n1", CSVOptions(kinds: ["b": .text])) }
        == "t.csv: a kind is given for column `b`, which is not in the file")
  }

  @Test func quotedNumbersAreTextUnlessEverythingIsQuoted() throws {
    let (meant, report) = try parse("id,n\n\"1\",1\n\"2\",2\n")
    #expect(try cells(meant, "id") == [.text("1"), .text("2")])
    #expect(report.notes.count == 1)
    let (freely, _) = try parse("\"id\",\"n\"\n\"1\",\"1\"\n\"2\",\"2\"\n")
    #expect(try cells(freely, "id") == [.number(1), .number(2)])
  }

  @Test func rowsKeptAndRejectedAreTheRowsInTheFile() throws {
    for seed in 1...30 {
      var random = SplitMix(UInt64(seed))
      var text = "a,b,c\n"
      var rejected: [Int] = []
      for row in 1...40 {
        let count = Int.random(in: 1...5, using: &random)
        text += (0..<count).map { _ in "x" }.joined(separator: ",") + "\r\n"
        if count != 3 { rejected.append(row) }
      }
      let (table, report) = try parse(text)
      #expect(report.rowsInFile == 40)
      #expect(report.rowsKept == table.rowCount)
      #expect(report.rejected.map(\.row) == rejected)
      #expect(report.rejected.map(\.line) == rejected.map { $0 + 1 })
    }
  }

  @Test func theListOfRejectedRowsIsBounded() throws {
    let text = "a,b\n" + String(repeating: "1\n", count: 50)
    let (_, report) = try parse(text, CSVOptions(maximumListed: 3))
    #expect(report.rowsRejected == 50)
    #expect(report.rejected.count == 3)
    #expect(report.rejected.first?.reason == "1 cell found, the header has 2")
  }

  @Test func randomBytesNeverTrap() {
    let alphabet = Array("a,1\"\n\r;\t|. -e?xtruefalsNAin0é\u{FEFF}".utf8) + [0, 0xFF, 0xC3, 0x80]
    for seed in 1...3_000 {
      var random = SplitMix(UInt64(seed))
      let count = Int.random(in: 0...120, using: &random)
      let bytes = (0..<count).map { _ in
        seed % 3 == 0
          ? UInt8.random(in: 0...255, using: &random)
          : alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      if let (table, report) = try? readCSV(bytes: bytes, name: "random") {
        #expect(report.rowsKept == table.rowCount)
        #expect(table.columns.allSatisfy { $0.count == table.rowCount })
      }
      // The same rows behind a sound header.
      if let (table, report) = try? readCSV(bytes: Array("a,b\n".utf8) + bytes, name: "random") {
        #expect(report.rowsKept == table.rowCount)
      }
    }
  }
}
