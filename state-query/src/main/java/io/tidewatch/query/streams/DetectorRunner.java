package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.log.LogFields;
import io.tidewatch.query.store.StreamsStores;
import io.tidewatch.query.streams.LagSource.Lag;
import io.tidewatch.topology.Detector;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
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
  private final Refills refills;
  private final CopyLags copies;
  private final GroupContact contact;

  /**
   * Builds the topology; nothing runs before {@link #start()}. The topics it reads must exist by
   * then.
   */
  public DetectorRunner(Detector detector, StreamsSettings settings, FailureListener listener) {
    this.detector = requireNonNull(detector, "detector");
    this.settings = requireNonNull(settings, "settings");
    this.failures = new FailurePolicy(detector.name(), listener, System::nanoTime);
    Properties properties = settings.properties(detector);
    TaskWatch watch = new TaskWatch();
    Topology topology = detector.build(watch.during(properties));
    this.refills = watch.of(topology.describe());
    this.streams =
        new KafkaStreams(
            topology,
            properties,
            new StreamsClients(detector.applicationId() + "-" + settings.instanceId()));
    streams.setStateListener(this::changed);
    streams.setUncaughtExceptionHandler(failures);
    LagSource lags = new LagSource(detector.name(), this::lagsOfStores);
    this.copies = new CopyLags(lags, refills);
    this.restorations = new RestoreProgress(detector.name(), copies, refills, System::nanoTime);
    this.contact = new GroupContact(streams::metrics, this::consumers, System::nanoTime);
    streams.setGlobalStateRestoreListener(restorations);
    streams.setStandbyUpdateListener(copies);
  }

  /**
   * Starts, once.
   *
   * @throws IllegalStateException if it was started or closed before
   */
  public void start() {
    streams.start();
    contact.begin();
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

  /**
   * Whether it runs, or has partitions of which it may answer while others are assigned anew, and
   * is not cut off from Kafka.
   */
  public boolean isReady() {
    return hasSomething() && (!contact.isLost() || !copies.isEmpty());
  }

  private boolean hasSomething() {
    return streams.state() == State.RUNNING
        || !assignedPartitions().isEmpty()
        || !standbyPartitions().isEmpty();
  }

  /**
   * For how long Kafka has not answered that it keeps its consumers; empty before it did. Kafka's
   * own measure is when one was asked last, which is now even if nobody is there to be asked.
   */
  public Optional<Duration> silence() {
    return contact.silence();
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
    return new RunnerStores(streams, copies, refills, contact, settings.server());
  }

  /** Stores that are being restored now. */
  public List<Restoration> restorations() {
    return restorations.running();
  }

  /** For how long stores have been restored without a pause; zero if none is. */
  public Duration restoringFor() {
    return restorations.runningFor();
  }

  /** The partitions that this instance works on. */
  public Set<TopicPartition> assignedPartitions() {
    return partitions(ThreadMetadata::activeTasks);
  }

  /** The partitions whose stores this instance keeps copies of, while another works on them. */
  public Set<TopicPartition> standbyPartitions() {
    return partitions(ThreadMetadata::standbyTasks);
  }

  /** Client ids of those whose threads live. */
  private Set<String> consumers() {
    return canAnswer()
        ? streams.metadataForLocalThreads().stream()
            .map(ThreadMetadata::consumerClientId)
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  private Set<TopicPartition> partitions(Function<ThreadMetadata, Set<TaskMetadata>> tasks) {
    if (!canAnswer()) {
      return Set.of();
    }
    return streams.metadataForLocalThreads().stream()
        .flatMap(thread -> tasks.apply(thread).stream())
        .flatMap(task -> task.topicPartitions().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Copies of stores that other instances work on, by store and partition. */
  public List<StandbyCopy> standbyCopies() {
    return canAnswer() ? copies.standbys() : List.of();
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
      LogFields.detector(LOG.atWarn(), detector.name())
          .log("{}: did not stop within {}", detector.name(), CLOSE_TIMEOUT);
    }
  }

  /**
   * Stops.
   *
   * @return whether everything ended in time
   */
  public boolean close(Duration timeout) {
    contact.close();
    return streams.close(CloseOptions.timeout(timeout));
  }

  private Map<String, Map<Integer, Lag>> lagsOfStores() {
    Map<String, Map<Integer, Lag>> lags = new HashMap<>();
    streams
        .allLocalStorePartitionLags()
        .forEach((store, partitions) -> {
          Map<Integer, Lag> ofStore = new HashMap<>();
          partitions.forEach((partition, lag) ->
              ofStore.put(partition, new Lag(lag.currentOffsetPosition(), lag.offsetLag())));
          lags.put(store, ofStore);
        });
    return lags;
  }

  private void changed(State now, State before) {
    LogFields.detector(LOG.atInfo(), detector.name())
        .log("{}: {} -> {}", detector.name(), before, now);
    if (now == State.PENDING_ERROR || now == State.ERROR) {
      failures.report(
          new IllegalStateException(
              detector.name() + " went from " + before + " to " + now + " by itself"));
    }
  }
}
