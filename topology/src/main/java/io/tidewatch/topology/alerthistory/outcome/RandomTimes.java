package io.tidewatch.topology.alerthistory.outcome;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Other times of an alert's hour, to tell what the alert knew from what that hour was like. They
 * follow from the id of the alert, so that whoever measures again measures the same.
 */
final class RandomTimes {
  /** How many times are compared with one alert. */
  static final int COUNT = 5;

  static final long HOUR_MS = 3_600_000;

  /** Nearer than that is the time of the alert itself. */
  static final long APART_MS = 60_000;

  private RandomTimes() {}

  /** The beginning of the hour of the clock that a time lies in. */
  static long hourOf(long timeMs) {
    return Math.floorDiv(timeMs, HOUR_MS) * HOUR_MS;
  }

  /** The times for an alert, in no order. */
  static List<Long> of(String alert, long eventTime) {
    List<Long> times = new ArrayList<>(COUNT);
    for (int number = 0; times.size() < COUNT; number++) {
      long time = hourOf(eventTime) + Math.floorMod(hash(alert, number), HOUR_MS);
      if (Math.abs(time - eventTime) >= APART_MS) {
        times.add(time);
      }
    }
    return times;
  }

  private static long hash(String alert, int number) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest((alert + "\n" + number).getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
