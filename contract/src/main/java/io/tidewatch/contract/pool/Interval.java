package io.tidewatch.contract.pool;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The windows over which the venue tells changes and volumes of a pair, shortest first. */
public enum Interval {
  M1("1m", Duration.ofMinutes(1)),
  M5("5m", Duration.ofMinutes(5)),
  H1("1h", Duration.ofHours(1)),
  H6("6h", Duration.ofHours(6)),
  H24("24h", Duration.ofHours(24));

  private final String wireName;
  private final Duration length;

  Interval(String wireName, Duration length) {
    this.wireName = wireName;
    this.length = length;
  }

  /** As the venue, the database and the topics write it. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  public Duration length() {
    return length;
  }

  /** The interval of that name; empty if there is none. */
  public static Optional<Interval> find(String wireName) {
    return Arrays.stream(values())
        .filter(interval -> interval.wireName.equals(wireName))
        .findFirst();
  }

  /**
   * The interval of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  @JsonCreator
  public static Interval parse(String wireName) {
    return find(wireName)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected one of " + names() + ", was '" + wireName + "'"));
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Interval::wireName).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return wireName;
  }
}
