/// The commands a session knows, and how it makes column expressions.
///
/// `wd` hands one to the REPL, the notebooks and the kernel, so that they need not see Commands.
public final class Catalogue {
  /// Commands under a heading of the reference.
  public struct Chapter {
    public let title: String
    public let commands: [any Command.Type]
    public init(_ title: String, _ commands: [any Command.Type]) {
      self.title = title
      self.commands = commands
    }
  }

  /// The commands by name.
  public private(set) var entries: [String: CommandEntry] = [:]
  /// The commands in the order of the reference.
  public let chapters: [Chapter]
  /// Constants and option values by name (`pi`, `auc` …).
  public let constants: [String: Value]
  /// What `.age` means: made by the bridge, since columns live in Features.
  public let column: (String) -> Value
  /// The words for an error of another room; `nil` for one it does not know.
  public let explain: (any Error) -> Fault?
  /// The values of other rooms that files can keep.
  public let keepable: [any Keepable.Type]

  public convenience init(
    commands: [any Command.Type], constants: [String: Value] = [:],
    column: @escaping (String) -> Value, explain: @escaping (any Error) -> Fault?
  ) {
    self.init(
      chapters: [Chapter("", commands)], constants: constants, column: column, explain: explain)
  }

  public init(
    chapters: [Chapter], constants: [String: Value] = [:],
    keepable: [any Keepable.Type] = [],
    column: @escaping (String) -> Value, explain: @escaping (any Error) -> Fault?
  ) {
    self.keepable = keepable
    self.chapters = chapters
    self.constants = constants
    self.column = column
    self.explain = explain
    for command in chapters.flatMap(\.commands) { entries[command.name] = CommandEntry(command) }
  }

  public subscript(name: String) -> CommandEntry? { entries[name] }
  /// Every built-in name, sorted.
  public var names: [String] { (Array(entries.keys) + Array(constants.keys)).sorted() }
}

/// A command with what its declaration says, read once and only when asked: the reflection that
/// reads it takes longer than all else that a session needs to start.
public final class CommandEntry {
  public struct Parameter: Sendable {
    public let label: String
    public let declaration: ArgumentDeclaration
    public var isRest: Bool { declaration.options.contains(.rest) }
    public var isOpen: Bool { declaration.options.contains(.open) }
    public var isRequired: Bool { declaration.isRequired }
  }

  public let command: any Command.Type
  private var read: (parameters: [Parameter], positional: [Int])?
  private var idle: [Instance] = []

  /// A command object with its arguments, reused from call to call.
  public final class Instance {
    let command: any Command
    let arguments: [any AnyArgument]
    init(command: any Command, arguments: [any AnyArgument]) {
      self.command = command
      self.arguments = arguments
    }
  }

  public init(_ command: any Command.Type) { self.command = command }

  public var parameters: [Parameter] { declared().parameters }
  /// Those that need no label, in order; indexes into `parameters`.
  public var positional: [Int] { declared().positional }

  private func declared() -> (parameters: [Parameter], positional: [Int]) {
    if let read { return read }
    var parameters: [Parameter] = []
    var positional: [Int] = []
    for named in command.init().arguments {
      let options = named.argument.declaration.options
      if parameters.isEmpty || options.contains(.positional) || options.contains(.rest) {
        positional.append(parameters.count)
      }
      parameters.append(Parameter(label: named.label, declaration: named.argument.declaration))
    }
    read = (parameters, positional)
    return (parameters, positional)
  }

  func take() -> Instance {
    if let instance = idle.popLast() { return instance }
    let command = command.init()
    return Instance(command: command, arguments: command.arguments.map(\.argument))
  }

  func give(back instance: Instance) {
    for argument in instance.arguments { argument.reset() }
    idle.append(instance)
  }
}
