package io.tidewatch.standalone.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** For commands whose output is for a person: only trouble is logged. */
public final class Quiet {
  private Quiet() {}

  /** From now on the project's own log begins at warnings. */
  public static void begin() {
    if (LoggerFactory.getLogger("io.tidewatch") instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }
}
