package io.tidewatch.standalone.config;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A wrong configuration. The message is for the person who wrote the configuration: one line, or a
 * few where a sum has to be shown.
 */
public final class ConfigurationException extends RuntimeException {
  private static final int LONGEST = 400;

  /**
   * Control characters in the message become question marks, and what is too long is cut.
   *
   * @param problem what was expected where, and what was found
   */
  public ConfigurationException(String problem) {
    super("configuration: " + Printable.of(problem, LONGEST));
  }

  /**
   * The same of several lines.
   *
   * @param problem the first line
   * @param lines what follows it
   */
  public ConfigurationException(String problem, List<String> lines) {
    super(
        Stream.concat(Stream.of("configuration: " + problem), lines.stream())
            .map(line -> Printable.of(line, LONGEST))
            .collect(Collectors.joining("\n")));
  }
}
