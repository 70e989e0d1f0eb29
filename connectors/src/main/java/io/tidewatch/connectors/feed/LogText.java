package io.tidewatch.connectors.feed;

import io.tidewatch.contract.log.LogFields;

/** Makes text from outside fit for a log line or an event. */
public final class LogText {
  private LogText() {}

  /** At most 200 characters, control characters replaced. */
  public static String bounded(String text) {
    return LogFields.bounded(text);
  }
}
