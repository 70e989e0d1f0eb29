package io.tidewatch.simulator.market;

import java.time.Duration;

/** How long the scripts of all markets are before they come again. */
public final class Round {
  public static final Duration LENGTH = Duration.ofMinutes(40);

  private Round() {}

  /**
   * Where a round begins.
   *
   * @param round from 0
   * @return milliseconds after the start
   */
  public static long beginMs(int round) {
    return LENGTH.multipliedBy(round).toMillis();
  }

  /**
   * Where a round begins.
   *
   * @param round from 0
   * @return seconds after the start
   */
  public static int beginSeconds(int round) {
    return Math.toIntExact(LENGTH.multipliedBy(round).toSeconds());
  }
}
