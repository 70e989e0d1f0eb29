package io.tidewatch.contract.log;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import java.util.Map;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * What a line of the log is about, in fields of their own, so that one can ask for all lines about
 * the same thing, whatever process wrote them.
 */
public final class LogFields {
  /** Id of an alert. */
  public static final String ALERT = "alert";

  /** What an alert or a line is about: a symbol, an instrument, an address, a token. */
  public static final String SUBJECT = "subject";

  public static final String DETECTOR = "detector";
  public static final String VENUE = "venue";
  public static final String SINK = "sink";

  private static final int MAX_CHARS = 200;

  private LogFields() {}

  /** The line is about one subject, which may be text from outside. */
  public static LoggingEventBuilder subject(LoggingEventBuilder line, String subject) {
    return line.addKeyValue(SUBJECT, bounded(subject));
  }

  /** The line is about one alert. */
  public static LoggingEventBuilder alert(LoggingEventBuilder line, String id, String subject) {
    return subject(line, subject).addKeyValue(ALERT, bounded(id));
  }

  /** The line is about one alert. */
  public static LoggingEventBuilder alert(LoggingEventBuilder line, Alert alert) {
    return alert(line, alert.id(), alert.subject());
  }

  /** The line is about a detector, and is written on a thread that is not its own. */
  public static LoggingEventBuilder detector(LoggingEventBuilder line, String name) {
    return line.addKeyValue(DETECTOR, bounded(name));
  }

  /** The task, with a field on each line that its thread writes meanwhile. */
  public static Runnable on(String field, String value, Runnable task) {
    requireNonNull(task, "task");
    String shown = bounded(value);
    return () -> {
      String before = MDC.get(field);
      MDC.put(field, shown);
      try {
        task.run();
      } finally {
        if (before == null) {
          MDC.remove(field);
        } else {
          MDC.put(field, before);
        }
      }
    };
  }

  /** The task, with the fields that the lines of this thread have now. */
  public static Runnable handedOver(Runnable task) {
    requireNonNull(task, "task");
    Map<String, String> fields = MDC.getCopyOfContextMap();
    return () -> {
      Map<String, String> before = MDC.getCopyOfContextMap();
      set(fields);
      try {
        task.run();
      } finally {
        set(before);
      }
    };
  }

  private static void set(Map<String, String> fields) {
    if (fields == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(fields);
    }
  }

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
