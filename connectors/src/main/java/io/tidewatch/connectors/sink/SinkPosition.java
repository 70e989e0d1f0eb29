package io.tidewatch.connectors.sink;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How far a sink has come, for whoever waits for it. Thread-safe. */
public final class SinkPosition {
  private static final long LOOK_AGAIN_NANOS = 10_000_000;

  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

  /** Everything before the consumer's positions has been handed over. */
  void reached(Consumer<?, ?> consumer) {
    Map<TopicPartition, Long> now = new HashMap<>();
    consumer.assignment().forEach(partition -> now.put(partition, consumer.position(partition)));
    reached(now);
  }

  /** Everything before these offsets has been dealt with. */
  public void reached(Map<TopicPartition, Long> offsets) {
    positions.putAll(offsets);
  }

  /**
   * Waits until everything before these offsets has been dealt with.
   *
   * @param working false once nothing will be dealt with any more
   * @return false if that did not come about in time
   */
  public boolean await(Map<TopicPartition, Long> ends, Duration timeout, BooleanSupplier working) {
    requireNonNull(ends, "ends");
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!hasReached(ends)) {
      if (System.nanoTime() - deadline >= 0 || !working.getAsBoolean()) {
        return hasReached(ends);
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  private boolean hasReached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end ->
            end.getValue() == 0 || positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
