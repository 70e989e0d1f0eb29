package io.tidewatch.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.retention.RetentionSettings;
import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.connectors.whale.RegularWatchList;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.simulator.pool.PoolPlayer;
import io.tidewatch.simulator.pool.PoolScene;
import io.tidewatch.standalone.cli.ExitCode;
import io.tidewatch.standalone.node.DataDirectory;
import io.tidewatch.standalone.node.DatabaseOptions;
import io.tidewatch.standalone.node.DbotxOptions;
import io.tidewatch.standalone.node.Node;
import io.tidewatch.standalone.node.NodeOptions;
import io.tidewatch.standalone.node.SinkOptions;
import io.tidewatch.standalone.record.RecordCommand;
import io.tidewatch.standalone.replay.ReplayRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The scripted pool from its database through loader, sockets and detector, as fast as it goes, and
 * once more from its recording: with the template that was edited and the token that left.
 */
class PoolSessionTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final InstantSource clock = InstantSource.system();
  private final List<Alert> alerts = new CopyOnWriteArrayList<>();
  private final Scripts scripts = Scripts.standard(clock.millis() - Duration.ofHours(1).toMillis());
  private final AtomicReference<LongSupplier> time =
      new AtomicReference<>(() -> scripts.trades().startMs());

  @Test
  void shouldRaiseWhatTheScenesMustRaiseAndTheSameFromTheirRecording(@TempDir Path directory)
      throws Exception {
    Path recording = directory.resolve("pool.jsonl.gz");
    try (DemoVenues venues = DemoVenues.start(scripts, clocks());
        DemoPool pool =
            DemoPool.load(
                scripts.pool(),
                venues.searchUri(),
                DatabaseSettings.inMemory("session-" + UUID.randomUUID()),
                directory);
        DataDirectory data = DataDirectory.temporary();
        Node node = Node.start(data, options(venues, pool))) {
      pool.tell(node.poolReload().orElseThrow());
      play(node, venues, pool);
      assertThat(node.drain(PATIENCE)).isTrue();
      await().atMost(PATIENCE).until(() -> alerts.size() >= scripts.pool().expected().size());
      assertThat(record(node, recording)).isEqualTo(ExitCode.OK);
    }
    assertThat(AlertCheck.of(due(), alerts)).matches(AlertCheck::isExact);

    ReplayRun replayed = ReplayRun.of(recording.toString());

    assertThat(replayed.exitCode()).as(replayed.summary()).isEqualTo(ExitCode.OK);
    assertThat(replayed.alerts())
        .extracting(Alert::id)
        .containsExactlyInAnyOrderElementsOf(alerts.stream().map(Alert::id).toList());
  }

  private DemoClocks clocks() {
    return new DemoClocks(scripts.trades().startMs(), scripts.futures().beginMs());
  }

  private List<AlertCheck.Due> due() {
    return scripts.pool().all().stream()
        .map(PoolScene::expected)
        .flatMap(List::stream)
        .map(AlertCheck::due)
        .toList();
  }

  private void play(Node node, DemoVenues venues, DemoPool pool) throws Exception {
    assertThat(PoolPlayer.awaitSubscribed(venues.dbotx(), scripts.pool(), PATIENCE)).isTrue();
    try (PoolPlayer player =
        PoolPlayer.start(
            venues.dbotx(),
            scripts.pool(),
            () -> Long.MAX_VALUE,
            pool,
            () -> node.feeds().dbotx().orElseThrow().counts().frames())) {
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

  private NodeOptions options(DemoVenues venues, DemoPool pool) {
    return new NodeOptions(
        Optional.empty(),
        servers -> {},
        new NodeOptions.Feeds(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                new DbotxOptions(venues.dbotxFeed(), frame -> time.get().getAsLong() * 1_000)),
            Optional.empty(),
            ReceiveClock.wall(clock)),
        NodeOptions.Detection.DEFAULT,
        SinkOptions.NONE,
        Optional.of(
            new DatabaseOptions(
                pool.settings(),
                RetentionSettings.DEFAULT,
                false,
                RegularWatchList.DEFAULT_EVERY,
                () -> Instant.ofEpochMilli(time.get().getAsLong()),
                Locale.CHINESE,
                ZoneOffset.UTC)),
        Optional.empty(),
        () -> 0,
        clock,
        alerts::add,
        event -> {});
  }
}
