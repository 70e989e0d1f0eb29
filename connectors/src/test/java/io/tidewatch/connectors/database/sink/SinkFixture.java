package io.tidewatch.connectors.database.sink;

import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ThrowingRunnable;

/** What the tests of the sinks into the database do with topics and tables. */
final class SinkFixture implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  final String bootstrapServers;
  private final TopicWriter writer;
  private final Admin admin;

  SinkFixture(EmbeddedBroker broker) {
    this.bootstrapServers = broker.bootstrapServers();
    this.writer = new TopicWriter(bootstrapServers);
    this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  void write(Alert alert) {
    writer.write(Topics.ALERTS, alert.key(), alert);
  }

  <V> void write(Topic<String, V> topic, String key, V value) {
    writer.write(topic, key, value);
  }

  /** Past what was written last. */
  Map<TopicPartition, Long> end(Topic<?, ?> topic) {
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    try {
      return Map.of(
          partition,
          admin
              .listOffsets(Map.of(partition, OffsetSpec.latest()))
              .partitionResult(partition)
              .get()
              .offset());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the end of the topic cannot be found", e);
    }
  }

  /** Past what was written last, of each partition. */
  Map<TopicPartition, Long> ends(Topic<?, ?> topic) {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions(topic).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    try {
      Map<TopicPartition, Long> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return ends;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the end of the topic cannot be found", e);
    }
  }

  /** As if the process had died before it committed anything. */
  void forgetCommits(String group) {
    forgetCommits(Topics.ALERTS, group);
  }

  /** As if the process had died before it committed anything. */
  void forgetCommits(Topic<?, ?> topic, String group) {
    Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
    partitions(topic).forEach(partition -> start.put(partition, new OffsetAndMetadata(0)));
    untilAsserted(() -> admin.alterConsumerGroupOffsets(group, start).all().get());
  }

  private static List<TopicPartition> partitions(Topic<?, ?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(partition -> new TopicPartition(topic.name(), partition))
        .toList();
  }

  /** Rows of the alert log whose id begins like that, by id. */
  static List<Map<String, Object>> alerts(Database database, String prefix) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery(
                    "SELECT * FROM sol_ws_alert_log WHERE alert_id LIKE ? ORDER BY alert_id")
                .bind(0, prefix + "%")
                .mapToMap()
                .list());
  }

  static long count(Database database, String prefix) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery("SELECT count(*) FROM sol_ws_alert_log WHERE alert_id LIKE ?")
                .bind(0, prefix + "%")
                .mapTo(Long.class)
                .one());
  }

  static void untilAsserted(ThrowingRunnable assertions) {
    await().atMost(PATIENCE).ignoreExceptions().untilAsserted(assertions);
  }

  @Override
  public void close() {
    writer.close();
    admin.close();
  }
}
