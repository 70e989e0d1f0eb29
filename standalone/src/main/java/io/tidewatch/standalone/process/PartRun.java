package io.tidewatch.standalone.process;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.log.ProcessLog;
import io.tidewatch.standalone.node.DatabaseReach;
import io.tidewatch.standalone.node.KafkaReach;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.Shutdown;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Runs one part of the house until it is asked to end, or fails for good.
 *
 * @param command as the user typed it, such as {@code feed okx}
 */
record PartRun(String command, TidewatchSettings settings) {
  PartRun {
    requireNonNull(command, "command");
    requireNonNull(settings, "settings");
  }

  /**
   * Its Kafka.
   *
   * @throws ConfigurationException if there is none
   */
  KafkaAccess kafka() {
    return settings
        .kafka()
        .access()
        .orElseThrow(() ->
            new ConfigurationException(
                "tidewatch.kafka.bootstrap-servers: expected the servers of a Kafka cluster for"
                    + " '"
                    + command
                    + "', was nothing; give --bootstrap host:9092,... ('up' brings a broker of its"
                    + " own)"));
  }

  /**
   * Runs it.
   *
   * @param start starts it, once Kafka is there
   * @param does what it does, in a few words
   */
  int run(Function<KafkaAccess, Node> start, String does) {
    return run(start, does, Optional.empty());
  }

  /**
   * The same for what needs a database, too.
   *
   * @param database waited for as Kafka is; empty for none
   */
  int run(Function<KafkaAccess, Node> start, String does, Optional<DatabaseSettings> database) {
    ProcessLog.begin(command, settings.cluster().instanceId());
    KafkaAccess kafka = kafka();
    try (Shutdown shutdown = Shutdown.listen()) {
      if (!KafkaReach.await(kafka, shutdown.requested())) {
        return ExitCode.OK;
      }
      if (database.isPresent() && !DatabaseReach.await(database.get(), shutdown.requested())) {
        return ExitCode.OK;
      }
      try (Node node = start.apply(kafka)) {
        node.httpPort().ifPresent(port -> say(does, port));
        CompletableFuture.anyOf(shutdown.requested(), node.failure()).join();
        return node.failure().isDone() ? ExitCode.FAILURE : ExitCode.OK;
      }
    }
  }

  private void say(String does, int port) {
    System.out.println(
        "tidewatch "
            + command
            + ": "
            + does
            + "; "
            + (settings.httpTls().keystore().isPresent() ? "https://" : "http://")
            + settings.http().host()
            + ":"
            + port
            + "/health and /metrics; Ctrl-C ends");
  }
}
