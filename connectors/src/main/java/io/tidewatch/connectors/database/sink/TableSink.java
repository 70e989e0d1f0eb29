package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.SinkAction;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the values of a topic to a table, in batches. Offsets are committed after the rows: none
 * is lost in a crash, or in an outage as long as the topic keeps its records, and what comes again
 * is the same row. While the database is away no more values are read than can be held.
 *
 * @param <V> a value of the topic
 * @param <R> a row
 */
final class TableSink<V, R> implements AutoCloseable {
  private static final int MOST_WAITING = 1_000;

  private final int batchRows;
  private final long maxAgeNanos;
  private final Topic<String, V> topic;
  private final Function<V, Optional<R>> toRow;
  private final Function<String, Optional<R>> toGone;
  private final LongSupplier cut;
  private final Outage outage;
  private final RowDelivery<R> delivery;
  private final List<R> waiting = new ArrayList<>();
  private final TopicSink topics;
  private long oldestNanos;
  private volatile int pending;

  /**
   * What is written where.
   *
   * @param toRow the row of a value, on one thread; empty for a value that has none
   * @param toGone the row that a tombstone on a key means; empty where tombstones mean nothing
   * @param cut how many figures were left out
   * @param place name and place of the table, for people
   */
  record Route<V, R>(
      Topic<String, V> topic,
      Function<V, Optional<R>> toRow,
      Function<String, Optional<R>> toGone,
      RowStore<R> store,
      LongSupplier cut,
      String place) {
    Route(
        Topic<String, V> topic,
        Function<V, Optional<R>> toRow,
        RowStore<R> store,
        LongSupplier cut,
        String place) {
      this(topic, toRow, key -> Optional.empty(), store, cut, place);
    }

    Route {
      requireNonNull(topic, "topic");
      requireNonNull(toRow, "toRow");
      requireNonNull(toGone, "toGone");
      requireNonNull(store, "store");
      requireNonNull(cut, "cut");
      requireNonNull(place, "place");
    }
  }

  private TableSink(
      String bootstrapServers,
      TableSinkSettings settings,
      Route<V, R> route,
      RandomGenerator random) {
    this.batchRows = settings.batchRows();
    this.maxAgeNanos = settings.maxAge().toNanos();
    this.topic = route.topic();
    this.toRow = route.toRow();
    this.toGone = route.toGone();
    this.cut = route.cut();
    this.outage = new Outage(route.place());
    this.delivery = new RowDelivery<>(route.store(), outage, random, batchRows);
    this.topics =
        TopicSink.start(
            bootstrapServers, settings.group(), List.of(topic), List.of(), new Action());
  }

  static <V, R> TableSink<V, R> start(
      String bootstrapServers,
      TableSinkSettings settings,
      Route<V, R> route,
      RandomGenerator random) {
    return new TableSink<>(bootstrapServers, settings, route, random);
  }

  /** How it is doing. */
  SqlSinkStatus status() {
    return new SqlSinkStatus(
        outage.reached(),
        delivery.written.sum(),
        delivery.refused.sum(),
        cut.getAsLong(),
        topics.missed(),
        pending,
        delivery.batches.sum(),
        Duration.ofNanos(delivery.writingNanos.sum()),
        outage.failures(),
        outage.lastError());
  }

  /**
   * Waits until everything before these offsets has been read.
   *
   * @return false if that did not come about in time
   */
  boolean awaitPositions(Map<TopicPartition, Long> ends, Duration timeout) {
    return topics.awaitPositions(ends, timeout);
  }

  /**
   * The same beside sinks of other topics.
   *
   * @param ends of partitions of all their topics; those of others are passed over
   * @param deadlineNanos of all of them together, by {@link System#nanoTime()}
   */
  boolean awaitOwnPositions(Map<TopicPartition, Long> ends, long deadlineNanos) {
    Map<TopicPartition, Long> own =
        ends.entrySet().stream()
            .filter(end -> end.getKey().topic().equals(topic.name()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return awaitPositions(own, Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
  }

  private Optional<R> row(Poll.Change<V> change) {
    return change.value().isPresent()
        ? toRow.apply(change.value().get())
        : toGone.apply(change.key());
  }

  private void put(R row) {
    if (waiting.isEmpty()) {
      oldestNanos = System.nanoTime();
    }
    waiting.add(row);
  }

  /** On the thread of the topic. */
  private final class Action implements SinkAction {
    @Override
    public boolean take(Poll poll) {
      poll.changes(topic).forEach(change -> row(change).ifPresent(TableSink.this::put));
      pending = waiting.size();
      if (waiting.size() >= batchRows || System.nanoTime() - oldestNanos >= maxAgeNanos) {
        delivery.deliver(waiting);
      }
      pending = waiting.size();
      return waiting.isEmpty();
    }

    @Override
    public boolean wantsMore() {
      return waiting.size() < MOST_WAITING;
    }
  }

  /** Begins to end and returns. */
  void stop() {
    topics.stop();
  }

  @Override
  public void close() {
    topics.close();
  }
}
