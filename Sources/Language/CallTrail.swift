/// The calls that led into a function, with their lines, innermost first:
/// `called on line 7 (loss), line 12`.
struct CallTrail {
  let text: String

  /// `nil` for an error outside functions.
  init?(_ diagnostic: Diagnostic) {
    guard let innermost = diagnostic.calls.last, innermost.function != nil else { return nil }
    var steps: [(words: String, times: Int)] = []
    for call in diagnostic.calls.dropLast().reversed() {
      let words = Self.words(call, from: diagnostic.labels.first?.source)
      if steps.last?.words == words {
        steps[steps.count - 1].times += 1
      } else {
        steps.append((words, 1))
      }
    }
    guard !steps.isEmpty else { return nil }
    let shown = steps.map { $0.times == 1 ? $0.words : "\($0.words) × \($0.times)" }
    let most = 6
    let kept =
      shown.count <= most ? shown : shown.prefix(most - 2) + ["…"] + shown.suffix(1)
    text = "called on " + kept.joined(separator: ", ")
  }

  private static func words(_ call: Diagnostic.Call, from source: Source?) -> String {
    let file = call.source === source ? "" : " of \(call.source.name)"
    return "line \(call.line)\(file)" + (call.function.map { " (\($0))" } ?? "")
  }
}
