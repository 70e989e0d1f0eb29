package io.tidewatch.connectors.system;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How patient the watch of the system is.
 *
 * @param every between two looks
 * @param feedGrace without data before people are told: reconnecting takes a while and is normal
 * @param goneGrace for a subscription that a venue does not know
 * @param quarantineGrace for a broken book, as a new snapshot mostly mends it
 * @param noticeFor how long word of a failing request stands when nothing says that it is over, and
 *     the venue is connected
 * @param calm without trouble before people are told that it is over
 * @param settle after a start before trouble of the run before counts as over: until then not
 *     everything has said how it is
 */
public record WatchSettings(
    Duration every,
    Duration feedGrace,
    Duration goneGrace,
    Duration quarantineGrace,
    Duration noticeFor,
    Duration calm,
    Duration settle) {
  /** The usual patience. */
  public static final WatchSettings DEFAULTS =
      new WatchSettings(
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2));

  public WatchSettings {
    requireNonNull(every, "every");
    if (!every.isPositive()) {
      throw new IllegalArgumentException("expected looks some time apart, was " + every);
    }
    notNegative("feedGrace", feedGrace);
    notNegative("goneGrace", goneGrace);
    notNegative("quarantineGrace", quarantineGrace);
    notNegative("noticeFor", noticeFor);
    notNegative("calm", calm);
    notNegative("settle", settle);
  }

  private static void notNegative(String name, Duration value) {
    requireNonNull(value, name);
    if (value.isNegative()) {
      throw new IllegalArgumentException("expected a " + name + " from 0, was " + value);
    }
  }
}
