package io.tidewatch.topology.whale;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.whale.consensus.WhaleConsensusRule;
import io.tidewatch.topology.whale.order.OrderTimes;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.time.Duration;

/**
 * How whale signals are made.
 *
 * @param statusFillsWithin a terminal status waits so long for its fills
 * @param orderTimeout an order is over so long after its last fill
 * @param scanEvery how often orders are looked at that may be over
 * @param sessionGap public trades of one side further apart are two orders
 * @param sessionCap longest time from the first of them to the last
 * @param seenFor fills are known again for so long; older ones are refused
 * @param stateSettles a stated position is compared with ours so long after its time
 * @param fillsCoveredWithin what waits for fills that the feed has not brought yet, orders and
 *     stated positions, waits at most so long, from when the feed was there again
 * @param tradesCoveredWithin stated positions wait at most so long for public trades
 * @param backfillAttempts requests for missing fills before a position is set anew
 * @param backfillPatience between two of them
 */
public record WhaleSettings(
    Duration statusFillsWithin,
    Duration orderTimeout,
    Duration scanEvery,
    Duration sessionGap,
    Duration sessionCap,
    Duration seenFor,
    Duration stateSettles,
    Duration fillsCoveredWithin,
    Duration tradesCoveredWithin,
    int backfillAttempts,
    Duration backfillPatience,
    WhaleMoveRule move,
    WhaleConsensusRule consensus) {
  /** The original design's times, and those that the venue's habits ask for. */
  public static final WhaleSettings DEFAULT =
      new WhaleSettings(
          Duration.ofMinutes(10),
          Duration.ofMinutes(5),
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofSeconds(60),
          Duration.ofHours(24),
          Duration.ofSeconds(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(3),
          3,
          Duration.ofMinutes(2),
          WhaleMoveRule.DEFAULT,
          WhaleConsensusRule.DEFAULT);

  public WhaleSettings {
    requirePositive(statusFillsWithin, "statusFillsWithin");
    requirePositive(orderTimeout, "orderTimeout");
    requirePositive(scanEvery, "scanEvery");
    requirePositive(sessionGap, "sessionGap");
    requirePositive(sessionCap, "sessionCap");
    requirePositive(seenFor, "seenFor");
    requirePositive(stateSettles, "stateSettles");
    requirePositive(fillsCoveredWithin, "fillsCoveredWithin");
    requirePositive(tradesCoveredWithin, "tradesCoveredWithin");
    if (backfillAttempts < 1) {
      throw new IllegalArgumentException(
          "backfillAttempts: expected at least 1, was " + backfillAttempts);
    }
    requirePositive(backfillPatience, "backfillPatience");
    requireNonNull(move, "move");
    requireNonNull(consensus, "consensus");
  }

  private static void requirePositive(Duration duration, String name) {
    if (requireNonNull(duration, name).toMillis() < 1) {
      throw new IllegalArgumentException(name + ": expected at least 1 ms, was " + duration);
    }
  }

  OrderTimes orderTimes() {
    return new OrderTimes(statusFillsWithin, orderTimeout, sessionGap, sessionCap);
  }
}
