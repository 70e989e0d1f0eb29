package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class TelegramCommandsTest {
  private static final String TOKEN = "4711:AAH-very-secret";
  private static final long ALICE = 7;
  private static final long BOSS = 8;
  private static final long MALLORY = 99;
  private static final long GROUP = -100;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.tidewatch.connectors.chat");
  private TelegramServer telegram;
  private ApiServer api;
  private TelegramCommands commands;

  @BeforeEach
  void start() throws IOException {
    log.start();
    logger.addAppender(log);
    telegram = TelegramServer.started(TOKEN, ALICE, BOSS, GROUP, MALLORY);
    api = new ApiServer();
    commands = commands(Locale.ENGLISH, Optional.of(ApiServer.TOKEN));
  }

  @AfterEach
  void stop() {
    commands.close();
    api.close();
    telegram.close();
    logger.detachAppender(log);
  }

  @Test
  void shouldListTheCommands() {
    assertThat(asked(ALICE, "/help"))
        .startsWith("/large_order_status what the monitor is doing")
        .contains("/mute SUBJECT 2h", "/why SUBJECT", "/help this list");
  }

  @Test
  void shouldSpeakChinese() throws IOException {
    commands.close();
    commands = commands(Locale.CHINESE, Optional.empty());

    assertThat(asked(ALICE, "/help")).startsWith("/large_order_status 查看监控状态");
  }

  @Test
  void shouldTellWhatTheMonitorOfLargeTradesIsDoing() {
    assertThat(asked(ALICE, "/large_order_status"))
        .isEqualTo(
            """
            📊 Large trades
            Detector: running
            Symbols: 2
            firing: 1
            normal: 1
            Last alert: 11-20 23:48:00 ETHUSDT buying $2,010,328
            Busiest:
            ETHUSDT · $3,000,000 · buys 83.3% · firing
            BTCUSDT · $64,197 · buys 61.5% · normal\
            """);
  }

  @Test
  void shouldListTheSymbols() {
    assertThat(asked(ALICE, "/large_order_symbols"))
        .isEqualTo(
            """
            📋 Symbols (2)
            ETHUSDT · $3,000,000 · buys 83.3% · firing
            BTCUSDT · $64,197 · buys 61.5% · normal\
            """);
  }

  @Test
  void shouldListTheAlerts() {
    assertThat(asked(ALICE, "/large_order_alerts"))
        .isEqualTo("🚨 Latest alerts\n11-20 23:48:00 ETHUSDT buying $2,010,328");
  }

  @Test
  void shouldTellTheConfigurationToAdministratorsOnly() {
    assertThat(asked(ALICE, "/large_order_config")).isEqualTo("⛔ This is for administrators");
    assertThat(asked(BOSS, "/large_order_config"))
        .isEqualTo(
            """
            ⚙️ Configuration (version 2)
            threshold-usd = 2000000
            cooldown = PT5M
            BTCUSDT: threshold-usd=500000\
            """);
  }

  @Test
  void shouldClearAlertsBySilenceForAdministratorsOnly() {
    assertThat(asked(ALICE, "/large_order_alerts clear")).contains("administrators");
    assertThat(api.wishes()).isEmpty();

    assertThat(asked(BOSS, "/large_order_alerts clear"))
        .isEqualTo("🔕 large-trades is silent until 11-21 01:51:14");
    assertThat(api.wishes().getFirst().toString())
        .isEqualTo("{\"rule\":\"large-trades\",\"duration\":\"1h\",\"by\":\"telegram:8\"}");
  }

  @Test
  void shouldMuteAndUnmute() {
    assertThat(asked(ALICE, "/mute btcusdt 2h"))
        .isEqualTo("🔕 BTCUSDT is silent until 11-21 01:51:14");
    assertThat(api.wishes().getFirst().toString())
        .isEqualTo("{\"subject\":\"BTCUSDT\",\"duration\":\"2h\",\"by\":\"telegram:7\"}");

    assertThat(asked(BOSS, "/unmute BTCUSDT"))
        .isEqualTo("🔔 Not silent any more: BTCUSDT · * · until 11-21 01:51:14 · telegram:7");
    assertThat(api.silences()).isEmpty();
    assertThat(asked(ALICE, "/unmute BTCUSDT")).isEqualTo("BTCUSDT is not silent");
  }

  @Test
  void shouldExplainHowToMute() {
    assertThat(asked(ALICE, "/mute BTCUSDT forever")).isEqualTo("Usage: /mute BTCUSDT 2h");
    assertThat(asked(BOSS, "/mute")).isEqualTo("Usage: /mute BTCUSDT 2h");
    assertThat(api.wishes()).isEmpty();
  }

  @Test
  void shouldTellWhy() {
    assertThat(asked(ALICE, "/why BTCUSDT"))
        .isEqualTo(
            """
            🔍 BTCUSDT
            large-trades: cooling down, value 59,301.7933, threshold 2,000,000
              11-20 23:44:57 cooldown: 213981 ms after the last alert & within <5m>
            🚨 11-20 23:48:00 large-trades 2,010,328.7745 (threshold 2,000,000)\
            """);
  }

  @Test
  void shouldTellHowTheSystemIs() {
    asked(ALICE, "/mute BTCUSDT");

    assertThat(asked(BOSS, "/status"))
        .isEqualTo(
            """
            🌊 Tidewatch 0.1.0, up for 2 h 3 min
            large-trades: running, lag 7
            okx/books: 1 live, 1 without data
            Silences: 1
            BTCUSDT · * · until 11-21 01:51:14 · telegram:7\
            """);
  }

  @Test
  void shouldNotAnswerStrangers() {
    telegram.say(MALLORY, MALLORY, "/status");
    telegram.say(GROUP, MALLORY, "/mute BTCUSDT 2h");
    telegram.say(MALLORY, ALICE, "/status");
    telegram.say(MALLORY, MALLORY, "hello");

    asked(ALICE, "/help");

    assertThat(telegram.messages()).hasSize(1);
    assertThat(api.wishes()).isEmpty();
    assertThat(commands.status().strangers()).isEqualTo(4);
  }

  @Test
  void shouldAnswerInGroupsOnlyWhatIsMeantForIt() {
    telegram.say(GROUP, ALICE, "/help@another_bot");
    telegram.say(GROUP, ALICE, "/roll 6");
    telegram.say(GROUP, ALICE, "what do you think?");
    telegram.say(GROUP, ALICE, "/help@" + TelegramServer.USERNAME);

    patiently().until(() -> telegram.unconfirmed() == 0);
    assertThat(telegram.messages())
        .singleElement()
        .extracting(TelegramMessage::chat)
        .isEqualTo(GROUP);
    assertThat(asked(ALICE, "/roll 6")).isEqualTo("No such command; /help lists them");
  }

  @Test
  void shouldNotRunAnEditedCommand() {
    ObjectNode message = message("/mute BTCUSDT 2h", Instant.now());
    telegram.update("edited_message", message);

    asked(ALICE, "/help");

    assertThat(api.wishes()).isEmpty();
  }

  @Test
  void shouldNotChangeAnythingLongAfterItWasAskedFor() {
    telegram.update("message", message("/mute BTCUSDT 2h", Instant.now().minusSeconds(400)));

    patiently().until(() -> telegram.messages().size() == 1);
    assertThat(telegram.messages().getFirst().shown()).contains("sent too long ago");
    assertThat(api.wishes()).isEmpty();
  }

  @Test
  void shouldRunNoChangeTwiceOverARestart() throws IOException {
    List<Integer> unconfirmed = new CopyOnWriteArrayList<>();
    api.beforeChange(() -> {
      unconfirmed.add(telegram.unconfirmed());
      telegram.down(true);
    });
    telegram.say(ALICE, ALICE, "/mute BTCUSDT 2h");
    patiently().until(() -> api.wishes().size() == 1);
    assertThat(unconfirmed).containsExactly(0);

    // The answer never gets out, and nothing after it is confirmed either.
    commands.close();
    telegram.down(false);
    commands = commands(Locale.ENGLISH, Optional.of(ApiServer.TOKEN));

    asked(ALICE, "/help");
    assertThat(api.wishes()).hasSize(1);
  }

  @Test
  void shouldAnswerAfterTelegramWasAway() {
    telegram.down(true);
    patiently().until(() -> commands.status().lastError().isPresent());
    assertThat(commands.status().connected()).isFalse();
    telegram.down(false);

    assertThat(asked(ALICE, "/help")).isNotEmpty();
    assertThat(commands.status().lastError()).isEmpty();
  }

  @Test
  void shouldWaitWhenTelegramSaysSo() {
    telegram.flood(1);

    assertThat(asked(ALICE, "/help")).isNotEmpty();
    assertThat(telegram.violations()).isEmpty();
  }

  @Test
  void shouldKeepToTheLimitOfAChat() {
    telegram.say(ALICE, ALICE, "/help");
    telegram.say(ALICE, ALICE, "/help");
    telegram.say(ALICE, ALICE, "/help");

    patiently().until(() -> telegram.messages().size() == 3);
    assertThat(telegram.violations()).isEmpty();
  }

  @Test
  void shouldSilenceAtOnceWhileAGroupWaitsForItsAnswers() {
    // More than a group gets answers in a minute.
    for (int i = 0; i < 10; i++) {
      telegram.say(GROUP, ALICE, "/help");
    }
    telegram.say(ALICE, ALICE, "/mute BTCUSDT 2h");

    await().atMost(Duration.ofSeconds(15)).until(() -> api.wishes().size() == 1);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> telegram.messages().stream().anyMatch(its -> its.chat() == ALICE));
    assertThat(telegram.messages().stream().filter(its -> its.chat() == GROUP).count())
        .isLessThan(10);
    assertThat(telegram.violations()).isEmpty();
  }

  @Test
  void shouldSayThatTheSystemDoesNotAnswer() {
    // The client asks again by itself, as a GET may be repeated.
    api.faults().drop(100);

    assertThat(asked(ALICE, "/large_order_symbols")).contains("cannot answer now");
    assertThat(commands.status().failed()).isEqualTo(1);
    api.faults().drop(0);
    assertThat(asked(BOSS, "/large_order_symbols")).contains("BTCUSDT");
  }

  @Test
  void shouldPassOnWhatTheSystemRefuses() {
    api.refuse(400, "duration: expected at most 7d, was '<9d>'");

    assertThat(asked(ALICE, "/mute BTCUSDT 9d"))
        .isEqualTo("⚠️ Refused: duration: expected at most 7d, was '<9d>'");
  }

  @Test
  void shouldShowNoSecret() throws IOException {
    commands.close();
    commands = commands(Locale.ENGLISH, Optional.of("another-secret"));
    assertThat(asked(ALICE, "/mute BTCUSDT 2h")).contains("expected the access token");
    telegram.down(true);
    patiently().until(() -> commands.status().lastError().isPresent());
    String down = commands.status().toString();
    commands.close();
    telegram.close();
    telegram = TelegramServer.started("4711:AAH-another", ALICE);
    commands = commands(Locale.ENGLISH, Optional.of("another-secret"));
    patiently().until(() -> commands.status().lastError().isPresent());

    assertThat(commands.status().lastError()).contains("HTTP 401: Unauthorized");
    assertThat(log.list).isNotEmpty();
    assertThat(down + commands.status() + log.list).doesNotContain("very-secret", "another-secret");
  }

  private TelegramCommands commands(Locale language, Optional<String> apiToken) throws IOException {
    return TelegramCommands.start(
        settings(telegram.uri(), api.uri(), language, apiToken),
        new BotBudget(BotBudget.Limits.TELEGRAM),
        InstantSource.system());
  }

  private static ChatSettings settings(
      URI telegram, URI api, Locale language, Optional<String> apiToken) {
    return ChatSettings.of(
        new ChatSettings.Bot(telegram, TOKEN),
        new ChatSettings.Api(api, apiToken),
        new ChatSettings.Allowed(Set.of(ALICE, BOSS, GROUP), Set.of(ALICE), Set.of(BOSS)),
        language,
        ZoneOffset.UTC);
  }

  /** What the bot answers somebody in private. */
  private String asked(long user, String text) {
    int before = telegram.messages().size();
    telegram.say(user, user, text);
    patiently().until(() -> telegram.messages().size() > before);
    return telegram.messages().getLast().shown();
  }

  private static ObjectNode message(String text, Instant sent) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("message_id", 1);
    message.putObject("from").put("id", ALICE);
    message.putObject("chat").put("id", ALICE).put("type", "private");
    message.put("date", sent.getEpochSecond());
    message.put("text", text);
    return message;
  }

  private static ConditionFactory patiently() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
  }
}
