package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where records and state are kept.
 *
 * @param access an existing cluster; empty starts a broker in this JVM
 * @param dataDirectory for the log of that broker and the state of detectors, created if absent
 * @param layout how topics are to be there
 */
public record Kafka(Optional<KafkaAccess> access, Path dataDirectory, TopicLayout layout) {
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
    requireNonNull(layout, "layout");
    InvalidComponent.unless(
        access.isPresent() || layout.replication().factor().orElse(1) == 1,
        "replicationFactor",
        "1 or nothing where kafka.bootstrap-servers is not set, since the broker in this JVM is"
            + " alone",
        layout.replication());
  }
}
