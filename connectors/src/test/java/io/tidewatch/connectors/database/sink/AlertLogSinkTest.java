package io.tidewatch.connectors.database.sink;

import static io.tidewatch.connectors.database.sink.SinkFixture.alerts;
import static io.tidewatch.connectors.database.sink.SinkFixture.count;
import static io.tidewatch.connectors.database.sink.SinkFixture.untilAsserted;
import static io.tidewatch.connectors.pool.TestPoolAlerts.FIGURES;
import static io.tidewatch.connectors.pool.TestPoolAlerts.NOTHING;
import static io.tidewatch.connectors.pool.TestPoolAlerts.PAIR;
import static io.tidewatch.connectors.pool.TestPoolAlerts.TOKEN;
import static io.tidewatch.connectors.pool.TestPoolAlerts.alert;
import static io.tidewatch.connectors.pool.TestPoolAlerts.inputs;
import static io.tidewatch.connectors.pool.TestPoolAlerts.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.connectors.message.AlertMessages;
import io.tidewatch.connectors.message.TriggerReasons;
import io.tidewatch.connectors.pool.TestPoolAlerts;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.delivery.Delivery;
import io.tidewatch.contract.delivery.Delivery.Status;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** Each test has alerts of its own: their ids begin with its name. */
@ExtendWith({SharedBroker.class, TestMariaDb.Shared.class})
class AlertLogSinkTest {
  private static final long AT = Instant.parse("2026-03-01T14:35:22.900Z").toEpochMilli();

  private SinkFixture topics;
  private String id;

  /** Which database. */
  enum Kind {
    H2,
    MARIA_DB
  }

  @BeforeEach
  void open(EmbeddedBroker broker, TestInfo test) {
    topics = new SinkFixture(broker);
    String name = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
    id = Integer.toHexString(name.hashCode());
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteEveryColumnOfTheDesign(Kind kind, TestMariaDb server) {
    topics.write(alert(id, TOKEN, AT));

    try (Database database = open(kind, server);
        AlertLogSink _ = sink(database, AT + 350)) {
      untilAsserted(() -> assertThat(count(database, id)).isEqualTo(1));
      Map<String, Object> row = alerts(database, id).getFirst();
      assertThat(text(row))
          .containsEntry("batch_id", "2")
          .containsEntry("ca", TOKEN)
          .containsEntry("token_symbol", "BONK")
          .containsEntry("token_name", "Bonk 🐶")
          .containsEntry("pair_address", PAIR)
          .containsEntry("template_id", "4")
          .containsEntry("template_name", "large")
          .containsEntry("price", "0.000028123000000")
          .containsEntry("market_cap", "10234567.89")
          .containsEntry("price_change", "12.3090")
          .containsEntry("price_change_1m", "12.3090")
          .containsEntry("price_change_5m", "10.0000")
          .containsEntry("price_change_1h", "-3.4999")
          .containsEntry("volume_1h", "200000.75")
          .containsEntry("buy_volume_1h", "120000.50")
          .containsEntry("sell_volume_1h", "80000.25")
          .containsEntry("txs_1h", "2300")
          .containsEntry("buy_txs_1h", "1200")
          .containsEntry("sell_txs_1h", "1100")
          .containsEntry("top10_percent", "52.34")
          .containsEntry(
              "trigger_reasons", "[\"价格1m上涨 +12.30% (阈值: 10%)\",\"1m交易量 $31,000 (阈值: $30,000)\"]")
          .containsEntry("trigger_time_interval", "1m")
          .containsEntry("trigger_logic", "any")
          .containsEntry("telegram_sent", "0")
          .containsEntry("telegram_success", "0")
          .containsEntry("telegram_message_id", "null")
          .containsEntry("wechat_sent", "0")
          .containsEntry("response_time_ms", "350")
          .containsEntry("alert_id", id);
      assertThat(text(row).get("alert_time")).startsWith("2026-03-01 14:35:22");
      assertThat(text(row).get("create_time")).startsWith("2026-03-01 14:35:23");
      assertThat(text(row).get("alert_message"))
          .startsWith("🔔 SOL Token 告警\n\n💰 Token: BONK (Bonk 🐶)\n")
          .endsWith("⏰ 2026-03-01 14:35:22");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTellWhatTheChannelsDidWhicheverIsReadFirst(Kind kind, TestMariaDb server) {
    topics.write(Topics.DELIVERIES, id, told("telegram", "desk", Status.SENT, "4711", 1));
    topics.write(Topics.DELIVERIES, id, told("telegram", "old", Status.FAILED, null, 1));
    topics.write(Topics.DELIVERIES, id, told("webhook", "any", Status.SENT, "9", 1));

    try (Database database = open(kind, server)) {
      try (AlertLogSink sink = sink(database, AT + 350)) {
        assertThat(sink.awaitPositions(topics.end(Topics.DELIVERIES), SinkFixture.PATIENCE))
            .isTrue();
        untilAsserted(() -> assertThat(sink.status().written()).isPositive());
        topics.write(alert(id, TOKEN, AT));
        untilAsserted(() -> assertThat(count(database, id)).isEqualTo(1));
        assertThat(text(alerts(database, id).getFirst()))
            .containsEntry("telegram_sent", "1")
            .containsEntry("telegram_success", "1")
            .containsEntry("telegram_message_id", "4711")
            .containsEntry("telegram_error", "not wanted")
            .containsEntry("wechat_sent", "0")
            .containsEntry("wechat_error", "null");

        topics.write(Topics.DELIVERIES, id, told("wecom", "group", Status.NOT_ROUTED, null, 0));
        topics.write(Topics.DELIVERIES, id, told("telegram", "old", Status.SENT, "4712", 2));
        untilAsserted(() ->
            assertThat(text(alerts(database, id).getFirst()))
                .containsEntry("telegram_error", "null")
                .containsEntry("wechat_sent", "0")
                .containsEntry("wechat_success", "0")
                .containsEntry("wechat_error", "not wanted")
                .containsEntry("wechat_message_id", "null")
                .containsEntry("response_time_ms", "350"));
      }
    }
  }

  private Delivery told(String sink, String target, Status status, String message, int attempts) {
    return new Delivery(
        id,
        "token-pool",
        TOKEN,
        Severity.MAJOR,
        sink,
        target,
        status,
        1,
        1,
        Optional.empty(),
        Optional.ofNullable(message),
        status == Status.SENT ? Optional.empty() : Optional.of("not wanted"),
        attempts,
        false,
        false,
        AT,
        AT + 400,
        50);
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteAnAlertOnceHoweverOftenItComes(Kind kind, TestMariaDb server) {
    topics.write(alert(id, TOKEN, AT));
    topics.write(alert(id, TOKEN, AT));

    try (Database database = open(kind, server)) {
      try (AlertLogSink sink = sink(database, AT + 350)) {
        awaitWritten(sink, database, 1);
      }
      List<Map<String, Object>> before = alerts(database, id);
      topics.forgetCommits(id);
      try (AlertLogSink sink = sink(database, AT + 999_000)) {
        awaitRead(sink);
        assertThat(sink.status().written()).isPositive();
      }
      assertThat(alerts(database, id)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepAnyNameAsFarAsItFits(Kind kind, TestMariaDb server) {
    String name = "'; DROP TABLE sol_ws_alert_log; -- \\ \" \u0000 ${x} :ca ? ";
    topics.write(
        alert(
            id,
            TOKEN,
            AT,
            inputs(
                AT, Optional.of("🐶".repeat(60)), Optional.of(name + "🐶".repeat(300)), NOTHING)));

    try (Database database = open(kind, server);
        AlertLogSink sink = sink(database, AT)) {
      awaitWritten(sink, database, 1);
      assertThat(alerts(database, id).getFirst())
          // H2 counts each of them twice.
          .containsEntry("token_symbol", "🐶".repeat(kind == Kind.H2 ? 25 : 50))
          .containsEntry(
              "token_name", name + "🐶".repeat((200 - name.length()) / (kind == Kind.H2 ? 2 : 1)))
          .containsEntry("price", null)
          .containsEntry("txs_1h", null)
          .containsEntry("top10_percent", null);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldRoundDownAndLeaveOutWhatDoesNotFit(Kind kind, TestMariaDb server) {
    topics.write(priced("a", "0.0000000000000019"));
    topics.write(priced("b", "1000000000000000"));
    topics.write(priced("c", "999999999999999.9999999999999999"));
    topics.write(
        alert(id + "d", TOKEN, AT, inputs(AT, Optional.empty(), Optional.empty(), huge())));

    try (Database database = open(kind, server);
        AlertLogSink sink = sink(database, AT)) {
      awaitWritten(sink, database, 4);
      assertThat(alerts(database, id).stream().map(row -> text(row).get("price")))
          .containsExactly("0.000000000000001", "null", "999999999999999.999999999999999", "null");
      assertThat(text(alerts(database, id).getLast()))
          .containsEntry("market_cap", "null")
          .containsEntry("price_change_1h", "null")
          .containsEntry("txs_1h", "null")
          .containsEntry("top10_percent", "null");
      assertThat(sink.status().cut()).isGreaterThanOrEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPassOverARowThatTheDatabaseRefuses(Kind kind, TestMariaDb server) {
    for (int i = 0; i < 5; i++) {
      Optional<String> symbol = Optional.of(i == 2 ? "POISON" : "GOOD");
      topics.write(alert(id + i, TOKEN, AT, inputs(AT, symbol, Optional.of("name"), FIGURES)));
    }

    try (Database database = open(kind, server)) {
      database
          .jdbi()
          .useHandle(sql ->
              sql.execute(
                  "ALTER TABLE sol_ws_alert_log ADD CONSTRAINT c CHECK (token_symbol <>"
                      + " 'POISON')"));
      try (AlertLogSink sink = sink(database, AT)) {
        awaitWritten(sink, database, 4);
        assertThat(alerts(database, id).stream().map(row -> row.get("alert_id")))
            .containsExactly(id + 0, id + 1, id + 3, id + 4);
        assertThat(sink.status().refused()).isPositive();
        untilAsserted(() -> assertThat(sink.status().pending()).isZero());
      }
    }
  }

  @Test
  void shouldSayNothingOfAResponseThatWasNotMeasured() {
    topics.write(alert(id + "future", TOKEN, AT));
    topics.write(alert(id + "old", TOKEN, AT - 86_400_000));

    try (Database database = open(Kind.H2, null);
        AlertLogSink sink = sink(database, AT - 1)) {
      awaitWritten(sink, database, 2);
      assertThat(text(alerts(database, id).getFirst())).containsEntry("response_time_ms", "null");
      assertThat(text(alerts(database, id).getLast()))
          .containsEntry("response_time_ms", "86399999");
    }
  }

  @Test
  void shouldNotCountTheWaitForTheDatabaseAsResponse() {
    Alert alert = alert(id, TOKEN, AT);
    AlertRows rows =
        new AlertRows(
            DatabaseSettings.inMemory(id),
            new AlertMessages(Locale.CHINESE, ZoneOffset.UTC),
            new TriggerReasons(Locale.CHINESE),
            InstantSource.fixed(Instant.ofEpochMilli(AT).plus(Duration.ofHours(1))));
    Inputs.TokenPool inputs = (Inputs.TokenPool) alert.evidence().inputs();

    assertThat(rows.row(new AlertTable.Raised(alert, inputs, AT + 350)))
        .containsEntry("response_time_ms", 350)
        .containsEntry("create_time", LocalDateTime.parse("2026-03-01T15:35:22"));
  }

  @Test
  void shouldWriteTimesInTheZoneOfTheDatabase() {
    topics.write(alert(id, TOKEN, AT));

    try (Database database =
            Database.open(DatabaseSettings.inMemory(id).in(ZoneId.of("Asia/Shanghai")));
        AlertLogSink sink = sink(database, AT)) {
      awaitWritten(sink, database, 1);
      assertThat(text(alerts(database, id).getFirst()).get("alert_time"))
          .startsWith("2026-03-01 22:35:22");
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenTheDatabaseIsKilled(@TempDir Path directory)
      throws IOException {
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger outage = (Logger) LoggerFactory.getLogger(Outage.class);
    log.start();
    outage.setLevel(Level.INFO);
    try (MortalMariaDb server = new MortalMariaDb(directory);
        Database database = awaitOpen(server.settings());
        AlertLogSink sink = sink(database, AT)) {
      topics.write(alert(id + "first", TOKEN, AT));
      awaitWritten(sink, database, 1);
      outage.addAppender(log);

      server.kill();
      for (int i = 0; i < 1_800; i++) {
        topics.write(alert(id + i, TOKEN + i, AT));
      }
      // More than it holds: the rest stays on the topic.
      untilAsserted(() -> assertThat(sink.status().pending()).isBetween(1_000, 1_500));
      untilAsserted(() -> assertThat(sink.status().failures()).isGreaterThanOrEqualTo(3));
      assertThat(sink.status().connected()).isFalse();
      assertThat(sink.status().lastError()).isPresent();

      server.up();
      untilAsserted(() -> assertThat(count(database, id)).isEqualTo(1_801));
      untilAsserted(() -> assertThat(sink.status().pending()).isZero());
      assertThat(sink.status().connected()).isTrue();
      assertThat(sink.status().refused()).isZero();
    } finally {
      outage.detachAppender(log);
      outage.setLevel(null);
    }
    assertThat(log.list.stream().map(ILoggingEvent::getLevel))
        .containsExactly(Level.WARN, Level.INFO);
  }

  private Alert priced(String suffix, String price) {
    PairFigures figures = TestPoolAlerts.priced(number(price), Optional.empty());
    return alert(id + suffix, TOKEN, AT, inputs(AT, Optional.of("A"), Optional.of("B"), figures));
  }

  private static PairFigures huge() {
    Optional<BigDecimal> much = number("1e300");
    return new PairFigures(
        much,
        much,
        much,
        much,
        much,
        much,
        Optional.empty(),
        List.of(
            new PairFigures.Window(
                Interval.H1,
                much,
                much,
                much,
                Optional.of(4_000_000_000L),
                Optional.of(4_000_000_000L))));
  }

  private Database open(Kind kind, TestMariaDb server) {
    return Database.open(
        switch (kind) {
          case H2 -> DatabaseSettings.inMemory(id);
          case MARIA_DB -> server.newSchema();
        });
  }

  /** It takes a while to answer. */
  private static Database awaitOpen(DatabaseSettings settings) {
    return await()
        .atMost(SinkFixture.PATIENCE)
        .ignoreExceptions()
        .until(() -> Database.open(settings), database -> true);
  }

  private AlertLogSink sink(Database database, long now) {
    return AlertLogSink.start(
        KafkaAccess.open(topics.bootstrapServers),
        new TableSinkSettings(id, 100, Duration.ofMillis(100)),
        database,
        new AlertMessages(Locale.CHINESE, ZoneOffset.UTC),
        new TriggerReasons(Locale.CHINESE),
        InstantSource.fixed(Instant.ofEpochMilli(now)),
        new SplittableRandom(1));
  }

  private void awaitWritten(AlertLogSink sink, Database database, long rows) {
    awaitRead(sink);
    untilAsserted(() -> assertThat(count(database, id)).isEqualTo(rows));
    untilAsserted(() -> assertThat(sink.status().pending()).isZero());
  }

  private void awaitRead(AlertLogSink sink) {
    assertThat(sink.awaitPositions(topics.end(Topics.ALERTS), SinkFixture.PATIENCE)).isTrue();
    untilAsserted(() -> assertThat(sink.status().pending()).isZero());
  }

  private static String plain(Object value) {
    return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
  }

  private static Map<String, String> text(Map<String, Object> row) {
    Map<String, String> text = new HashMap<>();
    row.forEach((column, value) -> text.put(column, plain(value)));
    return text;
  }
}
