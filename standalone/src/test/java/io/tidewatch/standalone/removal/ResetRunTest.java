package io.tidewatch.standalone.removal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.TopicLayout;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.query.streams.StreamsSettings;
import io.tidewatch.standalone.cli.Consent;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.config.Kafka;
import io.tidewatch.standalone.node.ApplicationId;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.KafkaCommand;
import io.tidewatch.standalone.node.TopicProvisioning;
import io.tidewatch.standalone.upgrade.CommittedValues;
import io.tidewatch.standalone.upgrade.TradeWriter;
import io.tidewatch.topology.Detector;
import io.tidewatch.topology.alerthistory.AlertHistoryTopology;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.largetrades.LargeTradesTopology;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector that has said something, and is to say it again. */
class ResetRunTest {
  private static final Detector DETECTOR = new LargeTradesTopology(LargeTradesSettings.DEFAULT);
  private static final String GROUP = DETECTOR.applicationId();
  private static final Set<ApplicationId> IDS = Set.of(ApplicationId.ofGroup(GROUP).orElseThrow());
  private static final List<String> SYMBOLS = List.of("XRPUSDT", "SOLUSDT", "BTCUSDT", "LTCUSDT");
  private static final String MINE = GROUP + "-of-mine";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> asked = new ArrayList<>();
  private final long startMs = InstantSource.system().millis() - 60_000;
  @TempDir private Path directory;
  private EmbeddedBroker broker;
  private KafkaAccess kafka;
  private Admin admin;

  @BeforeEach
  void open() throws Exception {
    // Where a data directory has it.
    broker = EmbeddedBroker.start(directory.resolve("kafka"));
    kafka = KafkaAccess.open(broker.bootstrapServers());
    admin = Admin.create(kafka.client());
    TopicProvisioning.ensureTopics(kafka, TopicLayout.OF_THE_CATALOGUE);
    if (!admin.listTopics().names().get().contains(MINE)) {
      admin.createTopics(List.of(new NewTopic(MINE, 1, (short) 1))).all().get();
    }
  }

  @AfterEach
  void close() {
    admin.close();
    broker.close();
  }

  @Test
  void shouldForgetEverythingAndDecideAnewWithTheSameIds() throws Exception {
    try (TradeWriter trades = new TradeWriter(kafka)) {
      SYMBOLS.forEach(symbol -> trades.trade(symbol, startMs, 2_500_000));
    }
    List<String> ids;
    try (DetectorRunner history = start(new AlertHistoryTopology());
        DetectorRunner running = start(DETECTOR)) {
      awaitAlerts(SYMBOLS.size());
      ids = alerts().stream().map(Alert::id).toList();
      awaitRunning(running);
      awaitRunning(history);

      assertThat(run().reset(IDS, answering("y"))).isEqualTo(ExitCode.FAILURE);
      assertThat(err.toString(UTF_8))
          .contains(GROUP + " has the members large-trades-one", "nothing was deleted");
    }
    assertThat(asked).isEmpty();
    // Its stores are in memory; what another version of it had on disk would lie there.
    Files.createDirectories(state().resolve(GROUP).resolve("0_0"));
    Set<String> before = everything();

    assertThat(run().reset(IDS, answering("n"))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains(
            "  group     " + GROUP + ": how far it has read ",
            "  topic     " + GROUP + "-",
            "  files     " + state().resolve(GROUP) + ": ",
            Topics.ALERTS.name() + " twice",
            "nothing was deleted");
    assertThat(everything()).isEqualTo(before);

    assertThat(run().reset(IDS, answering("y"))).isEqualTo(ExitCode.OK);
    assertThat(everything())
        .noneMatch(name -> name.startsWith(GROUP) && !name.equals(MINE))
        .contains(MINE, new AlertHistoryTopology().applicationId())
        .contains(Topics.ALL.stream().map(topic -> topic.name()).toArray(String[]::new));
    assertThat(state().resolve(GROUP)).doesNotExist();
    assertThat(state().resolve(new AlertHistoryTopology().applicationId())).isDirectory();

    assertThat(run().reset(IDS, answering("y"))).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).contains("there is no trace of large-trades");
    try (DetectorRunner running = start(DETECTOR)) {
      awaitAlerts(2 * SYMBOLS.size());
      assertThat(running.isDead()).isFalse();
    }
    assertThat(alerts()).extracting(Alert::id).hasSize(8).hasSameElementsAs(ids);
    assertThat(ids).doesNotHaveDuplicates();
  }

  /** It is started for the reset, and has not read its groups when it is asked for them. */
  @Test
  void shouldFindTheGroupOnABrokerThatHasJustStarted() throws Exception {
    try (TradeWriter trades = new TradeWriter(kafka)) {
      SYMBOLS.forEach(symbol -> trades.trade(symbol, startMs, 2_500_000));
    }
    try (DetectorRunner _ = start(DETECTOR)) {
      awaitAlerts(SYMBOLS.size());
    }
    close();
    Kafka settings = new Kafka(Optional.empty(), directory, TopicLayout.OF_THE_CATALOGUE);

    assertThat(
            KafkaCommand.runAlone(
                settings,
                List.of("large-trades"),
                started -> run(started).reset(IDS, answering("y"))))
        .isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .contains(
            "  group     " + GROUP + ": how far it has read " + Topics.BINANCE_SPOT_TRADES.name());
    open();
    assertThat(everything()).noneMatch(name -> name.startsWith(GROUP) && !name.equals(MINE));
  }

  private void awaitAlerts(int count) {
    await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(alerts()).hasSize(count));
  }

  private static void awaitRunning(DetectorRunner runner) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(runner.state()).isEqualTo(State.RUNNING));
  }

  private List<Alert> alerts() {
    return CommittedValues.of(kafka, Topics.ALERTS);
  }

  private DetectorRunner start(Detector detector) {
    DetectorRunner runner =
        new DetectorRunner(
            detector, StreamsSettings.single(kafka, state(), "one"), (name, cause) -> {});
    runner.start();
    return runner;
  }

  private Path state() {
    return DataDirectory.state(directory);
  }

  /** Names of all topics and groups. */
  private Set<String> everything() throws Exception {
    Set<String> names = new TreeSet<>(admin.listTopics().names().get());
    admin.listGroups().all().get().stream().map(GroupListing::groupId).forEach(names::add);
    return names;
  }

  private ResetRun run() {
    return run(admin);
  }

  private ResetRun run(Admin asked) {
    return new ResetRun(
        asked, directory, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }

  private Consent answering(String answer) {
    return Consent.of(
        Optional.of(question -> {
          asked.add(question);
          return answer;
        }));
  }
}
