import Language

/// Candidates as lines for a screen, with what each of them is.
package enum CandidateList {
  /// `nil` when there are too many for a line each, or the screen is too narrow for glosses.
  package static func lines(_ candidates: [Candidate], width: Int, rows: Int) -> [String]? {
    guard width >= 40, candidates.count <= max(1, rows - 4),
      candidates.contains(where: { !$0.gloss.isEmpty })
    else { return nil }
    let longest = min(candidates.map(\.text.count).max() ?? 0, width / 2)
    return candidates.map { candidate in
      let text = cut(Visible.escape(candidate.text), to: longest)
      let padding = String(repeating: " ", count: max(0, longest - text.count))
      let gloss = candidate.gloss.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      let line = "  \(text)\(padding)  \(cut(Visible.escape(gloss), to: width - longest - 5))"
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  private static func cut(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(max(0, count - 1)) + "…"
  }
}
