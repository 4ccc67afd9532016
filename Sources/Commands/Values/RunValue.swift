import Features
import Language
import Models
import Pictures

/// How the language sees a trained model: its history, its sizes, and what it was made from.
extension Run: ForeignArgument, HasFields {
  public static var wantedKind: Kind { Kind("a run") }

  public var summary: String {
    let loss = history.last.map { ", loss \(NumberFormat.general($0.loss))" } ?? ""
    let best = bestEpoch.map { ", weights of epoch \($0)" } ?? ""
    let partial = isPartial ? ", partial" : ""
    let epochs = isPartial ? recipe.epochs : history.count
    return "run of \(Display.count(epochs, "epoch"))\(loss)\(best)\(partial)"
  }

  public var fieldNames: [String] {
    [
      "model", "recipe", "history", "loss", "seconds", "weights", "best_epoch", "is_partial",
      "warnings",
    ]
  }

  public func field(_ name: String) throws -> Value? {
    switch name {
    case "model": .foreign(ModelValue(declaration))
    case "recipe": .record(recipe.fields)
    case "history": .foreign(try historyTable())
    case "loss": .number(history.last?.loss ?? .nan)
    case "seconds": .number(history.reduce(0) { $0 + $1.seconds })
    case "weights": .record(parameterCounts.fields)
    case "best_epoch": bestEpoch.map { .number(Double($0)) } ?? Value.none
    case "is_partial": .bool(isPartial)
    case "warnings": .list(features.warnings.map { .string($0) })
    default: nil
    }
  }

  /// A row for each epoch; with checks, a column for their loss and for each of their measures. A run
  /// that began with another has that one's rows before its own, and says what each learned from.
  func historyTable() throws -> Table {
    let measures = recipe.by.map(\.name)
    let trainings =
      past.map { ($0.table, $0.epochs, $0.measures) } + [(data?.table ?? "", history, measures)]
    let rows = trainings.flatMap { table, epochs, measures in
      epochs.map { (table: table, epoch: $0, measures: measures) }
    }
    typealias Row = (table: String, epoch: EpochRecord, measures: [String])
    func numbers(_ name: String, _ number: (Row) -> Double?) -> Column {
      Column(name: name, numbers: rows.map(number))
    }
    var columns = past.isEmpty ? [] : [Column(name: "table", texts: rows.map(\.table))]
    columns += [
      numbers("epoch") { Double($0.epoch.epoch) },
      numbers("examples") { Double($0.epoch.examples) }, numbers("loss") { $0.epoch.loss },
    ]
    if rows.contains(where: { $0.epoch.check != nil }) {
      columns.append(numbers("check_loss") { $0.epoch.check?.loss })
      columns += measures.map { measure in
        numbers("check_\(measure)") { row in
          row.measures.firstIndex(of: measure).flatMap {
            row.epoch.check?.measures.dropFirst($0).first
          }
        }
      }
    }
    return try Table(name: "history", columns: columns)
  }

  public func display(for screen: Screen) -> String {
    let counts = parameterCounts
    var lines = [summary]
    if counts.wide > 0 {
      lines.append(
        "  wide: \(NumberFormat.grouped(counts.wide)) weights, "
          + "\(NumberFormat.grouped(counts.wideNonzero)) of them not 0")
    }
    if counts.hidden + counts.embeddings > 0 {
      lines.append(
        "  deep: \(NumberFormat.grouped(counts.embeddings)) weights in embeddings, "
          + "\(NumberFormat.grouped(counts.hidden)) in layers")
    }
    lines += features.warnings.map { "  warning: \(Visible.escape($0))" }
    return lines.joined(separator: "\n")
  }
}
