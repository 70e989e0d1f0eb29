package io.tidewatch.standalone.removal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.TopicProvisioning;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanRunTest {
  private static final String OLD = "tidewatch-alert-history-v1";
  private static final String NEW = "tidewatch-alert-history-v2";
  private static final String STORE = "-alerts-by-id-changelog";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  @TempDir private Path directory;

  @Test
  void shouldDeleteAllOfOursOnASharedClusterAndNothingElse() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("elsewhere"));
        Admin admin = Admin.create(KafkaAccess.open(broker.bootstrapServers()).client())) {
      fill(KafkaAccess.open(broker.bootstrapServers()), admin);
      write(DataDirectory.state(directory).resolve(NEW).resolve("0_0"), 100);
      Set<String> before = everything(admin);
      String cluster = admin.describeCluster().clusterId().get();

      assertThat(run().cluster(admin, false, answering("yes"))).isEqualTo(ExitCode.OK);
      assertThat(asked).containsExactly("Write the id of the cluster to delete all this: ");
      assertThat(everything(admin)).isEqualTo(before);
      assertThat(lines())
          .contains(
              "  topic     " + Topics.ALERTS.name() + ": 1 partition, 0 bytes",
              "  group     tidewatch-console: how far it has read orders",
              "  files     " + directory.resolve("streams") + ": 100 bytes",
              "nothing was deleted");

      assertThat(run().cluster(admin, false, answering(cluster))).isEqualTo(ExitCode.OK);
      assertThat(everything(admin)).containsExactly("orders", "readers", "tidewatch-of-mine");
      assertThat(directory.resolve("streams")).doesNotExist();
      assertThat(directory.resolve("elsewhere")).isDirectory();
    }
  }

  @Test
  void shouldDeleteOnlyWhatEarlierVersionsLeft() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("elsewhere"));
        Admin admin = Admin.create(KafkaAccess.open(broker.bootstrapServers()).client())) {
      fill(KafkaAccess.open(broker.bootstrapServers()), admin);
      write(DataDirectory.state(directory).resolve(OLD).resolve("0_0"), 100);
      write(DataDirectory.state(directory).resolve(NEW).resolve("0_0"), 100);
      Set<String> before = everything(admin);

      assertThat(run().oldVersions(admin, answering("n"))).isEqualTo(ExitCode.OK);
      assertThat(everything(admin)).isEqualTo(before);
      assertThat(run().oldVersions(admin, answering("y"))).isEqualTo(ExitCode.OK);

      before.removeAll(Set.of(OLD, OLD + STORE, Topics.SHADOW_PREFIX + "alerts"));
      assertThat(everything(admin)).isEqualTo(before);
      assertThat(DataDirectory.state(directory)).isDirectoryContaining("glob:**" + NEW);
      assertThat(DataDirectory.state(directory)).isDirectoryNotContaining("glob:**" + OLD);
      assertThat(run().oldVersions(admin, answering("y"))).isEqualTo(ExitCode.OK);
      assertThat(lines()).endsWith("nothing to delete");
    }
  }

  @Test
  void shouldDeleteTheStateOfADataDirectoryAndLeaveWhatIsNotOurs() throws Exception {
    Path outside = directory.resolve("outside");
    write(outside.resolve("precious"), 10);
    Path data = directory.resolve("data");
    write(data.resolve("kafka").resolve("log"), 1_000);
    write(data.resolve("streams").resolve(NEW).resolve("0_0"), 100);
    write(data.resolve("database").resolve("tidewatch.mv.db"), 50);
    write(data.resolve("notes.txt"), 5);
    Files.createSymbolicLink(data.resolve("streams").resolve("link"), outside);
    Files.createSymbolicLink(data.resolve("time-series"), outside);
    CleanRun clean = run(data);

    assertThat(clean.directory(false, answering("y"))).isEqualTo(ExitCode.OK);
    assertThat(data.resolve("kafka").resolve("log")).exists();
    assertThat(lines())
        .contains(
            "  files     " + data.resolve("kafka") + ": 1000 bytes",
            "stays: " + data.resolve("database") + " (--with-database deletes it too)",
            "stays: " + data.resolve("notes.txt"),
            "nothing was deleted");

    assertThat(clean.directory(false, answering("delete"))).isEqualTo(ExitCode.OK);
    assertThat(data).isDirectoryNotContaining("glob:**/{kafka,streams,time-series}");
    assertThat(data.resolve("notes.txt")).exists();
    assertThat(data.resolve("database").resolve("tidewatch.mv.db")).exists();
    assertThat(outside.resolve("precious")).exists();

    assertThat(clean.directory(true, answering("delete"))).isEqualTo(ExitCode.OK);
    assertThat(data.resolve("database")).doesNotExist();
  }

  private static void fill(KafkaAccess kafka, Admin admin) throws Exception {
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
    List<NewTopic> topics = new ArrayList<>();
    for (String name :
        List.of(
            "orders",
            "tidewatch-of-mine",
            OLD + STORE,
            NEW + STORE,
            Topics.SHADOW_PREFIX + "alerts")) {
      topics.add(new NewTopic(name, 1, (short) 1));
    }
    admin.createTopics(topics).all().get();
    for (String group : List.of("readers", "tidewatch-console", OLD, NEW)) {
      admin
          .alterConsumerGroupOffsets(
              group, Map.of(new TopicPartition("orders", 0), new OffsetAndMetadata(0)))
          .all()
          .get();
    }
  }

  private static void write(Path file, int bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }

  /** Names of all topics and groups. */
  private static Set<String> everything(Admin admin) throws Exception {
    Set<String> names = new TreeSet<>(admin.listTopics().names().get());
    admin.listGroups().all().get().stream().map(GroupListing::groupId).forEach(names::add);
    return names;
  }

  private CleanRun run() {
    return run(directory);
  }

  private CleanRun run(Path data) {
    return new CleanRun(data, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private List<String> lines() {
    return out.toString(UTF_8).lines().toList();
  }

  private Consent answering(String answer) {
    return Consent.of(
        Optional.of(question -> {
          asked.add(question);
          return answer;
        }));
  }
}
