import Features
import Language
import Models

extension WarmStart {
  /// One line on how an older run's weights went over.
  var words: String {
    let tables = parts.filter { !$0.name.hasPrefix("layer ") }
    func sum(_ count: (Part) -> Int) -> String {
      NumberFormat.grouped(tables.reduce(0) { $0 + count($1) })
    }
    let rows =
      "begins with \(sum(\.kept)) rows of weights, adds \(sum(\.new)) new ones and drops "
      + sum(\.dropped)
    let remade = parts.filter { $0.name.hasPrefix("layer ") && $0.new > 0 }.map {
      String($0.name.dropFirst(6))
    }
    let layers = remade.isEmpty ? "" : "; layers begin anew in \(remade.joined(separator: ", "))"
    let parts = [keepsMemory.wide ? nil : "wide", keepsMemory.deep ? nil : "deep"]
      .compactMap { $0 }
    let memory =
      parts.isEmpty
      ? "" : "; the memory of the \(parts.joined(separator: " and ")) optimiser begins anew"
    return rows + layers + memory
  }
}
