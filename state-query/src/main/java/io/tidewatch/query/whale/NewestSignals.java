package io.tidewatch.query.whale;

import io.tidewatch.contract.whale.WhaleSignal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest signals of all addresses, as far as the topic reaches back. Thread-safe. */
public final class NewestSignals {
  /** Older ones are forgotten. */
  public static final int KEPT = 10_000;

  private final Deque<WhaleSignal> signals = new ArrayDeque<>();

  /** Takes the next record of the topic. */
  public synchronized void hear(WhaleSignal signal) {
    signals.addFirst(signal);
    if (signals.size() > KEPT) {
      signals.removeLast();
    }
  }

  /** Those that are asked for, the newest first. */
  public synchronized List<WhaleSignal> find(SignalFilter filter, int limit) {
    return signals.stream().filter(filter::matches).limit(limit).toList();
  }
}
