package io.tidewatch.standalone.node;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the project's topics where they are missing, and waits until they can be written to. What
 * exists is left as it is, and must have as many partitions as it would be created with: those who
 * ask for the state of a key or of all partitions take that for granted.
 */
public final class TopicProvisioning {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(5);

  /** Whoever closes waits for what is under way, and that is given up no sooner. */
  private static final Map<String, Object> ASKING =
      Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());

  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);

  private TopicProvisioning() {}

  /**
   * Creates what is missing.
   *
   * @throws IllegalStateException if Kafka cannot be reached or refuses, or if a topic has another
   *     number of partitions
   */
  public static void ensureTopics(KafkaAccess kafka) {
    try (Admin admin = Admin.create(kafka.client(ASKING))) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(Topic::newTopic)
              .toList();
      create(admin, missing);
      NewTopics.awaitLeaders(admin, missing.stream().map(NewTopic::name).toList(), TIMEOUT);
      awaitOthers(admin, present);
      requirePartitions(admin, present);
    } catch (ExecutionException e) {
      throw refused(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw refused(kafka, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(kafka, e);
    }
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (KafkaFuture<Void> topic : admin.createTopics(missing).values().values()) {
      try {
        topic.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        // Another process may create the same topics at the same time.
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /**
   * Waits for topics that were there before, which another process may have created just now. A
   * cluster that has lost some of its brokers is no reason not to start: its clients try again.
   */
  private static void awaitOthers(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException {
    List<String> others = Topics.ALL.stream().map(Topic::name).filter(present::contains).toList();
    try {
      NewTopics.awaitLeaders(admin, others, PATIENCE_WITH_OTHERS);
    } catch (TimeoutException e) {
      LOG.warn("not all partitions of the topics on Kafka have a leader: {}", e.getMessage());
    }
  }

  private static void requirePartitions(Admin admin, Set<String> present)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<Topic<?, ?>> others =
        Topics.ALL.stream()
            .<Topic<?, ?>>map(topic -> topic)
            .filter(topic -> present.contains(topic.name()))
            .toList();
    Map<String, TopicDescription> found =
        admin
            .describeTopics(others.stream().<String>map(Topic::name).toList())
            .allTopicNames()
            .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    for (Topic<?, ?> topic : others) {
      int partitions = found.get(topic.name()).partitions().size();
      if (partitions != topic.partitions()) {
        throw new IllegalStateException(
            "expected "
                + topic.partitions()
                + " partitions of the topic "
                + topic.name()
                + ", was "
                + partitions
                + "; delete the topic, so that it is created anew, or use another Kafka");
      }
    }
  }

  private static IllegalStateException refused(KafkaAccess kafka, Throwable cause) {
    return new IllegalStateException(
        "the topics could not be created on Kafka at "
            + kafka.bootstrapServers()
            + ": "
            + KafkaFailure.words(cause),
        cause);
  }
}
