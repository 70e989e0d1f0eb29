package io.tidewatch.standalone.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.chat.ChatSettings;
import io.tidewatch.connectors.chat.TelegramCommands;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.simulator.binance.SimTrade;
import io.tidewatch.simulator.chat.TelegramServer;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commands in Telegram, answered by a whole node. */
class ChatCommandsTest {
  private static final String BOT = "4711:AAH-bot-of-the-test";
  private static final long BOSS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static SimulatedNode house;
  private static TelegramServer telegram;
  private static TelegramCommands commands;

  @BeforeAll
  static void start() throws Exception {
    house = new SimulatedNode(List.of("BTCUSDT"));
    telegram = TelegramServer.started(BOT, BOSS);
    commands =
        TelegramCommands.start(
            ChatSettings.of(
                new ChatSettings.Bot(telegram.uri(), BOT),
                new ChatSettings.Api(
                    URI.create("http://127.0.0.1:" + house.node().httpPort().orElseThrow()),
                    Optional.of(SimulatedNode.TOKEN)),
                new ChatSettings.Allowed(Set.of(BOSS), Set.of(), Set.of(BOSS)),
                Locale.ENGLISH,
                ZoneOffset.UTC),
            new BotBudget(BotBudget.Limits.TELEGRAM),
            InstantSource.system());
    assertThat(house.venue().awaitSubscriptions(Set.of("btcusdt@trade"), PATIENCE)).isTrue();
    trade(1, "30000");
    trade(2, "30000");
    await().atMost(PATIENCE).until(() -> house.get("/api/volumes/BTCUSDT").statusCode() == 200);
    await().atMost(PATIENCE).until(() -> !house.alerts().isEmpty());
    await().atMost(PATIENCE).until(() -> house.get("/api/alerts").body().contains("\"BTCUSDT\""));
  }

  @AfterAll
  static void stop() {
    commands.close();
    telegram.close();
    house.close();
  }

  @Test
  void shouldTellWhatTheMonitorIsDoing() {
    assertThat(asked("/large_order_status"))
        .contains("Detector: running", "Symbols: 1", "BTCUSDT buying $3,000,000");
    assertThat(asked("/large_order_symbols")).contains("BTCUSDT · $3,000,000 · buys 100%");
    assertThat(asked("/large_order_alerts")).contains("BTCUSDT buying $3,000,000");
    assertThat(asked("/large_order_config")).contains("threshold-usd = 2000000");
  }

  @Test
  void shouldTellWhy() {
    assertThat(asked("/why btcusdt")).contains("large-trades: ", "threshold 2,000,000", "🚨");
    assertThat(asked("/why NOPEUSDT")).endsWith("Nothing is known");
  }

  @Test
  void shouldTellHowTheSystemIs() {
    assertThat(asked("/status"))
        .contains("large-trades: running")
        .containsPattern("binance-spot/trades: .*1 live");
  }

  @Test
  void shouldMuteAndUnmute() throws Exception {
    assertThat(asked("/mute btcusdt 2h")).startsWith("🔕 BTCUSDT is silent until ");
    await()
        .atMost(PATIENCE)
        .until(() -> house.get("/api/silences").body().contains("\"by\":\"telegram:8\""));
    assertThat(asked("/status")).contains("Silences: 1", "BTCUSDT · * · until ");

    assertThat(asked("/unmute BTCUSDT")).startsWith("🔔 Not silent any more: BTCUSDT · *");
    await().atMost(PATIENCE).until(() -> asked("/unmute BTCUSDT").equals("BTCUSDT is not silent"));
    assertThat(asked("/mute BTCUSDT 99999d")).startsWith("⚠️ Refused: duration: expected");
  }

  private static void trade(long id, String price) {
    house
        .venue()
        .trade(
            new SimTrade(
                "BTCUSDT",
                id,
                new BigDecimal(price),
                new BigDecimal("50"),
                System.currentTimeMillis(),
                false));
  }

  /** Just after the start, not every store can answer yet. */
  private static String asked(String text) {
    return await()
        .atMost(PATIENCE)
        .until(() -> answer(text), answer -> !answer.contains("cannot answer now"));
  }

  private static String answer(String text) {
    int before = telegram.messages().size();
    telegram.say(BOSS, BOSS, text);
    await().atMost(PATIENCE).until(() -> telegram.messages().size() > before);
    return telegram.messages().getLast().shown();
  }
}
