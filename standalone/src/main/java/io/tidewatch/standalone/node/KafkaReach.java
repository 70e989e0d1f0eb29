package io.tidewatch.standalone.node;

import io.tidewatch.contract.topic.KafkaAccess;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

  private KafkaReach() {}

  /**
   * Waits until Kafka answers, and says every 30 s that it does not.
   *
   * @param end done when nobody wants to wait any more
   * @return false if it was not there before the end
   * @throws IllegalStateException if it answers and refuses, which waiting does not change
   */
  public static boolean await(KafkaAccess kafka, CompletableFuture<?> end) {
    return new Waiting(LOG, "Kafka at " + kafka.bootstrapServers())
        .until(() -> absence(kafka), end);
  }

  private static Optional<String> absence(KafkaAccess kafka) {
    try (Admin admin = Admin.create(kafka.client(asking()))) {
      admin.describeCluster().clusterId().get();
      return Optional.empty();
    } catch (ExecutionException e) {
      throwIfRefused(kafka, e.getCause());
      return Optional.of(KafkaFailure.words(e.getCause()));
    } catch (KafkaException e) {
      throw refused(kafka, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
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
}
