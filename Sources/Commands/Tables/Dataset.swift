import Features
import Language

struct Dataset: Command {
  static let name = "dataset"
  static let summary = "A data set that comes with wd, as its training and its test table."
  static let details = """
    census  Census income, UCI: does someone earn more than 50,000 dollars a year?
            32,561 and 16,281 people, 14 features, in the official split.
    """
  static let examples = [
    Example(#"map(dataset("census"), rows)"#, gives: "[32561, 16281]")
  ]
  @Argument("The name of the data set.", .choices(["census"])) var of: String

  func run(in context: Context) throws -> Value {
    guard of == "census" else {
      throw Fault(
        .wrongValue, "there is no data set \(Display.quoted(of))",
        notes: ["the data sets: census", "for a file of your own: load(\"data.csv\")"],
        argument: "of")
    }
    let census = try Census.load()
    return .list([.foreign(census.train), .foreign(census.test)])
  }
}
