import ArgumentParser
import Glibc
import Language
import Notebooks

struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs scripts and compares what they show with what they have recorded.")

  @Argument(help: "Scripts, and folders of scripts.") var paths: [String]
  @Option(help: ArgumentHelp("Write a JUnit report too.", valueName: "file")) var junit: String?
  @Option(
    help: ArgumentHelp("How many scripts run at once; one a core if not given.", valueName: "n"))
  var jobs: Int?
  @OptionGroup var bounds: Bounds

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError("--jobs is a number from 1 to 256")
    }
  }

  func run() throws {
    try Failure.reported {
      let scripts = try ScriptFolder.files(at: paths).map(ScriptFile.read)
      let cores = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
      let report = try TestRun(scripts, bounds).run(workers: min(jobs ?? cores, scripts.count))
      if let junit { try ScriptFile.write(Array(report.junit.utf8), to: junit) }
      return ExitStatus(rawValue: report.exitStatus) ?? .failed
    }
  }
}
