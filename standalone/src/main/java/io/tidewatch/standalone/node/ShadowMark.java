package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps those who speak in the shadow apart from those in charge. Both in one consumer group would
 * share the work, and of one part of it nobody would hear. A group that works in the shadow has
 * another beside it, in which nobody ever is.
 */
final class ShadowMark {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** As long as one that is gone counts as a member, and a little more. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final long ASK_AGAIN_MS = 200;
  private static final String MARK = "-shadow";

  private final Admin admin;

  private ShadowMark(Admin admin) {
    this.admin = requireNonNull(admin, "admin");
  }

  /**
   * Lets detectors begin to work in the shadow, or in charge.
   *
   * @param applicationIds theirs
   * @throws IllegalStateException if others with one of these ids do the opposite, or Kafka refuses
   */
  static void begin(KafkaAccess kafka, Collection<String> applicationIds, boolean inShadow) {
    if (applicationIds.isEmpty()) {
      return;
    }
    try (Admin admin = Admin.create(kafka.client())) {
      ShadowMark mark = new ShadowMark(admin);
      for (String id : applicationIds) {
        if (inShadow) {
          mark.set(id);
        } else {
          mark.remove(id);
        }
      }
    } catch (ExecutionException e) {
      throw refused(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw refused(kafka, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused(kafka, e);
    }
  }

  private void set(String id) throws ExecutionException, InterruptedException, TimeoutException {
    if (exists(id) && !exists(id + MARK)) {
      throw new IllegalStateException(
          "expected an application id that nobody works under to work in the shadow, was "
              + id
              + ", which is in charge; only the next version of a detector can run beside it");
    }
    get(
        admin
            .alterConsumerGroupOffsets(
                id + MARK,
                Map.of(new TopicPartition(Topics.ALERTS.name(), 0), new OffsetAndMetadata(0)))
            .all());
  }

  private void remove(String id) throws ExecutionException, InterruptedException, TimeoutException {
    if (!exists(id + MARK)) {
      return;
    }
    awaitNobody(id);
    get(admin.deleteConsumerGroups(List.of(id + MARK)).all());
  }

  private void awaitNobody(String id)
      throws ExecutionException, InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> members = members(id);
    while (!members.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "expected nobody in the shadow, was "
                + id
                + " with "
                + String.join(", ", members)
                + "; end all that run with --shadow before the first one without");
      }
      Thread.sleep(ASK_AGAIN_MS);
      members = members(id);
    }
  }

  private boolean exists(String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    return ConsumerGroups.find(admin, group, TIMEOUT).isPresent();
  }

  private List<String> members(String group)
      throws ExecutionException, InterruptedException, TimeoutException {
    return ConsumerGroups.find(admin, group, TIMEOUT)
        .map(ConsumerGroups::members)
        .orElse(List.of());
  }

  private static <T> T get(KafkaFuture<T> future)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  private static IllegalStateException refused(KafkaAccess kafka, Throwable cause) {
    return new IllegalStateException(
        "who is in charge could not be asked of Kafka at "
            + kafka.bootstrapServers()
            + ": "
            + KafkaFailure.words(cause),
        cause);
  }
}
