package io.tidewatch.standalone.node;

import io.tidewatch.contract.topic.FoundTopic;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.TopicComparison;
import io.tidewatch.contract.topic.TopicDifference;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.topic.WantedTopic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the project's topics where they are missing, and waits until they can be written to. What
 * exists is left as it is, and must be as it would be created: others take that for granted, and
 * whoever changed it on purpose is to say so in the settings.
 */
public final class TopicProvisioning {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration PATIENCE_WITH_OTHERS = Duration.ofSeconds(5);
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(10);
  private static final long ASK_AGAIN_MS = 50;

  /** Whoever closes waits for what is under way, and that is given up no sooner. */
  private static final Map<String, Object> ASKING =
      Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());

  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioning.class);

  private TopicProvisioning() {}

  /**
   * Creates what is missing.
   *
   * @throws IllegalStateException if Kafka cannot be reached or refuses, or if a topic is otherwise
   *     than the layout says
   */
  public static void ensureTopics(KafkaAccess kafka, TopicLayout layout) {
    List<WantedTopic> wanted = layout.wanted();
    try (Admin admin = Admin.create(kafka.client(ASKING))) {
      Set<String> present = admin.listTopics().names().get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      List<NewTopic> missing =
          wanted.stream()
              .filter(topic -> !present.contains(topic.name()))
              .map(WantedTopic::newTopic)
              .toList();
      create(admin, missing);
      NewTopics.awaitLeaders(admin, missing.stream().map(NewTopic::name).toList(), TIMEOUT);
      awaitOthers(admin, present);
      requireNone(kafka, differences(admin, wanted));
    } catch (ExecutionException e) {
      throw refused(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw refused(kafka, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(kafka, e);
    }
  }

  /**
   * Creates the shadows of topics where they are missing, for detectors that are not in charge yet.
   *
   * @throws IllegalStateException if Kafka cannot be reached or refuses
   */
  public static void ensureShadows(KafkaAccess kafka, TopicLayout layout) {
    try (Admin admin = Admin.create(kafka.client(ASKING))) {
      List<NewTopic> shadows = layout.shadows().stream().map(WantedTopic::newTopic).toList();
      create(admin, shadows);
      NewTopics.awaitLeaders(admin, shadows.stream().map(NewTopic::name).toList(), TIMEOUT);
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
      LOG.warn(
          "not all partitions of the topics on Kafka had a leader within {} s; clients try on",
          PATIENCE_WITH_OTHERS.toSeconds());
    }
  }

  /** What is otherwise; none is missing, but the broker that is asked may not have heard of it. */
  private static List<TopicDifference> differences(Admin admin, List<WantedTopic> wanted)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + HEARD_WITHIN.toNanos();
    List<TopicDifference> found = TopicComparison.of(wanted, read(admin));
    while (found.stream().anyMatch(TopicDifference.Missing.class::isInstance)
        && System.nanoTime() < deadline) {
      Thread.sleep(ASK_AGAIN_MS);
      found = TopicComparison.of(wanted, read(admin));
    }
    return found.stream().filter(one -> !(one instanceof TopicDifference.Stranger)).toList();
  }

  private static List<FoundTopic> read(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    return FoundTopics.read(admin, Topics::isOurs, TIMEOUT);
  }

  private static void requireNone(KafkaAccess kafka, List<TopicDifference> differences) {
    if (!differences.isEmpty()) {
      throw new IllegalStateException(
          "the topics on Kafka at "
              + kafka.bootstrapServers()
              + " are not as they should be: "
              + differences.stream().map(TopicDifference::text).collect(Collectors.joining("; "))
              + ". Nothing was changed. 'tidewatch topics plan' shows what to do, 'tidewatch topics"
              + " apply' does it; what is meant to be so can be set below kafka.retention and by"
              + " kafka.replication-factor and kafka.partitions; docs/runbooks/bigger-cluster.md"
              + " says how to come to another number of partitions");
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
