package io.tidewatch.topology.alerthistory;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.delivery.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What became of each alert on its way to people, for as long as alerts are kept, by the clock of
 * those who deliver: in a replay, alerts of the past and alerts about the system itself come
 * together. Not thread-safe.
 */
final class DeliveryShelf {
  private static final int EXPIRED_AT_ONCE = 8;

  private final KeyValueStore<Bytes, byte[]> steps;
  private final long keptMs;
  private long newestMs;

  /** Up to where nothing is left: what was deleted is not looked at again. */
  private long emptyToMs;

  DeliveryShelf(KeyValueStore<Bytes, byte[]> steps, long keptMs) {
    this.steps = requireNonNull(steps, "steps");
    this.keptMs = keptMs;
    try (KeyValueIterator<Bytes, byte[]> found =
        steps.reverseRange(DeliveryKey.startOf(0), DeliveryKey.startOf(Long.MAX_VALUE))) {
      newestMs = found.hasNext() ? DeliveryKey.timeMs(found.next().key) : 0;
    }
  }

  /**
   * Takes a step. The same record twice is kept once.
   *
   * @param bytes it, as on the topic
   */
  void put(Delivery delivery, long offset, byte[] bytes) {
    newestMs = Math.max(newestMs, delivery.at());
    long keptFromMs = Math.max(0, newestMs - keptMs);
    if (delivery.at() >= keptFromMs) {
      steps.put(DeliveryKey.of(delivery.alert(), offset), bytes);
      steps.put(DeliveryKey.byTime(delivery.at(), offset, delivery.alert()), new byte[0]);
    }
    for (Bytes byTime : expired(keptFromMs)) {
      steps.delete(DeliveryKey.step(byTime));
      steps.delete(byTime);
    }
  }

  private List<Bytes> expired(long keptFromMs) {
    List<Bytes> keys = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> found =
        steps.range(DeliveryKey.startOf(emptyToMs), DeliveryKey.startOf(keptFromMs))) {
      while (found.hasNext() && keys.size() < EXPIRED_AT_ONCE) {
        keys.add(found.next().key);
      }
    }
    emptyToMs = keys.size() < EXPIRED_AT_ONCE ? keptFromMs : DeliveryKey.timeMs(keys.getLast());
    return keys;
  }
}
