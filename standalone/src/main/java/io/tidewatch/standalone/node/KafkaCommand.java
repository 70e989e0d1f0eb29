package io.tidewatch.standalone.node;

import io.tidewatch.standalone.config.Kafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Does the work of a command on its Kafka, and says in one sentence why that did not go. */
public final class KafkaCommand {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private KafkaCommand() {}

  /** The work of a command. */
  @FunctionalInterface
  public interface Work {
    int with(Admin admin) throws ExecutionException, InterruptedException, TimeoutException;
  }

  /**
   * Does it.
   *
   * @return what the work gave back
   * @throws IllegalStateException if Kafka is not there, does not answer or refuses
   */
  public static int run(Kafka settings, Work work) throws InterruptedException {
    try (CommandKafka kafka = CommandKafka.open(settings)) {
      return run(kafka, work);
    }
  }

  /**
   * Does it while nobody else works in the data directory.
   *
   * @param parts of the directory that other processes may have for themselves
   * @return what the work gave back
   * @throws IllegalStateException if Kafka is not there, does not answer or refuses, or if somebody
   *     is at work
   */
  public static int runAlone(Kafka settings, List<String> parts, Work work)
      throws InterruptedException {
    try (CommandKafka kafka = CommandKafka.openAlone(settings, parts)) {
      return run(kafka, work);
    }
  }

  private static int run(CommandKafka kafka, Work work) throws InterruptedException {
    try (Admin admin =
        Admin.create(
            kafka
                .access()
                .client(
                    Map.of(
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) TIMEOUT.toMillis())))) {
      return work.with(admin);
    } catch (ExecutionException e) {
      throw refused(kafka, e.getCause());
    } catch (TimeoutException | KafkaException e) {
      throw refused(kafka, e);
    }
  }

  private static IllegalStateException refused(CommandKafka kafka, Throwable cause) {
    return new IllegalStateException(
        "Kafka at " + kafka.access().bootstrapServers() + ": " + KafkaFailure.words(cause), cause);
  }
}
