package io.tidewatch.connectors.hyperliquid;

import io.tidewatch.connectors.feed.Positive;
import java.time.Duration;

/**
 * What is asked over REST, and how often.
 *
 * @param weightPerMinute our share of the venue's 1,200
 * @param reconcileEvery positions and balances of each address; later if the weight is not enough
 * @param contractsEvery futures with open interest and prices
 * @param spotPairsEvery pairs and tokens
 * @param backfillReach fills missed for longer are not fetched
 * @param askAgain after a request that failed, in spite of its retries
 */
public record RestSettings(
    int weightPerMinute,
    Duration reconcileEvery,
    Duration contractsEvery,
    Duration spotPairsEvery,
    Duration backfillReach,
    Duration askAgain) {
  public static final RestSettings DEFAULTS =
      new RestSettings(
          800,
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          Duration.ofHours(2),
          Duration.ofHours(24),
          Duration.ofSeconds(5));

  public RestSettings {
    Positive.check("reconcileEvery", reconcileEvery);
    Positive.check("contractsEvery", contractsEvery);
    Positive.check("spotPairsEvery", spotPairsEvery);
    Positive.check("backfillReach", backfillReach);
    Positive.check("askAgain", askAgain);
    // Futures and prices alone take 22 a minute, one full page of fills 120.
    if (weightPerMinute < 200 || weightPerMinute > 1_200) {
      throw new IllegalArgumentException(
          "expected weightPerMinute from 200 to the venue's 1,200, was " + weightPerMinute);
    }
  }

  public RestSettings withReconcileEvery(Duration every) {
    return new RestSettings(
        weightPerMinute, every, contractsEvery, spotPairsEvery, backfillReach, askAgain);
  }

  public RestSettings withContractsEvery(Duration every) {
    return new RestSettings(
        weightPerMinute, reconcileEvery, every, spotPairsEvery, backfillReach, askAgain);
  }

  public RestSettings withAskAgain(Duration after) {
    return new RestSettings(
        weightPerMinute, reconcileEvery, contractsEvery, spotPairsEvery, backfillReach, after);
  }
}
