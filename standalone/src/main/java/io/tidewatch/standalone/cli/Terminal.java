package io.tidewatch.standalone.cli;

import java.io.Console;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the place that output goes to can do. */
public final class Terminal {
  private Terminal() {}

  /** Asks whoever sits at the terminal; empty where there is none. The answer may be null. */
  public static Optional<UnaryOperator<String>> question() {
    Console console = System.console();
    return console != null && console.isTerminal()
        ? Optional.of(question -> console.readLine("%s", question))
        : Optional.empty();
  }

  /** Whether colours may be used: a terminal that knows them, and nobody said no. */
  public static boolean hasColour(Map<String, String> environment) {
    return System.console() != null
        && System.console().isTerminal()
        && !environment.containsKey("NO_COLOR")
        && !"dumb".equals(environment.get("TERM"));
  }
}
