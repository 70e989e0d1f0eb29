package io.tidewatch.benchmarks.orderbooks;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.feed.FeedCounters;
import io.tidewatch.connectors.feed.KafkaPublisher;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Retention;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** A broker of its own with all topics of the house, and rows of the instruments. */
final class BookTopics implements AutoCloseable {
  /** The same frames by themselves: written, and read again. */
  static final Topic<String, byte[]> FLOOR =
      new Topic<>(
          "floor",
          Topics.OKX_FRAMES.key(),
          Topics.OKX_FRAMES.value(),
          Topics.OKX_FRAMES.partitions(),
          Retention.days(1),
          "instId",
          "frame");

  /** What the detector of books reads in parts. */
  static final int PARTITIONS = Topics.OKX_FRAMES.partitions();

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final Path states;

  private BookTopics(EmbeddedBroker broker, Path states) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.states = states;
  }

  static BookTopics start(Path directory, int instruments)
      throws ExecutionException, InterruptedException, TimeoutException {
    BookTopics topics =
        new BookTopics(
            EmbeddedBroker.start(directory.resolve("broker")), directory.resolve("states"));
    try {
      topics.fill(instruments);
      return topics;
    } catch (ExecutionException | InterruptedException | TimeoutException | RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  private void fill(int instruments)
      throws ExecutionException, InterruptedException, TimeoutException {
    NewTopics.create(
        admin,
        Stream.concat(Topics.ALL.stream(), Stream.of(FLOOR)).map(Topic::newTopic).toList(),
        PATIENCE);
    try (KafkaPublisher rows =
        new KafkaPublisher(Map.of("bootstrap.servers", servers()), new FeedCounters())) {
      for (int i = 0; i < instruments; i++) {
        rows.publish(Topics.OKX_INSTRUMENTS, BookTape.instId(i), BookTape.row(i));
      }
    }
  }

  String servers() {
    return broker.bootstrapServers();
  }

  Admin admin() {
    return admin;
  }

  /** Where detectors may keep their local state. */
  Path states() {
    return states;
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }
}
