package io.tidewatch.standalone.config;

/** A wrong configuration. The message is one line for the person who wrote the configuration. */
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
}
