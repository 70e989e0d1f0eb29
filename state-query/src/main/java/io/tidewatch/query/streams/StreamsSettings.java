package io.tidewatch.query.streams;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.topology.Detector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.BuiltInDslStoreSuppliers;
import org.apache.kafka.streams.state.HostInfo;

/**
 * How every detector of this instance runs.
 *
 * @param kafka how it is reached
 * @param stateDirectory where local state lies, in one sub-directory for each detector
 * @param instanceId name of this instance, the same at each start and unique on the cluster:
 *     letters, digits, dots, dashes and underscores
 * @param applicationServer the address other instances reach this one at; empty if it is alone
 * @param threads stream threads of each detector
 * @param standbyReplicas copies of the state on other instances
 * @param commitInterval the longest time between two commits; a detector may want them closer, and
 *     whoever forwards an alert asks for one at once
 * @param cacheBytes what stores with a cache hold back between two commits, for each detector
 * @param replication of what Kafka Streams keeps on Kafka for itself
 * @param inShadow whether what detectors say goes to topics that nobody listens to
 */
public record StreamsSettings(
    KafkaAccess kafka,
    Path stateDirectory,
    String instanceId,
    Optional<HostInfo> applicationServer,
    int threads,
    int standbyReplicas,
    Duration commitInterval,
    long cacheBytes,
    Replication replication,
    boolean inShadow) {
  private static final Duration COMMIT_INTERVAL = Duration.ofSeconds(1);
  private static final long CACHE_BYTES = 16L << 20;

  // Without any address Kafka Streams does not say which partition a key lives in. Nobody connects
  // to this one.
  private static final HostInfo ALONE = new HostInfo("localhost", 1);

  private static final Pattern INSTANCE_ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  // By default a changelog keeps a day more than its window, which a restart would read.
  private static final Duration CHANGELOG_SURPLUS = Duration.ofMinutes(5);

  private static final long RETRY_BACKOFF_MS = 1;

  private static final int AS_THE_BROKER_DOES_IT = -1;

  // Kafka marks its constant as deprecated because the setting is to become the only way.
  private static final String GLOBAL_FAILURES_HANDLED =
      "processing.exception.handler.global.enabled";

  public StreamsSettings {
    requireNonNull(kafka, "kafka");
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(applicationServer, "applicationServer");
    requireNonNull(commitInterval, "commitInterval");
    requireNonNull(replication, "replication");
    if (!INSTANCE_ID.matcher(requireNonNull(instanceId, "instanceId")).matches()) {
      throw new IllegalArgumentException(
          "expected an instance id of 1 to 100 letters, digits, dots, dashes or underscores, was '"
              + instanceId
              + "'");
    }
    if (threads < 1 || standbyReplicas < 0 || cacheBytes < 0) {
      throw new IllegalArgumentException(
          "expected at least 1 thread, 0 standby replicas and 0 cache bytes, was "
              + threads
              + ", "
              + standbyReplicas
              + " and "
              + cacheBytes);
    }
    if (!commitInterval.isPositive()) {
      throw new IllegalArgumentException(
          "expected a positive commit interval, was " + commitInterval);
    }
  }

  /** One instance that is alone, with the usual intervals. */
  public static StreamsSettings single(KafkaAccess kafka, Path stateDirectory, String instanceId) {
    return new StreamsSettings(
        kafka,
        stateDirectory,
        instanceId,
        Optional.empty(),
        1,
        0,
        COMMIT_INTERVAL,
        CACHE_BYTES,
        Replication.OF_THE_CLUSTER,
        false);
  }

  /**
   * The same among others.
   *
   * @param server the address they reach this one at
   */
  public StreamsSettings among(HostInfo server, String ownId, int copies) {
    return new StreamsSettings(
        kafka,
        stateDirectory,
        ownId,
        Optional.of(server),
        threads,
        copies,
        commitInterval,
        cacheBytes,
        replication,
        inShadow);
  }

  /** The same with so many copies of what Kafka Streams keeps on Kafka for itself. */
  public StreamsSettings with(Replication ofInternalTopics) {
    return new StreamsSettings(
        kafka,
        stateDirectory,
        instanceId,
        applicationServer,
        threads,
        standbyReplicas,
        commitInterval,
        cacheBytes,
        ofInternalTopics,
        inShadow);
  }

  /**
   * The same for detectors that are not in charge yet: they read what all read, and nobody hears
   * what they say. The topics for it must exist.
   */
  public StreamsSettings shadowed() {
    return new StreamsSettings(
        kafka,
        stateDirectory,
        instanceId,
        applicationServer,
        threads,
        standbyReplicas,
        commitInterval,
        cacheBytes,
        replication,
        true);
  }

  /** The address that Kafka Streams knows this instance by. */
  HostInfo server() {
    return applicationServer.orElse(ALONE);
  }

  /**
   * The properties for one detector. There are no default serdes: a forgotten one fails at once.
   */
  public Properties properties(Detector detector) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, detector.applicationId());
    // Streams hands settings about security on to each of its own clients.
    properties.putAll(kafka.client());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, standbyReplicas);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitEveryMs(detector));
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, cacheBytes);
    properties.put(
        StreamsConfig.APPLICATION_SERVER_CONFIG, server().host() + ":" + server().port());
    addGuarantees(properties, detector);
    if (inShadow) {
      properties.put(
          StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
          ShadowOutputs.class.getName());
    }
    addMembership(properties, detector);
    return properties;
  }

  private long commitEveryMs(Detector detector) {
    return Math.min(commitInterval.toMillis(), detector.outputsWithin().toMillis());
  }

  private void addGuarantees(Properties properties, Detector detector) {
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.OPTIMIZE);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(GLOBAL_FAILURES_HANDLED, true);
    // Detectors name their stores and where they lie; a join makes one that only this decides on.
    properties.put(
        StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG,
        BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
    properties.put(
        StreamsConfig.WINDOW_STORE_CHANGE_LOG_ADDITIONAL_RETENTION_MS_CONFIG,
        CHANGELOG_SURPLUS.toMillis());
    properties.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG,
        replication.factor().orElse(AS_THE_BROKER_DOES_IT));
    replication
        .configs()
        .forEach((name, value) -> properties.put(StreamsConfig.topicPrefix(name), value));
    // A record that is too large for the producer or the broker would stop the detector for good.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        Topic.MAX_RECORD_BYTES);
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topic.MAX_RECORD_BYTES);
    // Streams waits 100 ms for more records by default, which a lone alert would wait too.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        Math.toIntExact(detector.gathersRecordsFor().toMillis()));
    // Right after a commit the broker may still be busy with it and tells the first records of the
    // next transaction to try again. By default that takes 100 ms, and twice as long each time.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), RETRY_BACKOFF_MS);
    // Those records have others behind them on the way by then, which the broker refuses for being
    // out of order: each costs a round of its own. On a topic of which it knows no producer yet it
    // takes them instead, and refuses the first ones until they expire two minutes later.
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
  }

  private void addMembership(Properties properties, Detector detector) {
    properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    // A static member that comes back takes up its partitions without a rebalance.
    properties.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, detector.name() + "-" + instanceId);
    properties.put(
        ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(GroupContact.SESSION.toMillis()));
    properties.put(
        ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
        Math.toIntExact(GroupContact.HEARTBEAT.toMillis()));
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG),
        detector.readsAtOnce());
  }
}
