/// The optimisers there are, a line each.
public enum Optimisers {
  public static let all: [any Optimiser.Type] = [
    FTRL.self,
    AdaGrad.self,
    Adam.self,
    SGD.self,
  ]
}
