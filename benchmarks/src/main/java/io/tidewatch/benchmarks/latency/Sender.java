package io.tidewatch.benchmarks.latency;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.market.MadeTrade;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.contract.topic.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Sends trades as a feed does, each when it is due. */
final class Sender implements AutoCloseable {
  private static final long PAUSE_NANOS = 100_000;

  private final KafkaPublisher publisher;

  Sender(String bootstrapServers) {
    requireNonNull(bootstrapServers, "bootstrapServers");
    this.publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", bootstrapServers), new FeedCounters());
  }

  /**
   * Sends all.
   *
   * @return when the first was due, by {@link System#nanoTime()}; whoever is late does not change
   *     when the next is due
   */
  long send(Topic<String, byte[]> topic, List<MadeTrade> trades, long nanosBetween) {
    long first = System.nanoTime() + nanosBetween;
    for (int i = 0; i < trades.size(); i++) {
      long due = first + i * nanosBetween;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      MadeTrade trade = trades.get(i);
      publisher.publish(topic, trade.symbol(), trade.frame(), trade.headers(i));
    }
    return first;
  }

  /** Fails if a record was not taken. */
  void check() {
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
