package io.tidewatch.connectors.dbotx;

import static io.tidewatch.connectors.dbotx.DbotxRig.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.dbotx.PairItem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbotxBackPressureTest {
  private static final int FRAMES = 1_000;
  private static final String PADDING = "x".repeat(1_000);

  @Test
  void shouldHoldTheSocketBackAndLoseNothingWhileTheBrokerIsAway(@TempDir Path directory) {
    EmbeddedBroker broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    int port = Integer.parseInt(broker.bootstrapServers().split(":")[1]);
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "buffer.memory",
            131_072,
            "compression.type",
            "none");
    try (DbotxServer venue = DbotxServer.start(DbotxSettings.standard());
        DbotxRig rig = new DbotxRig(client, quicklyDead(venue)).fill(1, 1).start()) {
      rig.acknowledged(1);
      push(venue, 0);
      await().until(() -> rig.frames(1).size() == 1);

      broker.close();
      IntStream.range(1, FRAMES).forEach(number -> push(venue, number));
      await().until(() -> rig.feed().counts().frames() > 1);
      long stuck = rig.feed().counts().frames();
      broker = EmbeddedBroker.start(directory, port, EmbeddedBroker.Keeping.AS_CONFIGURED);

      await().atMost(Duration.ofSeconds(60)).until(() -> rig.frames(1).size() == FRAMES);
      assertThat(stuck).isLessThan(FRAMES);
      assertThat(rig.frames(1))
          .extracting(record -> new String(record.value(), UTF_8))
          .containsExactlyElementsOf(
              IntStream.range(0, FRAMES)
                  .mapToObj(n -> "{\"type\":\"pairsInfo\",\"result\":[" + json(n) + "]}")
                  .toList());
      assertThat(rig.feed().counts().blockedSends()).isPositive();
      assertThat(rig.feed().counts().publishFailures()).isZero();
      assertThat(rig.events(Type.CLOSED)).isEmpty();
      assertThat(venue.totalConnections()).isEqualTo(1);
    } finally {
      broker.close();
    }
  }

  // Silence that is ours, while a frame waits for room, is no reason to give a socket up.
  private static DbotxFeedSettings quicklyDead(DbotxServer venue) {
    DbotxFeedSettings settings = settings(venue);
    return settings.with(
        settings.connection().withPings(Duration.ofMillis(200), Duration.ofSeconds(1)));
  }

  private static void push(DbotxServer venue, int number) {
    venue.push(List.of(new PairItem("Pair1x0", json(number))));
  }

  private static String json(int number) {
    return "{\"p\":\"Pair1x0\",\"h\":" + number + ",\"im\":\"" + PADDING + "\"}";
  }
}
