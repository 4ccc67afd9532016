/// The version of wd, which its files name.
public enum Release {
  public static let version = "0.1.0"
}
