package io.tidewatch.standalone.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import io.tidewatch.contract.log.LogFields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which lines of a span of time are written. Lines are alike if they have the same logger, level
 * and pattern. Of those of one part about one subject or alert, ten are written; of those about
 * many, so many that a loud subject leaves room for the first line of a quiet one. An error whose
 * text was not seen before is always written. What is remembered is bounded, whatever comes from
 * outside. Not thread-safe.
 */
final class RepeatWindow {
  static final int MOST_OF_ONE = 10;
  static final int MOST_ALIKE = 200;
  static final int MOST_PATTERNS = 500;

  private static final int LONGEST = 100;

  private final Map<Kind, Tally> tallies = new LinkedHashMap<>();

  private record Kind(String logger, Level level, String pattern) {}

  /** Tells one text from another; long ones are not kept whole. */
  private record Topic(String head, int length, int hash) {
    static Topic of(String text) {
      return new Topic(
          text.length() <= LONGEST ? text : text.substring(0, LONGEST),
          text.length(),
          text.hashCode());
    }
  }

  /**
   * Lines that were not written.
   *
   * @param example the first of them
   * @param subjects how many they are about; one that is out of count stands for all further ones
   */
  record HeldBack(Example example, long lines, int subjects) {}

  /** What is kept of a line: nothing that it was made of. */
  record Example(
      String logger, Level level, String thread, Map<String, String> fields, String text) {
    static Example of(ILoggingEvent event) {
      return new Example(
          event.getLoggerName(),
          event.getLevel(),
          event.getThreadName(),
          LineFields.of(event),
          LogFields.bounded(event.getFormattedMessage()));
    }
  }

  private static final class Tally {
    private final Map<Topic, Integer> written = new HashMap<>();
    private final Set<Topic> heldBack = new HashSet<>();
    private int lines;
    private long held;
    private Example example;

    boolean admits(ILoggingEvent event) {
      boolean error = event.getLevel().isGreaterOrEqual(Level.ERROR);
      Topic topic = Topic.of(error ? whole(event) : about(event));
      int before = written.getOrDefault(topic, 0);
      boolean fits =
          before == 0
              ? error || lines < MOST_ALIKE
              : before < MOST_OF_ONE && lines < MOST_ALIKE / 2;
      if (fits) {
        lines++;
        if (before > 0 || written.size() < MOST_ALIKE) {
          written.put(topic, before + 1);
        }
      } else {
        held++;
        if (heldBack.size() <= MOST_ALIKE) {
          heldBack.add(topic);
        }
        if (example == null) {
          example = Example.of(event);
        }
      }
      return fits;
    }
  }

  /** Whether a line is to be written; one that is not is counted. */
  boolean admits(ILoggingEvent event) {
    Kind kind = new Kind(event.getLoggerName(), event.getLevel(), pattern(event));
    if (!tallies.containsKey(kind) && tallies.size() >= MOST_PATTERNS) {
      // All that are too many count as alike.
      kind = new Kind("", event.getLevel(), "");
    }
    return tallies.computeIfAbsent(kind, _ -> new Tally()).admits(event);
  }

  /** What was held back; what comes from now on is counted anew. */
  List<HeldBack> end() {
    List<HeldBack> all =
        tallies.values().stream()
            .filter(tally -> tally.held > 0)
            .map(tally -> new HeldBack(tally.example, tally.held, tally.heldBack.size()))
            .toList();
    tallies.clear();
    return all;
  }

  private static String pattern(ILoggingEvent event) {
    String pattern = event.getMessage() == null ? "" : event.getMessage();
    // A library may put what it has to say into the pattern itself.
    return pattern.length() <= LONGEST ? pattern : pattern.substring(0, LONGEST);
  }

  private static String about(ILoggingEvent event) {
    return String.join("\n", LineFields.of(event).values());
  }

  private static String whole(ILoggingEvent event) {
    StringBuilder text = new StringBuilder(about(event)).append('\n');
    text.append(event.getFormattedMessage());
    for (IThrowableProxy cause = event.getThrowableProxy();
        cause != null && !cause.isCyclic();
        cause = cause.getCause()) {
      text.append('\n').append(cause.getClassName()).append(": ").append(cause.getMessage());
    }
    return text.toString();
  }
}
