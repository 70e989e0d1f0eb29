package io.tidewatch.standalone.cli;

/** What the process tells whoever started it. */
public final class ExitCode {
  /** All went as asked. */
  public static final int OK = 0;

  /** Something failed, or a check did not hold. */
  public static final int FAILURE = 1;

  /** The command line or the configuration is wrong; nothing was started. */
  public static final int USAGE = 2;

  private ExitCode() {}
}
