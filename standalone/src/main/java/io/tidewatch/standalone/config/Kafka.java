package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where records and state are kept.
 *
 * @param access an existing cluster; empty starts a broker in this JVM
 * @param dataDirectory for the log of that broker and the state of detectors, created if absent
 */
public record Kafka(Optional<KafkaAccess> access, Path dataDirectory) {
  private static final Pattern SERVERS =
      Pattern.compile("[A-Za-z0-9.\\[\\]:_-]+:\\d{1,5}(,[A-Za-z0-9.\\[\\]:_-]+:\\d{1,5})*");

  public Kafka {
    requireNonNull(access, "access");
    InvalidComponent.unless(
        access.stream().map(KafkaAccess::bootstrapServers).allMatch(SERVERS.asMatchPredicate()),
        "bootstrapServers",
        "servers such as host1:9092,host2:9092",
        access);
    requireNonNull(dataDirectory, "dataDirectory");
  }
}
