package io.tidewatch.connectors.feed;

/** Makes text from outside fit for a log line or an event. */
public final class LogText {
  private static final int MAX_CHARS = 200;

  private LogText() {}

  /** At most 200 characters, control characters replaced. */
  public static String bounded(String text) {
    if (text == null) {
      return "";
    }
    String head = text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS) + "...";
    StringBuilder clean = new StringBuilder(head.length());
    head.chars().forEach(c -> clean.append(Character.isISOControl(c) ? '?' : (char) c));
    return clean.toString();
  }
}
