package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.store.StreamsStores;
import io.tidewatch.topology.Detector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one detector. Thread-safe. */
public final class DetectorRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DetectorRunner.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

  private final Detector detector;
  private final StreamsSettings settings;
  private final FailurePolicy failures;
  private final RestoreProgress restorations;
  private final KafkaStreams streams;

  /**
   * Builds the topology; nothing runs before {@link #start()}. The topics it reads must exist by
   * then.
   */
  public DetectorRunner(Detector detector, StreamsSettings settings, FailureListener listener) {
    this.detector = requireNonNull(detector, "detector");
    this.settings = requireNonNull(settings, "settings");
    this.failures = new FailurePolicy(detector.name(), listener, System::nanoTime);
    this.restorations = new RestoreProgress(detector.name());
    Properties properties = settings.properties(detector);
    this.streams = new KafkaStreams(detector.build(properties), properties);
    streams.setStateListener(this::changed);
    streams.setUncaughtExceptionHandler(failures);
    streams.setGlobalStateRestoreListener(restorations);
  }

  /**
   * Starts, once.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    streams.start();
  }

  public Detector detector() {
    return detector;
  }

  public State state() {
    return streams.state();
  }

  /** Whether at least some of its stores may answer. */
  public boolean canAnswer() {
    return streams.state().isRunningOrRebalancing();
  }

  /** Whether it stopped because of a failure, or was closed, and does not come back. */
  public boolean isDead() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> false;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> true;
    };
  }

  /** For the classes that read stores. */
  public StreamsStores stores() {
    return new Stores();
  }

  /** Stores that are being restored now. */
  public List<Restoration> restorations() {
    return restorations.running();
  }

  /** The partitions that this instance works on. */
  public Set<TopicPartition> assignedPartitions() {
    if (!canAnswer()) {
      return Set.of();
    }
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> thread.activeTasks().stream())
        .flatMap(task -> task.topicPartitions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Records not fetched yet, by {@code topic-partition}; without those it does not know of. */
  public SortedMap<String, Long> lag() {
    return ConsumerLag.of(streams.metrics(), assignedPartitions());
  }

  /** Everything that the client measures of itself. */
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  /** Stops within four seconds; the next start of the same instance takes up where it left. */
  @Override
  public void close() {
    if (!close(CLOSE_TIMEOUT)) {
      LOG.warn("{}: did not stop within {}", detector.name(), CLOSE_TIMEOUT);
    }
  }

  /**
   * Stops.
   *
   * @return whether everything ended in time
   */
  public boolean close(Duration timeout) {
    return streams.close(CloseOptions.timeout(timeout));
  }

  private void changed(State now, State before) {
    LOG.info("{}: {} -> {}", detector.name(), before, now);
    if (now == State.PENDING_ERROR || now == State.ERROR) {
      failures.report(
          new IllegalStateException(
              detector.name() + " went from " + before + " to " + now + " by itself"));
    }
  }

  private final class Stores implements StreamsStores {
    @Override
    public <T> T open(StoreQueryParameters<T> store) {
      return streams.store(store);
    }

    @Override
    public KeyQueryMetadata metadata(String store, String key) {
      return streams.queryMetadataForKey(store, key, Serdes.String().serializer());
    }

    @Override
    public HostInfo self() {
      return settings.server();
    }
  }
}
