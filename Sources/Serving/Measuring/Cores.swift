import Glibc

/// What this machine has to run threads on.
public enum Cores {
  /// Cores that this process may use; at least 1.
  public static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
