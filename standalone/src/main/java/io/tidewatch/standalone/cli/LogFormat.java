package io.tidewatch.standalone.cli;

import io.tidewatch.standalone.config.ConfigurationException;
import java.util.Map;
import java.util.Set;

/** The form of the log on stderr. Logback reads the variable by itself; here it is checked. */
public final class LogFormat {
  private static final String VARIABLE = "TIDEWATCH_LOG_FORMAT";
  private static final Set<String> FORMATS = Set.of("text", "json");

  private LogFormat() {}

  /**
   * Must be called before anything logs.
   *
   * @throws ConfigurationException if the variable is set to no format there is
   */
  public static void check(Map<String, String> environment) {
    String format = environment.getOrDefault(VARIABLE, "text");
    if (!FORMATS.contains(format)) {
      throw new ConfigurationException(
          "log format: expected text or json, was '"
              + format
              + "' (from environment "
              + VARIABLE
              + ")");
    }
  }
}
