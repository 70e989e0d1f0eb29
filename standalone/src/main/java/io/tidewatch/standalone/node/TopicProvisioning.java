package io.tidewatch.standalone.node;

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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the project's topics where they are missing, and waits until they can be written to. What
 * exists is left as it is.
 */
public final class TopicProvisioning {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);

  private TopicProvisioning() {}

  /**
   * Creates what is missing.
   *
   * @throws IllegalStateException if Kafka cannot be reached or refuses
   */
  public static void ensureTopics(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      List<NewTopic> missing =
          Topics.ALL.stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(Topic::newTopic)
              .toList();
      create(admin, missing);
      NewTopics.awaitLeaders(admin, missing.stream().map(NewTopic::name).toList(), TIMEOUT);
      awaitOthers(admin, present);
    } catch (ExecutionException e) {
      throw refused(bootstrapServers, e.getCause());
    } catch (TimeoutException e) {
      throw refused(bootstrapServers, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(bootstrapServers, e);
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

  private static IllegalStateException refused(String bootstrapServers, Throwable cause) {
    return new IllegalStateException(
        "the topics could not be created on Kafka at " + bootstrapServers + ": " + cause, cause);
  }
}
