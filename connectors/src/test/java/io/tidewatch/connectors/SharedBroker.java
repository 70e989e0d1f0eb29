package io.tidewatch.connectors;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.broker.EmbeddedBroker.Keeping;
import io.tidewatch.contract.topic.NewTopics;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One broker with all topics for all test classes, given to whoever asks for it. */
public final class SharedBroker implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == EmbeddedBroker.class;
  }

  @Override
  public EmbeddedBroker resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedBroker.class))
        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
        .broker();
  }

  public static void createTopics(EmbeddedBroker broker) {
    List<Topic<?, ?>> topics = Topics.ALL;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      NewTopics.create(
          admin, topics.stream().map(Topic::newTopic).toList(), Duration.ofSeconds(30));
    } catch (Exception e) {
      throw new IllegalStateException("the topics could not be created", e);
    }
  }

  private record Running(EmbeddedBroker broker, Path directory) implements AutoCloseable {
    private static Running start() {
      try {
        Path directory = Files.createTempDirectory("shared-broker");
        // Tests write records of days that are fixed, and long past what the topics keep.
        EmbeddedBroker broker = EmbeddedBroker.start(directory, Keeping.EVERYTHING);
        createTopics(broker);
        return new Running(broker, directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      broker.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
