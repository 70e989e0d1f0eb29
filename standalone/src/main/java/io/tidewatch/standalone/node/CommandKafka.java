package io.tidewatch.standalone.node;

import static java.util.Objects.requireNonNull;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.standalone.config.Kafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Kafka that a command works on: the one of the settings, the one of the {@code up} that runs
 * in the data directory, or else the one whose log lies there, which runs as long as the command.
 */
public final class CommandKafka implements AutoCloseable {
  private final KafkaAccess access;
  private final ClosingStages started;

  private CommandKafka(KafkaAccess access, ClosingStages started) {
    this.access = requireNonNull(access, "access");
    this.started = requireNonNull(started, "started");
  }

  /**
   * Finds it.
   *
   * @throws IllegalStateException if there is none, or if it cannot start
   */
  public static CommandKafka open(Kafka settings) {
    return settings
        .access()
        .or(() -> DataDirectory.runningBroker(settings.dataDirectory()).map(KafkaAccess::open))
        .map(access -> new CommandKafka(access, new ClosingStages(0)))
        .orElseGet(() -> ofDirectory(settings.dataDirectory(), List.of()));
  }

  /**
   * Finds it, and takes the data directory, so that nobody works in it meanwhile.
   *
   * @param parts of the directory that other processes may have for themselves
   * @throws IllegalStateException if there is none, if it cannot start, or if somebody is at work
   */
  public static CommandKafka openAlone(Kafka settings, List<String> parts) {
    return settings
        .access()
        .map(access -> besideDirectory(access, settings.dataDirectory(), parts))
        .orElseGet(() -> ofDirectory(settings.dataDirectory(), parts));
  }

  private static CommandKafka besideDirectory(KafkaAccess access, Path path, List<String> parts) {
    ClosingStages taken = new ClosingStages(1);
    if (Files.isDirectory(path)) {
      taken.add(0, DataDirectory.takeWholeAnd(path, parts));
    }
    return new CommandKafka(access, taken);
  }

  private static CommandKafka ofDirectory(Path path, List<String> parts) {
    if (!DataDirectory.hasBroker(path)) {
      throw new IllegalStateException(
          "expected kafka.bootstrap-servers to be set, or a broker in the data directory "
              + path.toAbsolutePath()
              + ", was neither");
    }
    ClosingStages started = new ClosingStages(2);
    try {
      DataDirectory directory = started.add(1, DataDirectory.takeWholeAnd(path, parts));
      EmbeddedBroker broker = started.add(0, EmbeddedBroker.start(directory.broker()));
      return new CommandKafka(KafkaAccess.open(broker.bootstrapServers()), started);
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  public KafkaAccess access() {
    return access;
  }

  @Override
  public void close() {
    started.close();
  }
}
