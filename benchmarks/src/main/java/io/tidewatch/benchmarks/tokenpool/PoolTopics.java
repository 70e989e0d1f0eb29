package io.tidewatch.benchmarks.tokenpool;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.node.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A broker of its own with all topics of the house, and a pool on it. */
final class PoolTopics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final Progress progress;

  private PoolTopics(EmbeddedBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.progress = new Progress(broker.bootstrapServers());
  }

  static PoolTopics start(Path directory) throws ExecutionException, InterruptedException {
    PoolTopics topics = new PoolTopics(EmbeddedBroker.start(directory));
    try {
      topics.admin.createTopics(Topics.ALL.stream().map(Topic::newTopic).toList()).all().get();
      return topics;
    } catch (ExecutionException | InterruptedException | RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  String servers() {
    return broker.bootstrapServers();
  }

  Admin admin() {
    return admin;
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
    List<String> sources =
        List.of(Topics.DBOTX_PAIRS.name(), Topics.TEMPLATES.name(), Topics.PAIRS.name());
    if (!progress.awaitQuiet(applicationId, sources, PATIENCE)) {
      throw new IllegalStateException("the detector did not come to an end within " + PATIENCE);
    }
  }

  @Override
  public void close() {
    progress.close();
    admin.close();
    broker.close();
  }
}
