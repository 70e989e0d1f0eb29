package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.simulator.whale.WhaleMarket;
import io.tidewatch.simulator.whale.WhalePlayer;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.record.RecordCommand;
import io.tidewatch.standalone.replay.ReplayRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The scenes of watched addresses through sockets, and once more from their recording. */
class WhaleSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final InstantSource clock = InstantSource.system();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();

  @Test
  void shouldRaiseWhatTheScenesMustRaiseAndTheSameFromTheirRecording(@TempDir Path directory)
      throws InterruptedException {
    WhaleMarket market = WhaleMarket.standard(clock.millis() - Duration.ofHours(1).toMillis());
    Path recording = directory.resolve("whales.jsonl.gz");
    try (DemoWhales venue = DemoWhales.start(market);
        DataDirectory data = DataDirectory.temporary();
        Node node = Node.start(data, options(venue))) {
      assertThat(venue.awaitWatched(new HouseInside(node), PATIENCE)).isTrue();
      try (WhalePlayer player =
          WhalePlayer.start(
              venue.server(),
              market,
              () -> Long.MAX_VALUE,
              () -> node.feeds().hyperliquid().map(feed -> feed.counts().frames()).orElse(0L))) {
        assertThat(player.finished()).succeedsWithin(PATIENCE).isEqualTo(true);
      }
      assertThat(node.drain(PATIENCE)).isTrue();
      assertThat(record(node, recording)).isEqualTo(ExitCode.OK);
    }
    AlertCheck check =
        AlertCheck.of(market.scenes().alerts().stream().map(AlertCheck::due).toList(), alerts);
    assertThat(check.missing()).isEmpty();
    assertThat(check.extra()).isEmpty();

    ReplayRun replayed = ReplayRun.of(recording.toString());

    assertThat(replayed.exitCode()).as(replayed.summary()).isEqualTo(ExitCode.OK);
    assertThat(replayed.alerts()).containsExactlyInAnyOrderElementsOf(alerts);
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

  private NodeOptions options(DemoWhales venue) {
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(venue.feed()),
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
