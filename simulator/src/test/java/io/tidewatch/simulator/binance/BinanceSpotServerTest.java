package io.tidewatch.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tidewatch.simulator.venue.TestClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BinanceSpotServerTest {
  private static final String SUBSCRIBE_BTC =
      "{\"method\":\"SUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":1}";

  private BinanceSpotServer server;

  @BeforeEach
  void start() {
    server =
        BinanceSpotServer.start(
            Settings.standard().withClock(() -> Instant.ofEpochMilli(1_770_123_456_789L)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void restart(Settings settings) {
    server.close();
    server = BinanceSpotServer.start(settings);
  }

  private static SimTrade btc(long id) {
    return new SimTrade(
        "BTCUSDT", id, new BigDecimal("60000.5"), new BigDecimal("0.25"), 1_000_000 + id, true);
  }

  @Test
  void shouldSendATradeInTheVenuesFieldOrder() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws/btcusdt@trade"));
    server.awaitSubscriptions(Set.of("btcusdt@trade"), Duration.ofSeconds(10));

    int reached = server.trade(btc(7));

    assertThat(reached).isOne();
    assertThat(client.next())
        .isEqualTo(
            "{\"e\":\"trade\",\"E\":1000008,\"s\":\"BTCUSDT\",\"t\":7,\"p\":\"60000.50000000\","
                + "\"q\":\"0.25000000\",\"T\":1000007,\"m\":true,\"M\":true}");
  }

  @Test
  void shouldWrapPayloadsOnTheCombinedStream() throws Exception {
    TestClient client =
        TestClient.connect(
            server.webSocketUri().resolve("/stream?streams=btcusdt@trade/ethusdt@trade"));
    server.awaitSubscriptions(Set.of("btcusdt@trade", "ethusdt@trade"), Duration.ofSeconds(10));

    server.publish("ethusdt@trade", "{\"e\":\"x\"}");

    assertThat(client.next()).isEqualTo("{\"stream\":\"ethusdt@trade\",\"data\":{\"e\":\"x\"}}");
  }

  @Test
  void shouldTakeAnEncodedStreamList() throws Exception {
    TestClient.connect(
        server.webSocketUri().resolve("/stream?streams=btcusdt%40trade%2Fethusdt%40trade"));

    assertThat(
            server.awaitSubscriptions(
                Set.of("btcusdt@trade", "ethusdt@trade"), Duration.ofSeconds(10)))
        .isTrue();
  }

  @Test
  void shouldRefuseAnUnknownPath() throws Exception {
    TestClient client = new TestClient(server.webSocketUri().resolve("/market"));

    assertThat(client.connectBlocking(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void shouldSendRawTextUnchangedEvenWhenCombined() throws Exception {
    TestClient client =
        TestClient.connect(server.webSocketUri().resolve("/stream?streams=btcusdt@trade"));
    server.awaitSubscriptions(Set.of("btcusdt@trade"), Duration.ofSeconds(10));

    server.publishRaw("btcusdt@trade", "{\"broken\": \u00e9\u4e2d");

    assertThat(client.next()).isEqualTo("{\"broken\": \u00e9\u4e2d");
  }

  @Test
  void shouldAcknowledgeAndListSubscriptions() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/stream"));

    assertThat(client.ask(SUBSCRIBE_BTC)).isEqualTo("{\"result\":null,\"id\":1}");
    assertThat(client.ask("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":\"abc\"}"))
        .isEqualTo("{\"result\":[\"btcusdt@trade\"],\"id\":\"abc\"}");
  }

  @Test
  void shouldAcknowledgeASymbolThatDoesNotExist() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/stream"));

    assertThat(
            client.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"nosuchusdt@trade\"],\"id\":null}"))
        .isEqualTo("{\"result\":null,\"id\":null}");
  }

  @Test
  void shouldStopSendingAfterUnsubscribe() throws Exception {
    TestClient client =
        TestClient.connect(server.webSocketUri().resolve("/stream?streams=btcusdt@trade"));

    assertThat(client.ask("{\"method\":\"UNSUBSCRIBE\",\"params\":[\"btcusdt@trade\"],\"id\":312}"))
        .isEqualTo("{\"result\":null,\"id\":312}");
    assertThat(server.trade(btc(1))).isZero();
    assertThat(server.subscriptions()).isEmpty();
  }

  @Test
  void shouldSwitchToCombinedByProperty() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws/btcusdt@trade"));

    client.ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",true],\"id\":5}");

    assertThat(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"combined\"],\"id\":2}"))
        .isEqualTo("{\"result\":true,\"id\":2}");
    server.publish("btcusdt@trade", "{}");
    assertThat(client.next()).isEqualTo("{\"stream\":\"btcusdt@trade\",\"data\":{}}");
  }

  @Test
  void shouldAnswerMalformedRequestsWithTheVenuesCodes() throws Exception {
    restart(Settings.standard().withMessagesPerSecond(0));
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));

    assertThat(client.ask("{oops")).startsWith("{\"code\":3,\"msg\":\"Invalid JSON: ");
    assertThat(client.ask("")).startsWith("{\"code\":2,\"msg\":\"Invalid request: ");
    assertThat(client.ask("[]")).startsWith("{\"code\":2,\"msg\":\"Invalid request: ");
    assertThat(client.ask("{\"id\":1}")).contains("missing field `method`");
    assertThat(client.ask("{\"method\":\"DANCE\",\"id\":1}")).contains("unknown variant");
    assertThat(client.ask("{\"method\":\"SUBSCRIBE\",\"params\":\"x\",\"id\":1}"))
        .startsWith("{\"code\":2,");
    assertThat(client.ask("{\"method\":\"SUBSCRIBE\",\"params\":[\"a@trade\"],\"id\":1.5}"))
        .contains("request ID");
    assertThat(client.ask("{\"method\":\"GET_PROPERTY\",\"params\":[\"x\"],\"id\":4}"))
        .isEqualTo("{\"code\":0,\"msg\":\"Unknown property\",\"id\":4}");
    assertThat(client.ask("{\"method\":\"SET_PROPERTY\",\"params\":[\"combined\",1],\"id\":4}"))
        .isEqualTo("{\"code\":1,\"msg\":\"Invalid value type: expected Boolean\",\"id\":4}");
  }

  @Test
  void shouldCloseWith1008AfterMoreThanFiveMessagesInASecond() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));

    for (int i = 0; i < 3; i++) {
      client.send("{\"method\":\"LIST_SUBSCRIPTIONS\",\"id\":" + i + "}");
    }
    client.sendPing();
    client.pong("unsolicited");
    client.sendPing();

    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void shouldCloseWith1008AboveTheMostStreams() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));
    String params =
        IntStream.rangeClosed(0, 1024)
            .mapToObj(i -> "\"s" + i + "@trade\"")
            .collect(Collectors.joining(","));

    client.send("{\"method\":\"SUBSCRIBE\",\"params\":[" + params + "],\"id\":1}");

    assertThat(client.closeCode()).isEqualTo(1008);
  }

  @Test
  void shouldPingAndKeepAConnectionThatAnswers() throws Exception {
    restart(
        Settings.standard()
            .withMessagesPerSecond(0)
            .withPings(Duration.ofMillis(20), Duration.ofSeconds(5)));
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));

    await().until(() -> client.pings().size() >= 5);

    assertThat(server.connectionCount()).isOne();
  }

  @Test
  void shouldDropAConnectionThatAnswersNoPing() throws Exception {
    restart(Settings.standard().withPings(Duration.ofMillis(20), Duration.ofMillis(200)));
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws")).ignoringPings();

    assertThat(client.closeCode()).isEqualTo(1006);
    assertThat(client.pings()).isNotEmpty();
  }

  @Test
  void shouldNotTakeAnUnsolicitedPongAsASignOfLife() throws Exception {
    restart(
        Settings.standard()
            .withMessagesPerSecond(0)
            .withPings(Duration.ofMillis(20), Duration.ofMillis(200)));
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws")).ignoringPings();

    await()
        .pollInterval(Duration.ofMillis(10))
        .until(() -> {
          if (client.isOpen()) {
            client.pong("alive");
          }
          return client.isClosed();
        });

    assertThat(client.closeCode()).isEqualTo(1006);
  }

  @Test
  void shouldDropConnectionsWithoutACloseFrame() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws/btcusdt@trade"));
    await().until(() -> server.connectionCount() == 1);

    server.dropConnections();

    assertThat(client.closeCode()).isEqualTo(1006);
    assertThat(server.connectionCount()).isZero();
    assertThat(server.subscriptions()).isEmpty();
    assertThat(server.totalConnections()).isOne();
  }

  @Test
  void shouldCloseConnectionsWithTheGivenCode() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));
    await().until(() -> server.connectionCount() == 1);

    server.closeConnections(1012);

    assertThat(client.closeCode()).isEqualTo(1012);
  }

  @Test
  void shouldRefuseConnectionsUntilTold() throws Exception {
    server.refuseConnections(true);
    TestClient refused = new TestClient(server.webSocketUri().resolve("/ws"));
    assertThat(refused.connectBlocking(10, TimeUnit.SECONDS)).isFalse();

    server.refuseConnections(false);

    assertThat(TestClient.connect(server.webSocketUri().resolve("/ws")).isOpen()).isTrue();
    // The handshake is answered before the venue counts the connection.
    await().until(() -> server.totalConnections() == 1);
  }

  @Test
  void shouldPlayDeadWhileFrozenAndGoOnAfterwards() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws/btcusdt@trade"));
    server.awaitSubscriptions(Set.of("btcusdt@trade"), Duration.ofSeconds(10));
    server.freeze(true);

    TestClient newcomer = TestClient.connect(server.webSocketUri().resolve("/ws/btcusdt@trade"));
    await().until(() -> server.connectionCount() == 2);
    newcomer.close();
    client.send(SUBSCRIBE_BTC);
    assertThat(server.trade(btc(1))).isZero();
    // Neither the request nor the newcomer's close frame is ever answered.
    await().during(Duration.ofMillis(300)).until(() -> !client.hasFrames() && newcomer.isClosing());

    server.freeze(false);
    server.trade(btc(2));

    assertThat(client.next()).contains("\"t\":2,");
    assertThat(client.hasFrames()).isFalse();
  }

  @Test
  void shouldAnnounceShutdownRawAndCombined() throws Exception {
    TestClient raw = TestClient.connect(server.webSocketUri().resolve("/ws"));
    TestClient combined = TestClient.connect(server.webSocketUri().resolve("/stream"));
    await().until(() -> server.connectionCount() == 2);

    server.announceShutdown();

    assertThat(raw.next()).isEqualTo("{\"e\":\"serverShutdown\",\"E\":1770123456789}");
    assertThat(combined.next())
        .isEqualTo(
            "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\","
                + "\"E\":1770123456789}}");
  }

  @Test
  void shouldKeepWhatClientsSent() throws Exception {
    TestClient client = TestClient.connect(server.webSocketUri().resolve("/ws"));

    client.ask(SUBSCRIBE_BTC);

    assertThat(server.receivedMessages()).containsExactly(SUBSCRIBE_BTC);
  }

  @Test
  void shouldHoldThePublisherWhileAReaderIsBehind() throws Exception {
    try (RawSocket reader = RawSocket.subscribe(server, "btcusdt@trade")) {
      server.awaitSubscriptions(Set.of("btcusdt@trade"), Duration.ofSeconds(10));
      String large = "x".repeat(100_000);
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> publisher =
          CompletableFuture.runAsync(() -> {
            while (sent.get() < 3_000) {
              server.publishRaw("btcusdt@trade", large);
              sent.incrementAndGet();
            }
          });

      awaitStandstill(sent);
      assertThat(publisher).isNotDone();
      reader.readAll();

      assertThat(publisher).succeedsWithin(Duration.ofSeconds(30));
    }
  }

  private static void awaitStandstill(AtomicInteger count) {
    AtomicInteger before = new AtomicInteger();
    await()
        .during(Duration.ofMillis(500))
        .until(() -> count.get() > 0 && before.getAndSet(count.get()) == count.get());
  }

  @Test
  void shouldLetAHeldPublisherGoWhenTheConnectionIsDropped() throws Exception {
    try (RawSocket reader = RawSocket.subscribe(server, "btcusdt@trade")) {
      server.awaitSubscriptions(Set.of("btcusdt@trade"), Duration.ofSeconds(10));
      String large = "x".repeat(100_000);
      AtomicInteger sent = new AtomicInteger();
      CompletableFuture<Void> publisher =
          CompletableFuture.runAsync(() -> {
            while (server.publishRaw("btcusdt@trade", large) > 0) {
              sent.incrementAndGet();
            }
          });
      awaitStandstill(sent);

      server.dropConnections();

      assertThat(publisher).succeedsWithin(Duration.ofSeconds(10));
      assertThat(reader.isOpen()).isTrue();
    }
  }

  @Test
  void shouldRejectATradeWhoseIdDoesNotRise() {
    server.trade(btc(5));

    assertThatThrownBy(() -> server.trade(btc(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an id above 5");
  }
}
