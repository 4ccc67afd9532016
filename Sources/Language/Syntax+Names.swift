extension [Statement] {
  /// The names a block assigns, nested blocks included and nested functions' own left out.
  var assignedNames: [Name] {
    flatMap { statement -> [Name] in
      switch statement.kind {
      case .assignment(let names, _): names
      case .function(let function): function.name.map { [$0] } ?? []
      case .forLoop(let names, in: _, let body): names + body.assignedNames
      case .conditional(_, let then, let otherwise):
        then.assignedNames + (otherwise ?? []).assignedNames
      case .use(let path, let alias): [alias ?? Name(UsedScript.name(of: path), statement.span)]
      default: []
      }
    }
  }
}

/// A script that another one uses.
enum UsedScript {
  /// The name it gets without `as`: its file's, without `.wd`.
  static func name(of path: String) -> String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(".wd") ? String(file.dropLast(3)) : file
  }
}
