package io.tidewatch.contract.topic;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What a cluster's owner may decide of the topics.
 *
 * @param retention of topics that are to be kept longer than the catalogue says, by their names
 */
public record TopicLayout(
    Replication replication, Partitions partitions, Map<String, Duration> retention) {
  /** As the catalogue says. */
  public static final TopicLayout OF_THE_CATALOGUE =
      new TopicLayout(Replication.OF_THE_CLUSTER, Partitions.OF_THE_CATALOGUE, Map.of());

  private static final String NO_LIMIT = "-1";
  private static final String WRITERS_TIME = "CreateTime";

  public TopicLayout {
    requireNonNull(replication, "replication");
    requireNonNull(partitions, "partitions");
    retention = Map.copyOf(retention);
    for (String name : new TreeSet<>(retention.keySet())) {
      Duration least = aged().get(name);
      if (least == null || retention.get(name).compareTo(least) < 0) {
        throw new IllegalArgumentException(
            "expected "
                + name
                + " to be a topic that is kept for a time, and at least for that time, was "
                + retention.get(name));
      }
    }
  }

  /** Topics that are kept for a time, and for how long at least: others count on it. */
  public static Map<String, Duration> aged() {
    return Topics.ALL.stream()
        .filter(topic -> topic.retention() instanceof Retention.For)
        .collect(
            Collectors.toUnmodifiableMap(
                topic -> topic.name(), topic -> ((Retention.For) topic.retention()).age()));
  }

  /** All topics, in the order of the catalogue. */
  public List<WantedTopic> wanted() {
    return Topics.ALL.stream().map(this::wanted).toList();
  }

  /**
   * A shadow of each topic, for detectors that are not in charge yet; with as many partitions,
   * since they reckon with those of the topic itself.
   */
  public List<WantedTopic> shadows() {
    return wanted().stream()
        .map(topic ->
            new WantedTopic(
                Topics.shadowOf(topic.name()), topic.partitions(), topic.copies(), topic.configs()))
        .toList();
  }

  private WantedTopic wanted(Topic<?, ?> topic) {
    Map<String, String> configs = new HashMap<>(topic.newTopic().configs());
    if (topic.retention() instanceof Retention.For) {
      configs.putAll(kept(topic).configs());
      // A shared cluster may have a limit of its own, and would delete before the time.
      configs.put(TopicConfig.RETENTION_BYTES_CONFIG, NO_LIMIT);
    }
    // And it may write its own clock over the time of a record, which detectors reckon with.
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, WRITERS_TIME);
    configs.putAll(replication.configs());
    return new WantedTopic(topic.name(), partitions.of(topic), replication.factor(), configs);
  }

  private Retention kept(Topic<?, ?> topic) {
    Duration longer = retention.get(topic.name());
    return longer == null ? topic.retention() : new Retention.For(longer);
  }
}
