package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.simulator.futures.FuturesPlayer;
import io.tidewatch.simulator.futures.FuturesScript;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.FuturesOptions;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.record.RecordCommand;
import io.tidewatch.standalone.replay.ReplayRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The scripted contracts from the simulated venue through feed and detector, as fast as they go,
 * and once more from their recording: the last round has nothing after it that would end it.
 */
class FuturesSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final InstantSource clock = InstantSource.system();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final FuturesScript script =
      FuturesScript.standard(clock.millis() - Duration.ofHours(1).toMillis());
  private final AtomicReference<LongSupplier> time = new AtomicReference<>(script::beginMs);

  @Test
  void shouldRaiseWhatTheScenesMustRaiseAndTheSameFromTheirRecording(@TempDir Path directory)
      throws Exception {
    Path recording = directory.resolve("futures.jsonl.gz");
    try (DemoFutures venue = DemoFutures.start(script, this::marketTime);
        DataDirectory data = DataDirectory.temporary();
        Node node = Node.start(data, options(venue))) {
      assertThat(venue.begin(script, new HouseInside(node), PATIENCE)).isTrue();
      play(node, venue);
      assertThat(node.drain(PATIENCE)).isTrue();
      await().atMost(PATIENCE).until(() -> alerts.size() >= script.expected().size());
      assertThat(record(node, recording)).isEqualTo(ExitCode.OK);
    }
    assertThat(AlertCheck.of(due(), alerts)).matches(AlertCheck::isExact);

    ReplayRun replayed = ReplayRun.of(recording.toString());

    assertThat(replayed.exitCode()).as(replayed.summary()).isEqualTo(ExitCode.OK);
    assertThat(replayed.alerts())
        .extracting(Alert::id)
        .containsExactlyInAnyOrderElementsOf(alerts.stream().map(Alert::id).toList());
  }

  private Instant marketTime() {
    return Instant.ofEpochMilli(time.get().getAsLong());
  }

  private List<AlertCheck.Due> due() {
    return script.expected().stream().map(AlertCheck::due).toList();
  }

  private void play(Node node, DemoFutures venue) throws Exception {
    try (FuturesPlayer player =
        FuturesPlayer.start(
            venue.server(),
            venue.ledger(),
            script,
            () -> Long.MAX_VALUE / 2,
            () -> node.feeds().binanceFutures().orElseThrow().counts().frames())) {
      time.set(player::time);
      assertThat(player.finished().orTimeout(120, TimeUnit.SECONDS))
          .succeedsWithin(PATIENCE)
          .isEqualTo(true);
    }
  }

  private static int record(Node node, Path recording) {
    return new CommandLine(new RecordCommand())
        .execute(
            "--from-beginning",
            "--until-now",
            "--set",
            "kafka.bootstrap-servers=" + node.kafka().bootstrapServers(),
            recording.toString());
  }

  private NodeOptions options(DemoFutures venue) {
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new FuturesOptions(
                    venue.feed(), frame -> time.get().getAsLong() * 1_000, this::marketTime)),
            Optional.empty(),
            Optional.empty(),
            ReceiveClock.wall(clock)),
        NodeOptions.Detection.DEFAULT,
        SinkOptions.NONE,
        Optional.empty(),
        Optional.empty(),
        () -> 0,
        clock,
        alerts::add,
        event -> {});
  }
}
