package io.tidewatch.topology;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.Topology;

/**
 * One business question as one topology with one {@code application.id}, so that it scales, resets,
 * upgrades and fails alone.
 */
public interface Detector {
  /** Kebab-case name, for commands and metrics, for example {@code large-trades}. */
  String name();

  /** Rises with every change that the state of the version before does not survive. */
  default int version() {
    return 1;
  }

  /** The {@code application.id}. */
  default String applicationId() {
    return "tidewatch-" + name() + "-v" + version();
  }

  /**
   * The longest that an output may wait for its readers: they see it at the next commit. Each
   * commit costs the same whatever is in it, so a detector takes as long as its readers bear.
   */
  default Duration outputsWithin() {
    return Duration.ofSeconds(1);
  }

  /**
   * How long a record may wait for others on its way to Kafka; a commit waits for none. Zero unless
   * many small records between two commits would make as many requests.
   */
  default Duration gathersRecordsFor() {
    return Duration.ZERO;
  }

  /**
   * How many bytes of a partition are read at once. While much is caught up with, each partition
   * runs ahead of the others by as much; a detector that compares them has to keep that in mind
   * until the others have come as far.
   */
  default int readsAtOnce() {
    return ConsumerConfig.DEFAULT_MAX_PARTITION_FETCH_BYTES;
  }

  /**
   * Builds the topology.
   *
   * @param streams the same properties that {@code KafkaStreams} gets, because optimization and the
   *     check of names happen while building
   */
  Topology build(Properties streams);

  /** What it counts; empty for one that counts nothing. */
  List<DetectorCounters> counters();
}
