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

  /// A row for each epoch; with checks, a column for their loss and for each of their measures.
  func historyTable() throws -> Table {
    var columns = [
      Column(name: "epoch", numbers: history.map { Double($0.epoch) }),
      Column(name: "examples", numbers: history.map { Double($0.examples) }),
      Column(name: "loss", numbers: history.map(\.loss)),
    ]
    if history.contains(where: { $0.check != nil }) {
      columns.append(Column(name: "check_loss", numbers: history.map { $0.check?.loss ?? .nan }))
      for (index, measure) in recipe.by.enumerated() {
        columns.append(
          Column(
            name: "check_\(measure.name)",
            numbers: history.map { $0.check?.measures.dropFirst(index).first ?? .nan }))
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
