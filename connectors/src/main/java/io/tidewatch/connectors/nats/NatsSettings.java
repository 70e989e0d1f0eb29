package io.tidewatch.connectors.nats;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where signals are published.
 *
 * @param servers addresses of a server or of the members of a cluster, {@code nats://host:port} or
 *     {@code tls://host:port}, without a user
 * @param stream that keeps them; made if there is none of that name
 * @param subjects what subjects begin with; the asset type follows
 * @param duplicateWindow for how long the stream knows a signal that comes again
 * @param maxAge for how long a stream that is made here keeps signals
 * @param timeout for connecting and for each answer
 * @param group consumer group
 */
public record NatsSettings(
    List<String> servers,
    NatsAccess access,
    String stream,
    String subjects,
    Duration duplicateWindow,
    Duration maxAge,
    Duration timeout,
    String group) {
  public static final String DEFAULT_STREAM = "TIDEWATCH_SIGNALS";
  public static final String DEFAULT_SUBJECTS = "tidewatch.signals";
  public static final Duration DEFAULT_DUPLICATE_WINDOW = Duration.ofHours(1);
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(30);
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);
  public static final String DEFAULT_GROUP = "tidewatch-nats";

  private static final Pattern SERVER =
      Pattern.compile("(nats|tls)://([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?/?");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SUBJECTS =
      Pattern.compile("[A-Za-z0-9_-]{1,64}(\\.[A-Za-z0-9_-]{1,64}){0,7}");

  public NatsSettings {
    servers = List.copyOf(servers);
    requireNonNull(access, "access");
    requireNonNull(stream, "stream");
    requireNonNull(subjects, "subjects");
    requireNonNull(group, "group");
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("expected the address of a NATS server, was none");
    }
    for (String server : servers) {
      if (!SERVER.matcher(server).matches()) {
        // Not repeated: a password may stand in it.
        throw new IllegalArgumentException(
            "expected nats://host:port or tls://host:port without user and password, was another"
                + " address");
      }
    }
    matching(STREAM, "stream", "up to 64 letters, digits, _ and -", stream);
    matching(SUBJECTS, "subjects", "words of letters, digits, _ and - between dots", subjects);
    positive("duplicateWindow", duplicateWindow);
    positive("maxAge", maxAge);
    positive("timeout", timeout);
    if (duplicateWindow.compareTo(maxAge) > 0) {
      throw new IllegalArgumentException(
          "expected a duplicateWindow of at most maxAge "
              + maxAge
              + ", since what is gone is not known, was "
              + duplicateWindow);
    }
    if (group.isBlank()) {
      throw new IllegalArgumentException("expected a consumer group, was blank");
    }
  }

  /** With all usual values. */
  public static NatsSettings of(List<String> servers, NatsAccess access) {
    return new NatsSettings(
        servers,
        access,
        DEFAULT_STREAM,
        DEFAULT_SUBJECTS,
        DEFAULT_DUPLICATE_WINDOW,
        DEFAULT_MAX_AGE,
        DEFAULT_TIMEOUT,
        DEFAULT_GROUP);
  }

  private static void matching(Pattern pattern, String name, String expected, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "expected " + name + " of " + expected + ", was '" + value + "'");
    }
  }

  private static void positive(String name, Duration value) {
    requireNonNull(value, name);
    if (!value.isPositive()) {
      throw new IllegalArgumentException("expected a " + name + " over 0, was " + value);
    }
  }

  /** Where it is, for people. */
  String place() {
    return "stream " + stream + " at " + String.join(", ", servers);
  }
}
