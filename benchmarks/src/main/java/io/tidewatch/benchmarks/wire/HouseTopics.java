package io.tidewatch.benchmarks.wire;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.node.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** A broker of its own with all topics of the house. */
public final class HouseTopics implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final EmbeddedBroker broker;
  private final Admin admin;
  private final Progress progress;

  private HouseTopics(EmbeddedBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    this.progress = new Progress(KafkaAccess.open(broker.bootstrapServers()));
  }

  /**
   * Starts it.
   *
   * @param directory for its logs
   */
  public static HouseTopics start(Path directory)
      throws ExecutionException, InterruptedException, TimeoutException {
    HouseTopics topics =
        new HouseTopics(EmbeddedBroker.start(directory, EmbeddedBroker.Keeping.EVERYTHING));
    try {
      NewTopics.create(topics.admin, Topics.ALL.stream().map(Topic::newTopic).toList(), PATIENCE);
      return topics;
    } catch (ExecutionException | InterruptedException | TimeoutException | RuntimeException e) {
      topics.close();
      throw e;
    }
  }

  public String servers() {
    return broker.bootstrapServers();
  }

  public Admin admin() {
    return admin;
  }

  /** Waits until a detector has nothing more to do with these topics. */
  public void awaitQuiet(String applicationId, List<Topic<?, ?>> sources) {
    List<String> names = sources.stream().<String>map(Topic::name).toList();
    if (!progress.awaitQuiet(applicationId, names, PATIENCE)) {
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
