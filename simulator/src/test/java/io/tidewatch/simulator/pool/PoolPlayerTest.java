package io.tidewatch.simulator.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.simulator.dbotx.DbotxServer;
import io.tidewatch.simulator.dbotx.DbotxSettings;
import io.tidewatch.simulator.venue.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolPlayerTest {
  private static final long START = 1_790_000_000_000L;
  private static final long END = START + 40 * 60_000;

  private final PoolScenes scenes = PoolScenes.standard(START);
  private final DbotxServer server = DbotxServer.start(DbotxSettings.standard());
  private final AtomicLong marketTime = new AtomicLong(START - 1);
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final AtomicLong taken = new AtomicLong();
  private final List<TestClient> clients = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    server.close();
  }

  private final PoolHands hands =
      new PoolHands() {
        @Override
        public void editTemplate(PoolTemplate edited) {
          done.add("edit " + edited.id());
        }

        @Override
        public void leave(PoolToken token) {
          done.add("leave " + token.pair().symbol().orElseThrow());
          if (!clients.isEmpty()) {
            clients.getFirst().send(request(1, token.pair().pair()));
          }
        }
      };

  private TestClient subscribe(int batch) throws InterruptedException {
    TestClient client = new TestClient(server.webSocketUri());
    client.addHeader("x-api-key", DbotxSettings.STANDARD_KEY);
    client.connectBlocking(10, TimeUnit.SECONDS);
    client.ask(request(batch, "none"));
    clients.add(client);
    return client;
  }

  private String request(int batch, String without) {
    return scenes.pairs().stream()
        .filter(pair -> pair.batch() == batch && !pair.pair().equals(without))
        .map(PoolPair::pair)
        .map(pair -> "{\"pair\":\"" + pair + "\"}")
        .collect(
            Collectors.joining(
                ",",
                "{\"method\":\"subscribe\",\"type\":\"pairsInfo\",\"args\":{\"pairs\":[",
                "]}}"));
  }

  @Test
  void shouldFollowTheMarketsTime() throws Exception {
    TestClient one = subscribe(1);
    TestClient two = subscribe(2);
    assertThat(PoolPlayer.awaitSubscribed(server, scenes, Duration.ofSeconds(10))).isTrue();
    // Those that were taken out are no longer counted.
    LongSupplier received = () -> one.frameCount() + two.frameCount() + taken.get();
    try (PoolPlayer player = PoolPlayer.start(server, scenes, marketTime::get, hands, received)) {
      assertThat(one.hasFrames()).isFalse();
      marketTime.set(START);
      assertThat(one.next()).contains(scenes.pairs().getFirst().pair());
      assertThat(two.next()).contains(scenes.pairs().getLast().pair());
      taken.set(2);
      marketTime.set(END);

      assertThat(player.finished().get(60, TimeUnit.SECONDS)).isTrue();
      assertThat(done).containsExactly("edit 1", "leave SIM35");
      await().until(() -> one.frameCount() > 2_000 && two.frameCount() > 500);
    }
  }

  @Test
  void shouldEndWhenClosed() throws Exception {
    PoolPlayer player = PoolPlayer.start(server, scenes, marketTime::get, hands, () -> 0);
    player.close();

    assertThat(player.finished().get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(done).isEmpty();
  }

  @Test
  void shouldSayThatNobodySubscribed() throws Exception {
    assertThat(PoolPlayer.awaitSubscribed(server, scenes, Duration.ofMillis(50))).isFalse();
  }
}
