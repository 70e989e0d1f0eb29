package io.tidewatch.benchmarks.wire;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.KafkaPublisher;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Sends frames as a feed does. */
public final class Sender implements AutoCloseable {
  private final KafkaPublisher publisher;

  public Sender(String bootstrapServers) {
    requireNonNull(bootstrapServers, "bootstrapServers");
    this.publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", bootstrapServers), new FeedCounters());
  }

  /**
   * Sends all, each when it is due: whoever is late does not change when the next is due.
   *
   * @param first the moment that they are due from, by {@link System#nanoTime()}
   */
  public void sendWhenDue(Iterable<Parcel> parcels, long first) {
    for (Parcel parcel : parcels) {
      long due = first + parcel.dueNanos();
      long left = due - System.nanoTime();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = due - System.nanoTime();
      }
      send(parcel);
    }
  }

  /** Sends all as fast as they are taken. */
  public void sendAtOnce(Iterable<Parcel> parcels) {
    parcels.forEach(this::send);
  }

  private void send(Parcel parcel) {
    publisher.publish(parcel.topic(), parcel.key(), parcel.frame(), parcel.headers());
  }

  /** Fails if a record was not taken. */
  public void check() {
    publisher
        .failure()
        .ifPresent(text -> {
          throw new IllegalStateException("the broker did not take a frame: " + text);
        });
  }

  @Override
  public void close() {
    publisher.close();
  }
}
