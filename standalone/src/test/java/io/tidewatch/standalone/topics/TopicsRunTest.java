package io.tidewatch.standalone.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.FoundTopic;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Partitions;
import io.tidewatch.contract.topic.Replication;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.FoundTopics;
import io.tidewatch.standalone.node.TopicProvisioning;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsRunTest {
  private static final String ALERTS = Topics.ALERTS.name();
  private static final String AUDIT = Topics.AUDIT.name();
  private static final String TRADES = Topics.BINANCE_SPOT_TRADES.name();
  private static final String STRANGER = Topics.PREFIX + "of-yesterday";

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private Admin admin;

  @BeforeEach
  void open() {
    broker = EmbeddedBroker.start(directory);
    admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  @AfterEach
  void close() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldPlanAndCreateEverythingOnAnEmptyCluster() throws Exception {
    assertThat(run().plan()).isEqualTo(ExitCode.FAILURE);
    assertThat(lines())
        .contains(
            "copies of each topic: left to the cluster, as kafka.replication-factor is not set",
            "'tidewatch topics apply' creates and changes; nothing was done now")
        .filteredOn(line -> line.startsWith("  create    topic tidewatch."))
        .hasSameSizeAs(Topics.ALL);
    assertThat(found()).isEmpty();

    assertThat(run().apply(Consent.GIVEN, Consent.toOnly(List.of()))).isEqualTo(ExitCode.OK);
    said.reset();
    assertThat(run().plan()).isEqualTo(ExitCode.OK);
    assertThat(lines()).endsWith("all topics are as they should be");
    // What was made is what a start takes.
    TopicProvisioning.ensureTopics(access(), TopicLayout.OF_THE_CATALOGUE);
  }

  @Test
  void shouldChangeWhatLosesNothingAfterAYes() throws Exception {
    TopicProvisioning.ensureTopics(access(), TopicLayout.OF_THE_CATALOGUE);
    set(AUDIT, "retention.ms", "86400000");
    set(TRADES, "retention.bytes", "1000000");

    assertThat(run().apply(answering("n"), answering("n"))).isEqualTo(ExitCode.FAILURE);
    assertThat(lines())
        .contains(
            "  change    topic "
                + AUDIT
                + ": retention.ms expected 31536000000 (365 d), was 86400000 (1 d)",
            "  change    topic " + TRADES + ": retention.bytes expected -1, was 1000000",
            "nothing was changed");
    assertThat(config(AUDIT, "retention.ms")).isEqualTo("86400000");

    assertThat(run().apply(answering("y"), answering("n"))).isEqualTo(ExitCode.OK);
    assertThat(config(AUDIT, "retention.ms")).isEqualTo("31536000000");
    assertThat(config(TRADES, "retention.bytes")).isEqualTo("-1");
  }

  @Test
  void shouldAskForTheNameOfATopicOfWhichKafkaWouldDelete() throws Exception {
    TopicProvisioning.ensureTopics(access(), TopicLayout.OF_THE_CATALOGUE);
    set(ALERTS, "retention.ms", "-1");

    assertThat(run().apply(answering("y"), answering("y"))).isEqualTo(ExitCode.FAILURE);
    assertThat(asked)
        .singleElement()
        .asString()
        .contains("topic " + ALERTS, "what is older", "Write the name of the topic");
    assertThat(run().apply(Consent.GIVEN, Consent.toOnly(List.of(AUDIT))))
        .isEqualTo(ExitCode.FAILURE);
    assertThat(config(ALERTS, "retention.ms")).isEqualTo("-1");

    assertThat(run().apply(answering("y"), answering(ALERTS))).isEqualTo(ExitCode.OK);
    assertThat(config(ALERTS, "retention.ms")).isEqualTo("2592000000");
  }

  @Test
  void shouldNeverTouchPartitionsCopiesOrStrangers() throws Exception {
    admin
        .createTopics(
            List.of(
                new NewTopic(TRADES, 6, (short) 1)
                    .configs(Map.of("retention.ms", "259200000", "max.message.bytes", "8388608")),
                new NewTopic(STRANGER, 2, (short) 1)))
        .all()
        .get();
    run().apply(Consent.GIVEN, Consent.toOnly(List.of()));
    said.reset();

    assertThat(
            run(new TopicLayout(Replication.of(3), Partitions.OF_THE_CATALOGUE, Map.of())).plan())
        .isEqualTo(ExitCode.FAILURE);
    assertThat(lines())
        .contains("  leave     topic " + STRANGER + ": not in the catalogue")
        .anyMatch(
            line -> line.startsWith("  refuse    topic " + TRADES + ": partitions expected 4"))
        .anyMatch(line ->
            line.startsWith("  refuse    topic " + ALERTS + ": replication expected 3, was 1;"));

    said.reset();
    assertThat(run().apply(Consent.GIVEN, Consent.GIVEN)).isEqualTo(ExitCode.FAILURE);
    assertThat(found())
        .filteredOn(topic -> topic.name().equals(TRADES))
        .extracting(FoundTopic::partitions)
        .containsExactly(6);
    assertThat(found()).extracting(FoundTopic::name).contains(STRANGER);
  }

  private TopicsRun run() {
    return run(TopicLayout.OF_THE_CATALOGUE);
  }

  private TopicsRun run(TopicLayout layout) {
    return new TopicsRun(admin, layout, new PrintStream(said, true, UTF_8));
  }

  private KafkaAccess access() {
    return KafkaAccess.open(broker.bootstrapServers());
  }

  private Consent answering(String answer) {
    return Consent.of(
        Optional.of(question -> {
          asked.add(question);
          return answer;
        }));
  }

  private List<String> lines() {
    return said.toString(UTF_8).lines().toList();
  }

  private List<FoundTopic> found() throws Exception {
    return FoundTopics.read(admin, Topics::isOurs, Duration.ofSeconds(30));
  }

  private String config(String topic, String setting) throws Exception {
    return found().stream()
        .filter(one -> one.name().equals(topic))
        .findFirst()
        .orElseThrow()
        .configs()
        .get(setting);
  }

  private void set(String topic, String setting, String value) throws Exception {
    admin
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                    new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
