package io.tidewatch.simulator.dbotx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.simulator.dbotx.DbotxSettings.LaterSubscribe;
import io.tidewatch.simulator.dbotx.DbotxSettings.OverLimit;
import io.tidewatch.simulator.venue.TestClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DbotxServerTest {
  private static final PairItem A = item("PairA");
  private static final PairItem B = item("PairB");

  private DbotxServer server = DbotxServer.start(DbotxSettings.standard());

  private static PairItem item(String pair) {
    return new PairItem(pair, "{\"p\":\"" + pair + "\",\"tp\":2.8e-8}");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void restart(DbotxSettings settings) {
    server.close();
    server = DbotxServer.start(settings);
  }

  private TestClient unconnected(String key) {
    TestClient client = new TestClient(server.webSocketUri());
    client.addHeader("x-api-key", key);
    return client;
  }

  private TestClient client() throws InterruptedException {
    TestClient client = unconnected(DbotxSettings.STANDARD_KEY);
    assertThat(client.connectBlocking(10, TimeUnit.SECONDS)).isTrue();
    return client;
  }

  private static String request(String method, String... pairs) {
    return List.of(pairs).stream()
        .map(pair -> "{\"pair\":\"" + pair + "\",\"token\":\"Token\"}")
        .collect(
            Collectors.joining(
                ",",
                "{\"method\":\""
                    + method
                    + "\",\"type\":\"pairsInfo\",\"args\":{\"pairsInfoInterval\":\"5m\",\"pairs\":[",
                "]}}"));
  }

  @Test
  void shouldAcknowledgeWithoutNamingThePairs() throws Exception {
    String answer = client().ask(request("subscribe", "PairA"));

    assertThat(answer.replaceAll("\"t\":[0-9]+", "\"t\":1"))
        .isEqualTo(
            "{\"status\":\"ack\",\"method\":\"subscribeResponse\",\"result\":{\"type\":"
                + "\"pairsInfo\",\"t\":1,\"subscribed\":[\"pairsInfo\"],\"message\":"
                + "\"Connected and subscribed\"}}");
    assertThat(server.interval("PairA")).contains("5m");
  }

  @Test
  void shouldSendEachConnectionWhatItSubscribed() throws Exception {
    TestClient one = client();
    one.ask(request("subscribe", "PairA"));
    TestClient both = client();
    both.ask(request("subscribe", "PairA", "PairB"));

    assertThat(server.push(List.of(A, B))).isEqualTo(2);
    assertThat(server.push(List.of(B))).isEqualTo(1);

    assertThat(one.next()).isEqualTo("{\"type\":\"pairsInfo\",\"result\":[" + A.json() + "]}");
    assertThat(both.next())
        .isEqualTo("{\"type\":\"pairsInfo\",\"result\":[" + A.json() + "," + B.json() + "]}");
    assertThat(both.next()).isEqualTo("{\"type\":\"pairsInfo\",\"result\":[" + B.json() + "]}");
    assertThat(one.hasFrames()).isFalse();
  }

  @Test
  void shouldSpeakTheOlderType() throws Exception {
    TestClient client = client();
    client.ask(
        "{\"method\":\"subscribe\",\"type\":\"tokensInfo\",\"args\":{\"tokensInfoInterval\":"
            + "\"1m\",\"tokens\":[{\"pair\":\"PairA\"}]}}");

    server.push(List.of(A));

    assertThat(client.next()).startsWith("{\"type\":\"tokensInfo\",");
  }

  @Test
  void shouldReplaceWithALaterRequest() throws Exception {
    TestClient client = client();
    client.ask(request("subscribe", "PairA"));
    client.ask(request("subscribe", "PairB"));

    assertThat(server.subscriptions()).containsExactly(Set.of("PairB"));
  }

  @Test
  void shouldAccumulateWhenToldTo() throws Exception {
    restart(DbotxSettings.standard().with(LaterSubscribe.ACCUMULATES));
    TestClient client = client();
    client.ask(request("subscribe", "PairA"));
    client.ask(request("subscribe", "PairB"));

    assertThat(server.subscriptions()).containsExactly(Set.of("PairA", "PairB"));
    client.ask(request("unsubscribe", "PairA"));
    assertThat(server.subscriptions()).containsExactly(Set.of("PairB"));
  }

  @Test
  void shouldAnswerNothingToAHundredPairs() throws Exception {
    TestClient client = client();
    client.send(request("subscribe", pairs(100)));

    assertThat(client.ask(request("subscribe", pairs(99)))).contains("\"status\":\"ack\"");
    assertThat(client.frameCount()).isZero();
  }

  @Test
  void shouldAnswerAnErrorToAHundredPairsWhenToldTo() throws Exception {
    restart(DbotxSettings.standard().with(OverLimit.ERROR));

    assertThat(client().ask(request("subscribe", pairs(100))))
        .contains("\"status\":\"error\"")
        .contains("99");
  }

  private static String[] pairs(int count) {
    return IntStream.range(0, count).mapToObj(i -> "Pair" + i).toArray(String[]::new);
  }

  @Test
  void shouldAnswerAnErrorToAnythingElse() throws Exception {
    assertThat(client().ask("{\"method\":\"ping\"}")).contains("\"status\":\"error\"");
  }

  @Test
  void shouldRefuseAnotherKeyWith401() throws Exception {
    TestClient client = unconnected("another");

    assertThat(client.connectBlocking(10, TimeUnit.SECONDS)).isFalse();
    assertThat(server.wrongKeys()).isEqualTo(1);
    assertThat(server.connectionCount()).isZero();
  }

  @Test
  void shouldDropWhoSendsNoPing() throws Exception {
    restart(DbotxSettings.standard().withPingWithin(Duration.ofMillis(300)));
    TestClient quiet = client();

    assertThat(quiet.closeCode()).isEqualTo(1006);
  }

  @Test
  void shouldKeepWhoSendsPings() throws Exception {
    restart(DbotxSettings.standard().withPingWithin(Duration.ofMillis(500)));
    TestClient quiet = client();
    TestClient pinging = client();

    await()
        .pollInterval(Duration.ofMillis(50))
        .until(() -> {
          pinging.sendPing();
          return quiet.isClosed();
        });

    assertThat(pinging.isOpen()).isTrue();
  }

  @Test
  void shouldCutOneConnectionAndSilenceAnother() throws Exception {
    TestClient cut = client();
    cut.ask(request("subscribe", "PairA"));
    TestClient silenced = client();
    silenced.ask(request("subscribe", "PairB"));

    server.dropConnection("PairA");
    server.silence("PairB", true);
    assertThat(server.push(List.of(A, B))).isZero();
    server.silence("PairB", false);
    assertThat(server.push(List.of(A, B))).isEqualTo(1);

    assertThat(cut.closeCode()).isEqualTo(1006);
    assertThat(silenced.isOpen()).isTrue();
  }

  @Test
  void shouldNotShowTheKey() {
    assertThat(DbotxSettings.standard().toString()).doesNotContain(DbotxSettings.STANDARD_KEY);
  }
}
