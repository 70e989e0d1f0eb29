package io.tidewatch.standalone.cli;

import java.util.Map;

/** What the place that output goes to can do. */
public final class Terminal {
  private Terminal() {}

  /** Whether colours may be used: a terminal that knows them, and nobody said no. */
  public static boolean hasColour(Map<String, String> environment) {
    return System.console() != null
        && System.console().isTerminal()
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }
}
