package io.tidewatch.connectors.delivery.dispatch;

import java.util.concurrent.atomic.LongAdder;

/** What a sink did since its start. Thread-safe. */
public final class Counters {
  final LongAdder messages = new LongAdder();
  final LongAdder digests = new LongAdder();
  final LongAdder told = new LongAdder();
  final LongAdder repeated = new LongAdder();
  final LongAdder throttled = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder expired = new LongAdder();
  final LongAdder notRouted = new LongAdder();

  /** Messages that the channel took. */
  public long messages() {
    return messages.sum();
  }

  /** Those of them that named several alerts. */
  public long digests() {
    return digests.sum();
  }

  /** Alerts that were told, each once for each target. */
  public long told() {
    return told.sum();
  }

  /** Messages that may have come twice. */
  public long repeated() {
    return repeated.sum();
  }

  /** Attempts to which the channel said that they come too fast. */
  public long throttled() {
    return throttled.sum();
  }

  /** Alerts that a channel or a target refused for good. */
  public long refused() {
    return refused.sum();
  }

  /** Alerts that were too old to be told. */
  public long expired() {
    return expired.sum();
  }

  /** Alerts for which there is no route. */
  public long notRouted() {
    return notRouted.sum();
  }
}
