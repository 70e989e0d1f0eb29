package io.tidewatch.benchmarks.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.benchmarks.wire.HouseTopics;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The topics of the house, and a pool on them. */
final class PoolTopics implements AutoCloseable {
  private final HouseTopics topics;

  private PoolTopics(HouseTopics topics) {
    this.topics = requireNonNull(topics, "topics");
  }

  static PoolTopics start(Path directory)
      throws ExecutionException, InterruptedException, TimeoutException {
    return new PoolTopics(HouseTopics.start(directory));
  }

  String servers() {
    return topics.servers();
  }

  Admin admin() {
    return topics.admin();
  }

  /** Publishes templates and pairs. */
  void fill(PoolTape tape, long timeMs) {
    publish(List.of(PoolTape.other(), PoolTape.edited()), timeMs);
    try (KafkaProducer<String, PoolPair> producer = producer(Topics.PAIRS)) {
      for (int i = 0; i < tape.pairs(); i++) {
        PoolPair pair = tape.pair(i);
        producer.send(new ProducerRecord<>(Topics.PAIRS.name(), null, timeMs, pair.key(), pair));
      }
    }
  }

  /** Publishes templates, new or edited. */
  void publish(List<PoolTemplate> templates, long timeMs) {
    try (KafkaProducer<String, PoolTemplate> producer = producer(Topics.TEMPLATES)) {
      templates.forEach(template ->
          producer.send(
              new ProducerRecord<>(
                  Topics.TEMPLATES.name(), null, timeMs, template.key(), template)));
    }
  }

  private <V> KafkaProducer<String, V> producer(Topic<String, V> topic) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers(), "acks", "all"),
        topic.key().serializer(),
        topic.value().serializer());
  }

  /** Waits until a detector has nothing more to do. */
  void awaitQuiet(String applicationId) {
    topics.awaitQuiet(applicationId, List.of(Topics.DBOTX_PAIRS, Topics.TEMPLATES, Topics.PAIRS));
  }

  @Override
  public void close() {
    topics.close();
  }
}
