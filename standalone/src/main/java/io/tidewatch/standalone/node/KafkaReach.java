package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a Kafka that is not there yet: processes are started in any order. */
public final class KafkaReach {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaReach.class);
  private static final Duration TRY = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long SAY_AGAIN_NANOS = Duration.ofSeconds(30).toNanos();

  private KafkaReach() {}

  /**
   * Waits until Kafka answers, and says every 30 s that it does not.
   *
   * @param end done when nobody wants to wait any more
   * @return false if it was not there before the end
   * @throws IllegalStateException if it answers and refuses, which waiting does not change
   */
  public static boolean await(KafkaAccess kafka, CompletableFuture<?> end) {
    requireNonNull(kafka, "kafka");
    long said = System.nanoTime() - SAY_AGAIN_NANOS;
    while (!end.isDone()) {
      try (Admin admin = Admin.create(kafka.client(asking()))) {
        admin.describeCluster().clusterId().get();
        return true;
      } catch (ExecutionException e) {
        throwIfRefused(kafka, e.getCause());
        if (System.nanoTime() - said >= SAY_AGAIN_NANOS) {
          said = System.nanoTime();
          LOG.warn(
              "waiting for Kafka at {}: {}",
              kafka.bootstrapServers(),
              KafkaFailure.words(e.getCause()));
        }
      } catch (KafkaException e) {
        throw refused(kafka, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      pause(end);
    }
    return false;
  }

  private static Map<String, Object> asking() {
    int patience = (int) TRY.toMillis();
    return Map.of(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        patience,
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        patience);
  }

  private static void throwIfRefused(KafkaAccess kafka, Throwable cause) {
    if (cause instanceof ApiException && !(cause instanceof RetriableException)) {
      throw refused(kafka, cause);
    }
  }

  private static IllegalStateException refused(KafkaAccess kafka, Throwable cause) {
    return new IllegalStateException(
        "Kafka at " + kafka.bootstrapServers() + " refuses: " + KafkaFailure.words(cause), cause);
  }

  private static void pause(CompletableFuture<?> end) {
    try {
      end.get(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Then it is tried again, or seen to be the end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
