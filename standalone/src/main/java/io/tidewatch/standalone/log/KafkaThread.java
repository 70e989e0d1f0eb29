package io.tidewatch.standalone.log;

import io.tidewatch.contract.log.LogFields;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom a thread of Kafka works for. It makes its threads itself, and says so in their names only:
 * those of a detector have its application id in them, and those of a client its id.
 */
final class KafkaThread {
  /** For example {@code tidewatch-large-trades-v1-node-StreamThread-1}, or behind a bar. */
  private static final Pattern DETECTOR =
      Pattern.compile("(?:^|\\| )tidewatch-([a-z][a-z-]*)-v\\d+(?:-|$)");

  private KafkaThread() {}

  /** The detector as a field of the line; no field for any other thread. */
  static Map<String, String> owner(String thread) {
    if (thread == null) {
      return Map.of();
    }
    Matcher detector = DETECTOR.matcher(thread);
    return detector.find() ? Map.of(LogFields.DETECTOR, detector.group(1)) : Map.of();
  }
}
