package io.tidewatch.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.okx.OkxFeedSettings;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.simulator.book.BookPlayer;
import io.tidewatch.simulator.book.BookScene;
import io.tidewatch.simulator.book.BookScenes;
import io.tidewatch.simulator.okx.OkxChannel;
import io.tidewatch.simulator.okx.OkxServer;
import io.tidewatch.simulator.okx.OkxSettings;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.OkxOptions;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.record.RecordCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The scripted books through sockets, as fast as they go, and once more from their recording. */
class BookSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final InstantSource clock = InstantSource.system();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final List<FeedEvent> events = new CopyOnWriteArrayList<>();

  @Test
  void shouldRaiseWhatTheScenesMustRaiseAndTheSameFromTheirRecording(@TempDir Path directory) {
    BookScenes scenes = BookScenes.standard(clock.millis() - Duration.ofHours(1).toMillis());
    Path recording = directory.resolve("books.jsonl.gz");
    try (OkxServer venue = OkxServer.start(OkxSettings.standard())) {
      scenes.list(venue);
      try (DataDirectory data = DataDirectory.temporary();
          Node node = Node.start(data, options(venue, scenes))) {
        await().atMost(PATIENCE).until(() -> subscribed(venue, scenes));
        try (BookPlayer player = BookPlayer.start(venue, scenes, () -> Long.MAX_VALUE)) {
          assertThat(player.finished().orTimeout(120, TimeUnit.SECONDS))
              .succeedsWithin(PATIENCE)
              .isEqualTo(true);
        }
        await().atMost(PATIENCE).until(() -> healed());
        assertThat(node.drain(PATIENCE)).isTrue();
        assertThat(record(node, recording)).isEqualTo(ExitCode.OK);
      }
    }
    assertThat(alerts)
        .extracting(alert -> alert.rule() + " " + alert.subject() + " " + alert.side())
        .containsExactlyInAnyOrderElementsOf(due(scenes));

    ReplayRun replayed = ReplayRun.of(recording.toString());

    assertThat(replayed.exitCode()).as(replayed.summary()).isEqualTo(ExitCode.OK);
    assertThat(replayed.alerts())
        .extracting(Alert::id)
        .containsExactlyInAnyOrderElementsOf(alerts.stream().map(Alert::id).toList());
    assertThat(replayed.summary()).contains("5 snapshots, 1 broken");
  }

  private static List<String> due(BookScenes scenes) {
    return scenes.all().stream().flatMap(scene -> due(scene).stream()).toList();
  }

  private static List<String> due(BookScene scene) {
    return scene.expected().stream()
        .map(expected -> expected.rule() + " " + scene.instId() + " " + expected.side())
        .toList();
  }

  private boolean healed() {
    return events.stream().anyMatch(event -> event.type() == FeedEvent.Type.HEALED);
  }

  private static boolean subscribed(OkxServer venue, BookScenes scenes) {
    return scenes.instruments().stream()
        .allMatch(instId ->
            venue.subscribers(OkxChannel.BOOKS, instId) == 1
                && venue.subscribers(OkxChannel.TRADES, instId) == 1);
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

  private NodeOptions options(OkxServer venue, BookScenes scenes) {
    OkxFeedSettings feed =
        OkxFeedSettings.DEFAULTS.with(
            new OkxFeedSettings.Endpoints(venue.webSocketUri(), Optional.of(venue.restUri())));
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.empty(),
            Optional.of(new OkxOptions(feed, scenes.instruments(), Optional.empty())),
            Optional.empty(),
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
        events::add);
  }
}
