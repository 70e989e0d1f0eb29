package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.sink.Poll;
import io.tidewatch.connectors.sink.SinkAction;
import io.tidewatch.connectors.sink.TopicSink;
import io.tidewatch.contract.topic.KafkaAccess;
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
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the values of topics to a table, in batches. Offsets are committed after the rows: none is
 * lost in a crash, or in an outage as long as the topic keeps its records, and what comes again is
 * the same row. While the database is away no more values are read than can be held.
 *
 * @param <R> a row
 */
final class TableSink<R> implements AutoCloseable {
  private static final int MOST_WAITING = 1_000;

  private final int batchRows;
  private final long maxAgeNanos;
  private final List<Source<?, R>> sources;
  private final LongSupplier cut;
  private final Outage outage;
  private final RowDelivery<R> delivery;
  private final List<R> waiting = new ArrayList<>();
  private final TopicSink topics;
  private long oldestNanos;
  private volatile int pending;

  /**
   * Where rows come from.
   *
   * @param toRow the row of a value, on one thread; empty for a value that has none
   * @param toGone the row that a tombstone on a key means; empty where tombstones mean nothing
   */
  record Source<V, R>(
      Topic<String, V> topic,
      Function<V, Optional<R>> toRow,
      Function<String, Optional<R>> toGone) {
    Source(Topic<String, V> topic, Function<V, Optional<R>> toRow) {
      this(topic, toRow, key -> Optional.empty());
    }

    Source {
      requireNonNull(topic, "topic");
      requireNonNull(toRow, "toRow");
      requireNonNull(toGone, "toGone");
    }

    private Stream<R> rows(Poll poll) {
      return poll.changes(topic).stream().flatMap(change -> row(change).stream());
    }

    private Optional<R> row(Poll.Change<V> change) {
      return change.value().isPresent()
          ? toRow.apply(change.value().get())
          : toGone.apply(change.key());
    }
  }

  /**
   * What is written where.
   *
   * @param sources read on one thread; of one look at them, the first ones' rows come first
   * @param cut how many figures were left out
   * @param place name and place of the table, for people
   */
  record Route<R>(List<Source<?, R>> sources, RowStore<R> store, LongSupplier cut, String place) {
    Route(Source<?, R> source, RowStore<R> store, LongSupplier cut, String place) {
      this(List.of(source), store, cut, place);
    }

    Route {
      sources = List.copyOf(sources);
      requireNonNull(store, "store");
      requireNonNull(cut, "cut");
      requireNonNull(place, "place");
    }
  }

  private TableSink(
      KafkaAccess kafka, TableSinkSettings settings, Route<R> route, RandomGenerator random) {
    this.batchRows = settings.batchRows();
    this.maxAgeNanos = settings.maxAge().toNanos();
    this.sources = route.sources();
    this.cut = route.cut();
    this.outage = new Outage(route.place());
    this.delivery = new RowDelivery<>(route.store(), outage, random, batchRows);
    this.topics =
        TopicSink.start(
            kafka,
            settings.group(),
            sources.stream().<Topic<String, ?>>map(Source::topic).toList(),
            List.of(),
            new Action());
  }

  static <R> TableSink<R> start(
      KafkaAccess kafka, TableSinkSettings settings, Route<R> route, RandomGenerator random) {
    return new TableSink<>(kafka, settings, route, random);
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
            .filter(end -> reads(end.getKey().topic()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return awaitPositions(own, Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime())));
  }

  private boolean reads(String topic) {
    return sources.stream().anyMatch(source -> source.topic().name().equals(topic));
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
      sources.forEach(source -> source.rows(poll).forEach(TableSink.this::put));
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
