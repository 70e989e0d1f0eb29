package io.tidewatch.benchmarks.orderbooks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the changelogs of a detector of books take, from a moment on. */
final class ChangelogBytes {
  private static final String END = "-changelog";
  private static final Duration POLL = Duration.ofMillis(100);

  private final Admin admin;
  private final String servers;
  private final Map<String, List<TopicPartition>> partitionsByStore = new LinkedHashMap<>();
  private Map<TopicPartition, Long> begins = Map.of();
  private Map<TopicPartition, Long> sizes = Map.of();

  /**
   * What came to the changelog of one store.
   *
   * @param bytes of keys and values
   * @param brokerBytes by which the log on the broker grew, with the ends of transactions
   */
  record Growth(long records, long bytes, long brokerBytes) {}

  /** Finds the changelogs, and keeps the broker from cleaning them: a log only grows here. */
  ChangelogBytes(Admin admin, String servers, String applicationId)
      throws ExecutionException, InterruptedException {
    this.admin = requireNonNull(admin, "admin");
    this.servers = requireNonNull(servers, "servers");
    Map<ConfigResource, Collection<AlterConfigOp>> uncleaned = new HashMap<>();
    for (Map.Entry<String, TopicDescription> found : changelogs(applicationId).entrySet()) {
      String topic = found.getKey();
      int count = found.getValue().partitions().size();
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        partitions.add(new TopicPartition(topic, i));
      }
      partitionsByStore.put(
          topic.substring(applicationId.length() + 1, topic.length() - END.length()), partitions);
      uncleaned.put(
          new ConfigResource(ConfigResource.Type.TOPIC, topic),
          List.of(
              new AlterConfigOp(
                  new ConfigEntry(
                      TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                      Long.toString(Duration.ofDays(1).toMillis())),
                  AlterConfigOp.OpType.SET)));
    }
    admin.incrementalAlterConfigs(uncleaned).all().get();
  }

  private Map<String, TopicDescription> changelogs(String applicationId)
      throws ExecutionException, InterruptedException {
    List<String> topics =
        admin.listTopics().names().get().stream()
            .filter(topic -> topic.startsWith(applicationId) && topic.endsWith(END))
            .toList();
    return new TreeMap<>(admin.describeTopics(topics).allTopicNames().get());
  }

  /** From now on. */
  void begin() throws ExecutionException, InterruptedException {
    begins = ends();
    sizes = sizes();
  }

  /** What came since, by store. */
  Map<String, Growth> growth() throws ExecutionException, InterruptedException {
    Map<TopicPartition, Long> ends = ends();
    Map<TopicPartition, Long> sizesNow = sizes();
    Map<String, Growth> growth = new LinkedHashMap<>();
    for (Map.Entry<String, List<TopicPartition>> store : partitionsByStore.entrySet()) {
      long broker = 0;
      for (TopicPartition partition : store.getValue()) {
        broker += sizesNow.get(partition) - sizes.get(partition);
      }
      growth.put(store.getKey(), read(store.getValue(), ends, broker));
    }
    return growth;
  }

  private List<TopicPartition> partitions() {
    return partitionsByStore.values().stream().flatMap(List::stream).toList();
  }

  private Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    partitions().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private Map<TopicPartition, Long> sizes() throws ExecutionException, InterruptedException {
    int broker = admin.describeCluster().nodes().get().iterator().next().id();
    Map<TopicPartition, Long> found = new HashMap<>();
    for (LogDirDescription directory :
        admin.describeLogDirs(List.of(broker)).allDescriptions().get().get(broker).values()) {
      directory
          .replicaInfos()
          .forEach((partition, replica) -> found.put(partition, replica.size()));
    }
    return found;
  }

  private Growth read(
      List<TopicPartition> partitions, Map<TopicPartition, Long> ends, long brokerBytes) {
    long records = 0;
    long bytes = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, begins.get(partition)));
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          records++;
          bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
        }
      }
    }
    return new Growth(records, bytes, brokerBytes);
  }
}
