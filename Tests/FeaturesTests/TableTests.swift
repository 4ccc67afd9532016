import Features
import Testing

@Suite struct TableTests {
  @Test func columnsAreFoundAndCellsRead() throws {
    let table = try people()
    #expect(table.rowCount == 4)
    #expect(try table.column(named: "occupation").cell(2) == .missing)
    #expect(try table.column(named: "occupation").cell(3) == .text("Sales"))
    #expect(try table.column(named: "age").missingCount == 1)
    #expect(table.columns.map(\.kindName) == ["number", "text", "text", "true/false", "number"])
    #expect(try table.column(named: "age").cell(99) == .missing)
  }

  @Test func anUnknownColumnListsTheColumnsAndASimilarOne() throws {
    let table = try people()
    do {
      _ = try table.column(named: "educaton")
      Issue.record("no error")
    } catch let error as FeaturesError {
      #expect(error.message == "people has no column `.educaton`")
      #expect(
        error.notes == [
          "columns: .age, .education, .occupation, .member, .rich"
        ])
    }
  }

  @Test func rowsCanBeChosenRepeatedAndCut() throws {
    let table = try people()
    #expect(try cells(table.rows([3, 0, 0]), "age") == [.number(65), .number(39), .number(39)])
    #expect(table.prefix(2).rowCount == 2)
    #expect(table.prefix(-1).rowCount == 0)
    #expect(table.prefix(100).rowCount == 4)
    #expect(table.rows(3..<9).rowCount == 1)
    #expect(try table.selecting(["rich", "age"]).columnNames == ["rich", "age"])
    #expect(try table.selecting([]).rowCount == 4)
    #expect(
      message { _ = try table.rows([4]) } == "rows of people go from 0 to 3, found 4")
    #expect(message { _ = try table.rows([-1]) } == "rows of people go from 0 to 3, found -1")
  }

  @Test func columnsCanBeAddedAndReplaced() throws {
    let table = try people()
    let more = try table.adding(Column(name: "one", numbers: [1, 1, 1, 1]))
    #expect(more.columns.count == 6)
    #expect(try more.adding(Column(name: "one", numbers: [2, 2, 2, 2])).columns.count == 6)
    #expect(
      message { _ = try table.adding(Column(name: "short", numbers: [1])) }
        == "columns of a table need one length, in people `age` has 4 cells and `short` has 1")
    #expect(
      message { _ = try Table(name: "t", columns: [table.columns[0], table.columns[0]]) }
        == "columns of a table need different names, t has `age` as columns 1 and 2")
  }

  @Test func unsoundCodesCountAsMissing() {
    let texts = Column(name: "x", values: .texts(codes: [0, 1, -7, 5], levels: ["a"]))
    #expect((0..<4).map { texts.cell($0) } == [.text("a"), .missing, .missing, .missing])
    let truths = Column(name: "x", values: .truths([0, 1, 2, -9]))
    #expect((0..<4).map { truths.cell($0) } == [.truth(false), .truth(true), .missing, .missing])
  }

  @Test func filteringDropsMissingRowsAndCountsThem() throws {
    let (kept, missing) = try people().filtered(
      by: .comparison(.greater, col("age"), .number(20)))
    #expect(kept.rowCount == 2)
    #expect(missing == 1)
  }
}
