package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where records and state are kept.
 *
 * @param bootstrapServers an existing cluster, as {@code host:port,host:port}; empty starts a
 *     broker in this JVM
 * @param dataDirectory for the log of that broker and the state of detectors, created if absent
 */
public record Kafka(Optional<String> bootstrapServers, Path dataDirectory) {
  private static final Pattern SERVERS =
      Pattern.compile("[A-Za-z0-9.\\[\\]:_-]+:\\d{1,5}(,[A-Za-z0-9.\\[\\]:_-]+:\\d{1,5})*");

  public Kafka {
    requireNonNull(bootstrapServers, "bootstrapServers");
    InvalidComponent.unless(
        bootstrapServers.isEmpty() || SERVERS.matcher(bootstrapServers.get()).matches(),
        "bootstrapServers",
        "servers such as host1:9092,host2:9092",
        bootstrapServers);
    requireNonNull(dataDirectory, "dataDirectory");
  }
}
