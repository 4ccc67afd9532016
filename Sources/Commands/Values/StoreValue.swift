import Experiments
import Features
import Language
import Pictures

/// How the language sees a simulated store: its log, its people and apps, and its settings.
extension Store: ForeignArgument, HasFields {
  public static var wantedKind: Kind { Kind("an app store") }

  public var summary: String {
    "app store: \(Display.count(settings.users, "user")), \(Display.count(settings.apps, "app")), "
      + "\(Display.count(settings.days, "day")), "
      + "\(Display.count(impressions.rowCount, "impression"))"
  }

  public var fieldNames: [String] { ["impressions", "users", "apps", "settings"] }

  public func field(_ name: String) throws -> Value? {
    switch name {
    case "impressions": .foreign(impressions)
    case "users": .foreign(try users())
    case "apps": .foreign(try apps())
    case "settings": .foreign(try settingsTable())
    default: nil
    }
  }

  /// A row for each setting: its name, its value, and why there is one.
  func settingsTable() throws -> Table {
    let lines = settings.lines
    return try Table(
      name: "settings",
      columns: [
        Column(name: "setting", texts: lines.map(\.name)),
        Column(name: "value", numbers: lines.map(\.value)),
        Column(name: "why", texts: lines.map(\.why)),
      ])
  }

  public func display(for screen: Screen) -> String {
    let lines = settings.lines
    let box = BoxTable(columns: [
      .init(name: "setting", cells: lines.map(\.name)),
      .init(
        name: "value", alignment: .decimal, cells: lines.map { NumberFormat.general($0.value) }),
      .init(name: "why", cells: lines.map(\.why)),
    ])
    return summary + "\n" + box.text(width: screen.width, colour: screen.hasColour)
  }
}
