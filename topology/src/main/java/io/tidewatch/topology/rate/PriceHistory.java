package io.tidewatch.topology.rate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last prices of a pair with the times they were received, oldest first. The older ones let a
 * replay find the price that was known when a frame was received. Immutable.
 */
public record PriceHistory(List<Sample> samples) {
  /** At one price a minute, a quarter of an hour. */
  public static final int MAX_SAMPLES = 16;

  /**
   * A price counts only this long after its receipt, which leaves time for it to reach every
   * instance: a live run and a replay then use the same.
   */
  public static final long SETTLE_MS = 1_000;

  public static final PriceHistory NONE = new PriceHistory(List.of());

  public PriceHistory {
    samples = List.copyOf(samples);
  }

  /** A price and when it was received, epoch milliseconds. */
  public record Sample(long receivedMs, BigDecimal price) {}

  public PriceHistory with(Sample sample) {
    List<Sample> next = new ArrayList<>(samples);
    next.add(sample);
    return new PriceHistory(next.subList(Math.max(0, next.size() - MAX_SAMPLES), next.size()));
  }

  /** The price to use for a frame received at this time; empty if there was none yet. */
  public Optional<Sample> knownAt(long receivedMs) {
    for (int i = samples.size() - 1; i >= 0; i--) {
      if (samples.get(i).receivedMs() + SETTLE_MS <= receivedMs) {
        return Optional.of(samples.get(i));
      }
    }
    return Optional.empty();
  }
}
