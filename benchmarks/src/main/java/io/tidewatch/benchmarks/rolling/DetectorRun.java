package io.tidewatch.benchmarks.rolling;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.measure.Waiting;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StoreQueryParameters;

/** A detector as it runs in the house, once, without the state of earlier runs. */
public final class DetectorRun implements AutoCloseable {
  /** End of the name of the one thread that works. */
  public static final String THREAD = "-StreamThread-1";

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final FreshDetector detector;
  private final DetectorRunner runner;
  private final Admin admin;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Prepares a run; nothing runs before {@link #start}.
   *
   * @param suffix of the application id, another one for each run on a broker
   */
  public DetectorRun(Detector unstarted, String suffix, String bootstrapServers, Path states) {
    requireNonNull(bootstrapServers, "bootstrapServers");
    this.detector = new FreshDetector(unstarted, suffix);
    this.runner =
        new DetectorRunner(
            detector,
            StreamsSettings.single(KafkaAccess.open(bootstrapServers), states, "benchmark"),
            (name, cause) -> failure.compareAndSet(null, cause));
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  /** Starts it and does not wait. */
  public void start() {
    runner.start();
  }

  /** Waits until it has this many partitions. */
  public void awaitPartitions(int partitions) {
    await(
        "a running detector",
        START,
        () -> runner.state() == State.RUNNING && runner.assignedPartitions().size() == partitions);
  }

  /** What its topics of its own are called by, first of all. */
  public String applicationId() {
    return detector.applicationId();
  }

  /** Trades it has read so far. */
  public long trades() {
    return counters().value(Counter.TRADES);
  }

  /** Alerts it has raised so far. */
  public long alerts() {
    return counters().value(Counter.ALERTS);
  }

  /** Frames it has refused so far. */
  public long rejected() {
    return counters().rejected();
  }

  private DetectorCounters counters() {
    return detector.counters().getFirst();
  }

  /** Waits until it has read this many trades; answers with the time of that. */
  public long awaitTrades(long trades) {
    return await(trades + " trades", PATIENCE, () -> trades() >= trades);
  }

  /** Waits until everything up to these many records is committed; answers with the time of it. */
  public long awaitCommitted(long records) {
    return await("a commit of " + records + " records", PATIENCE, () -> committed() >= records);
  }

  private long committed() {
    try {
      return admin
          .listConsumerGroupOffsets(detector.applicationId())
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for committed offsets", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the committed offsets are unknown", e);
    }
  }

  private long await(String what, Duration atMost, BooleanSupplier happened) {
    return Waiting.until(
        what,
        atMost,
        () -> {
          if (failure.get() != null) {
            throw new IllegalStateException("the detector failed", failure.get());
          }
          return happened.getAsBoolean();
        });
  }

  /** Opens one of its stores. */
  public <T> T store(StoreQueryParameters<T> store) {
    return runner.stores().open(store);
  }

  /** Stops it and deletes the topics that were its own. */
  @Override
  public void close() {
    try (admin) {
      runner.close();
      List<String> own =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(detector.applicationId()))
              .toList();
      admin.deleteTopics(own).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the topics of the detector could not be deleted", e);
    }
  }
}
