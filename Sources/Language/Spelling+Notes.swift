extension Spelling {
  /// `similar column: .education`, as a note, when there is one similar name and only one.
  public static func note(
    _ name: String, among names: [String], what: String, as spelled: (String) -> String = { $0 }
  ) -> [String] {
    similar(to: name, in: names).map { ["similar \(what): \(spelled($0))"] } ?? []
  }
}
