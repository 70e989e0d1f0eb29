package io.tidewatch.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.simulator.binance.BinanceSpotServer;
import io.tidewatch.simulator.binance.Settings;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MarketPlayerTest {
  private static final String BTC = "btcusdt@trade";

  private final BinanceSpotServer server = BinanceSpotServer.start(Settings.standard());
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    server.close();
    http.shutdownNow();
  }

  private static Step.Trade btc(long id, long offsetMs) {
    return new Step.Trade(
        offsetMs,
        new SimTrade("BTCUSDT", id, BigDecimal.TEN, BigDecimal.ONE, 1_000 + offsetMs, false));
  }

  private static PlaySettings unlimited(Duration subscribe, Duration backFill) {
    return new PlaySettings(new Pace.Unlimited(), Set.of(BTC), subscribe, backFill);
  }

  private Received subscribe() {
    return Received.connect(server.webSocketUri().resolve("/ws/" + BTC));
  }

  private void backFill() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.restUri() + "/api/v3/aggTrades?symbol=BTCUSDT&startTime=0"))
            .build();
    http.send(request, HttpResponse.BodyHandlers.discarding());
  }

  @Test
  void shouldWaitForTheSubscriptionBeforeItStarts() {
    ScriptedMarket script = ScriptedMarket.of(1_000, List.of(btc(1, 0), btc(2, 10)));
    try (MarketPlayer player =
        MarketPlayer.start(server, script, unlimited(Duration.ofSeconds(30), Duration.ZERO))) {
      Received received = subscribe();

      assertThat(player.finished())
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(MarketPlayer.Outcome.PLAYED);
      await().until(() -> received.ids().size() == 2);
      assertThat(received.ids()).containsExactly(1L, 2L);
      assertThat(player.marketTime().getAsLong()).isEqualTo(1_010);
    }
  }

  @Test
  void shouldGiveUpWhenNobodySubscribes() {
    ScriptedMarket script = ScriptedMarket.of(1_000, List.of(btc(1, 0)));
    try (MarketPlayer player =
        MarketPlayer.start(server, script, unlimited(Duration.ofMillis(50), Duration.ZERO))) {
      assertThat(player.finished())
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(MarketPlayer.Outcome.NOT_SUBSCRIBED);
      assertThat(player.marketTime().getAsLong()).isEqualTo(1_000);
    }
  }

  @Test
  void shouldLoseTradesInAnOutageAndGoOnWhenSubscribedAgain() throws Exception {
    ScriptedMarket script =
        ScriptedMarket.of(
            1_000,
            List.of(
                btc(1, 0),
                new Step.Outage(5, true),
                btc(2, 10),
                new Step.Outage(15, false),
                btc(3, 20),
                new Step.BackFillDue(25),
                btc(4, 30)));
    Received before = subscribe();
    try (MarketPlayer player =
        MarketPlayer.start(
            server, script, unlimited(Duration.ofSeconds(30), Duration.ofSeconds(30)))) {
      await().until(before.ended::get);
      Received after = resubscribe();
      await().until(() -> after.ids().contains(3L));
      assertThat(player.finished()).isNotDone();

      backFill();

      assertThat(player.finished())
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(MarketPlayer.Outcome.PLAYED);
      await().until(() -> after.ids().contains(4L));
      assertThat(after.ids()).containsExactly(3L, 4L);
      assertThat(before.ids()).doesNotContain(2L);
    }
  }

  @Test
  void shouldGoOnWithoutBackFillAfterItsTimeout() {
    ScriptedMarket script =
        ScriptedMarket.of(
            1_000,
            List.of(
                new Step.Outage(5, true),
                btc(2, 10),
                new Step.Outage(15, false),
                new Step.BackFillDue(25),
                btc(3, 30)));
    subscribe();
    try (MarketPlayer player =
        MarketPlayer.start(
            server, script, unlimited(Duration.ofSeconds(30), Duration.ofMillis(50)))) {
      Received after = resubscribe();

      await().until(() -> after.ids().contains(3L));
      assertThat(player.finished())
          .succeedsWithin(Duration.ofSeconds(10))
          .isEqualTo(MarketPlayer.Outcome.PLAYED);
    }
  }

  @Test
  void shouldStopPromptlyInTheMiddleOfAWait() {
    ScriptedMarket script = ScriptedMarket.of(1_000, List.of(btc(1, 0), btc(2, 3_600_000)));
    Received received = subscribe();
    MarketPlayer player =
        MarketPlayer.start(
            server,
            script,
            new PlaySettings(
                new Pace.Times(1), Set.of(BTC), Duration.ofSeconds(30), Duration.ZERO));
    await().until(() -> received.ids().contains(1L));

    player.close();

    assertThat(player.finished()).isCompletedWithValue(MarketPlayer.Outcome.STOPPED);
    assertThat(player.marketTime().getAsLong()).isLessThan(3_600_000);
  }

  @Test
  void shouldListTheSymbolsBeforeAnybodySubscribes() throws Exception {
    ScriptedMarket script = ScriptedMarket.standard(0);
    try (MarketPlayer player =
        MarketPlayer.start(server, script, PlaySettings.of(script, new Pace.Unlimited()))) {
      HttpResponse<String> prices =
          http.send(
              HttpRequest.newBuilder(URI.create(server.restUri() + "/api/v3/ticker/price")).build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(prices.body().split("symbol")).hasSize(21);
      assertThat(player.finished()).isNotDone();
    }
  }

  @Test
  void shouldPlayTheStandardScriptInFull() {
    ScriptedMarket script = ScriptedMarket.standard(0);
    Received first = subscribeAll(script);
    try (MarketPlayer player =
        MarketPlayer.start(
            server,
            script,
            new PlaySettings(
                new Pace.Unlimited(), script.streams(), Duration.ofSeconds(30), Duration.ZERO))) {
      await().until(first.ended::get);
      Received second = subscribeAllAgain(script);

      assertThat(player.finished())
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(MarketPlayer.Outcome.PLAYED);
      long afterOutage = tradesAfterOutage(script);
      await().until(() -> second.ids().size() == afterOutage);
    }
  }

  private static long tradesAfterOutage(ScriptedMarket script) {
    List<Step> steps = script.steps();
    List<Step> outages = new ArrayList<>(steps);
    outages.removeIf(step -> !(step instanceof Step.Outage));
    return steps.subList(steps.indexOf(outages.getLast()), steps.size()).stream()
        .filter(Step.Trade.class::isInstance)
        .count();
  }

  private Received subscribeAll(ScriptedMarket script) {
    String path = "/stream?streams=" + String.join("/", script.streams());
    return Received.connect(URI.create(server.webSocketUri() + path));
  }

  private Received subscribeAllAgain(ScriptedMarket script) {
    return await().ignoreExceptions().until(() -> subscribeAll(script), received -> true);
  }

  private Received resubscribe() {
    return await().ignoreExceptions().until(this::subscribe, received -> true);
  }

  /** Keeps the trade ids of the frames it gets. */
  private static final class Received extends WebSocketClient {
    private static final Pattern TRADE_ID = Pattern.compile("\"t\":(\\d+),");

    private final Queue<Long> ids = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    Received(URI uri) {
      super(uri);
    }

    static Received connect(URI uri) {
      Received received = new Received(uri);
      try {
        if (received.connectBlocking(10, TimeUnit.SECONDS)) {
          return received;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException("no connection to " + uri);
    }

    Queue<Long> ids() {
      return ids;
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String text) {
      Matcher id = TRADE_ID.matcher(text);
      if (id.find()) {
        ids.add(Long.parseLong(id.group(1)));
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      ended.set(true);
    }

    @Override
    public void onError(Exception error) {}
  }
}
