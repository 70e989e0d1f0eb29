package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.query.tail.NewestRecords;
import java.util.List;
import java.util.Optional;

/** The newest signals of all addresses, as far as the topic reaches back. Thread-safe. */
public final class NewestSignals {
  /** Older ones are forgotten. */
  public static final int KEPT = 10_000;

  private final NewestRecords<WhaleSignal> signals = new NewestRecords<>(KEPT, WhaleSignal::id);

  /** Takes the next record of the topic. */
  public void hear(WhaleSignal signal) {
    signals.hear(signal);
  }

  /**
   * Those that are asked for, the newest first.
   *
   * @param behind the id of the one that comes before the first of them
   * @return empty if that one is not kept
   */
  public Optional<List<WhaleSignal>> find(SignalFilter filter, Optional<String> behind, int limit) {
    return signals.find(filter::matches, behind, limit);
  }
}
