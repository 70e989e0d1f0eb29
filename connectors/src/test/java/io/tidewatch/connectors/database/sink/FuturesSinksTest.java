package io.tidewatch.connectors.database.sink;

import static io.tidewatch.connectors.TestFutures.anomaly;
import static io.tidewatch.connectors.TestFutures.bar;
import static io.tidewatch.connectors.TestFutures.classic;
import static io.tidewatch.connectors.TestFutures.coin;
import static io.tidewatch.connectors.TestFutures.contract;
import static io.tidewatch.connectors.TestFutures.number;
import static io.tidewatch.connectors.database.sink.SinkFixture.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.database.Database;
import io.tidewatch.connectors.database.DatabaseSettings;
import io.tidewatch.connectors.database.TestMariaDb;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
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

/** Each test has symbols of its own: their names begin with its name. */
@ExtendWith({SharedBroker.class, TestMariaDb.Shared.class})
class FuturesSinksTest {
  private static final long OPEN = Instant.parse("2025-10-01T00:15:00Z").toEpochMilli();
  private static final Instant NOW = Instant.parse("2025-10-01T00:30:02.900Z");
  private static final String FOREIGN = "币安人生🐶USDT";

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
    id = "F" + Integer.toHexString(name.hashCode());
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteEveryColumnOfABar(Kind kind, TestMariaDb server) {
    write(bar(id + FOREIGN, OPEN, "93720.44000000"));

    try (Database database = open(kind, server);
        FuturesSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(rows(database, "klines")).hasSize(1));
      assertThat(rows(database, "klines").getFirst())
          .containsEntry("symbol", id + FOREIGN)
          .containsEntry("open_time", "1759277700000")
          .containsEntry("close_time", "1759278599999")
          .containsEntry("open_price", "93738.190000000000000")
          .containsEntry("high_price", "93782.380000000000000")
          .containsEntry("low_price", "93510.000000000000000")
          .containsEntry("close_price", "93720.440000000000000")
          .containsEntry("volume", "202.77714000")
          .containsEntry("quote_volume", "18986363.98688940")
          .containsEntry("trades_count", "64965")
          .hasEntrySatisfying("created_at", text -> assertThat(text).contains("00:30:02"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldWriteOnlyFinalAnomalies(Kind kind, TestMariaDb server) {
    write(anomaly(id, OPEN, true, classic("0")));
    write(anomaly(id, OPEN, false, classic("1.25", Anomaly.Reason.PRICE, Anomaly.Reason.VOLUME)));

    try (Database database = open(kind, server);
        FuturesSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(rows(database, "anomalies")).hasSize(1));
      assertThat(rows(database, "anomalies").getFirst())
          .containsEntry("symbol", id)
          .containsEntry("timestamp", "1759277700000")
          .containsEntry("interval_type", "15m")
          .containsEntry("cur_return", "0.034170000000")
          .containsEntry("price_zscore", "5.129000")
          .containsEntry("volume_zscore", "4.000000")
          .containsEntry("volatility_zscore", "-1.500000")
          .containsEntry("anomaly_score", "1.250000")
          .containsEntry("anomaly_reasons", "[\"price\",\"volume\"]")
          .containsEntry("quote_volume_24h", "88000000.50000000")
          .hasEntrySatisfying("created_at", text -> assertThat(text).contains("00:30:02"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldKeepTheNewestRankingAndNothingElse(Kind kind, TestMariaDb server) {
    write(new Ranking.Coins(OPEN, 9, List.of(coin(1, id + "A"), coin(2, id + "B"))));
    write(new Ranking.Coins(OPEN + 180_000, 9, List.of(coin(1, id + "B"), coin(2, id + "C"))));
    write(
        new Ranking.OpenInterest(
            OPEN,
            9,
            180_000,
            List.of(
                contract(1, id + "B", number("0.62")), contract(2, id + "A", Optional.empty()))));

    try (Database database = open(kind, server);
        FuturesSinks _ = sinks(database)) {
      untilAsserted(() ->
          assertThat(rows(database, "ai_coins"))
              .extracting(row -> row.get("symbol"))
              .containsExactly(id + "B", id + "C"));
      untilAsserted(() -> assertThat(rows(database, "oi_rankings")).hasSize(2));
      assertThat(rows(database, "ai_coins").getFirst())
          .containsEntry("rank", "1")
          .containsEntry("score", "71.500000")
          .containsEntry("start_time", "1761000000000")
          .containsEntry("start_price", "1.500000000000000")
          .containsEntry("current_price", "1.800000000000000")
          .containsEntry("max_price", "1.950000000000000")
          .containsEntry("increase_percent", "20.000000")
          .containsEntry("volume_24h", "123456789.50000000")
          .containsEntry("price_change_24h", "-3.250000")
          .containsEntry("updated_at", "1759277880000");
      assertThat(rows(database, "oi_rankings").getLast())
          .containsEntry("rank", "1")
          .containsEntry("current_oi", "1000000.50000000")
          .containsEntry("oi_delta", "-50000.25000000")
          .containsEntry("oi_delta_percent", "-4.760000")
          .containsEntry("oi_delta_value", "-90000.45000000")
          .containsEntry("price_delta_percent", "2.500000")
          .containsEntry("net_long", "0.620000")
          .containsEntry("net_short", "0.380000")
          .containsEntry("volume_24h", "123456789.50000000")
          .containsEntry("updated_at", "1759277700000");
      assertThat(rows(database, "oi_rankings").getFirst())
          .containsEntry("net_long", "null")
          .containsEntry("net_short", "null");
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPutACorrectedBarInThePlaceOfTheFirst(Kind kind, TestMariaDb server) {
    write(bar(id, OPEN, "1"));
    write(bar(id, OPEN + Bar.LENGTH_MS, "5"));
    write(bar(id, OPEN, "2"));

    try (Database database = open(kind, server)) {
      try (FuturesSinks sinks = sinks(database)) {
        awaitRead(sinks, Topics.FUTURES_BARS);
        untilAsserted(() -> assertThat(rows(database, "klines")).hasSize(2));
        untilAsserted(() ->
            assertThat(rows(database, "klines").getFirst().get("close_price")).startsWith("2.0"));
      }
      List<Map<String, String>> before = rows(database, "klines");
      topics.forgetCommits(Topics.FUTURES_BARS, id + "-klines");
      try (FuturesSinks sinks = sinks(database)) {
        awaitRead(sinks, Topics.FUTURES_BARS);
        untilAsserted(() -> assertThat(sinks.statuses().get("klines").written()).isPositive());
        untilAsserted(() -> assertThat(sinks.statuses().get("klines").pending()).isZero());
      }
      assertThat(rows(database, "klines")).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldPassOverARowThatTheDatabaseRefuses(Kind kind, TestMariaDb server) {
    for (String symbol : List.of("A", "POISON", "B", "x".repeat(80))) {
      write(bar(id + symbol, OPEN, "1"));
    }

    try (Database database = open(kind, server)) {
      database
          .jdbi()
          .useHandle(sql ->
              sql.execute(
                  "ALTER TABLE klines ADD CONSTRAINT c CHECK (symbol <> '" + id + "POISON')"));
      try (FuturesSinks sinks = sinks(database)) {
        awaitRead(sinks, Topics.FUTURES_BARS);
        untilAsserted(() ->
            assertThat(rows(database, "klines"))
                .extracting(row -> row.get("symbol"))
                .containsExactly(id + "A", id + "B"));
        untilAsserted(
            () -> assertThat(sinks.statuses().get("klines").refused()).isGreaterThanOrEqualTo(2));
      }
    }
  }

  @Test
  void shouldLeaveOutFiguresThatNoColumnHolds() {
    write(
        anomaly(
            id,
            OPEN,
            false,
            new Anomaly.Classic(
                number("1e300"),
                Optional.empty(),
                number("1e15"),
                number("99999999999999"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                List.of())));

    try (Database database = open(Kind.H2, null);
        FuturesSinks sinks = sinks(database)) {
      untilAsserted(() -> assertThat(rows(database, "anomalies")).hasSize(1));
      assertThat(rows(database, "anomalies").getFirst())
          .containsEntry("cur_return", "null")
          .containsEntry("price_zscore", "null")
          .containsEntry("volume_zscore", "null")
          .containsEntry("volatility_zscore", "99999999999999.000000")
          .containsEntry("anomaly_reasons", "[]");
      assertThat(sinks.statuses().get("anomalies").cut()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void shouldTellSymbolsApartThatAnIgnorantCollationTakesForOne(TestMariaDb server) {
    write(bar(id + "🐶", OPEN, "1"));
    write(bar(id + "🐱", OPEN, "2"));
    write(bar(id + "a", OPEN, "3"));
    write(bar(id + "A", OPEN, "4"));

    try (Database database = open(Kind.MARIA_DB, server);
        FuturesSinks _ = sinks(database)) {
      untilAsserted(() -> assertThat(rows(database, "klines")).hasSize(4));
    }
  }

  @Test
  void shouldLoseAndDoubleNothingWhenTheDatabaseIsKilled(@TempDir Path directory)
      throws IOException {
    try (MortalMariaDb server = new MortalMariaDb(directory);
        Database database = awaitOpen(server.settings());
        FuturesSinks sinks = sinks(database)) {
      write(bar(id, OPEN, "1"));
      untilAsserted(() -> assertThat(rows(database, "klines")).hasSize(1));

      server.kill();
      for (int i = 1; i <= 300; i++) {
        write(bar(id, OPEN + i * Bar.LENGTH_MS, "1"));
      }
      write(new Ranking.Coins(OPEN, 1, List.of(coin(1, id))));
      untilAsserted(() -> assertThat(sinks.statuses().get("klines").failures()).isPositive());
      untilAsserted(() -> assertThat(sinks.statuses().get("rankings").failures()).isPositive());
      assertThat(sinks.statuses().get("klines").connected()).isFalse();

      server.up();
      untilAsserted(() -> assertThat(rows(database, "klines")).hasSize(301));
      untilAsserted(() -> assertThat(rows(database, "ai_coins")).hasSize(1));
      untilAsserted(() -> assertThat(sinks.statuses().get("klines").pending()).isZero());
    }
  }

  private void write(Bar bar) {
    topics.write(Topics.FUTURES_BARS, bar.symbol(), bar);
  }

  private void write(Anomaly anomaly) {
    topics.write(Topics.FUTURES_ANOMALIES, anomaly.symbol(), anomaly);
  }

  private void write(Ranking ranking) {
    topics.write(Topics.FUTURES_RANKINGS, ranking.key(), ranking);
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

  private FuturesSinks sinks(Database database) {
    return FuturesSinks.start(
        KafkaAccess.open(topics.bootstrapServers),
        new TableSinkSettings(id, 100, Duration.ofMillis(100)),
        database,
        InstantSource.fixed(NOW),
        new SplittableRandom(1));
  }

  private void awaitRead(FuturesSinks sinks, Topic<?, ?> topic) {
    assertThat(sinks.awaitPositions(topics.ends(topic), SinkFixture.PATIENCE)).isTrue();
  }

  /** Rows of this test by symbol and time, as text. LIKE would pass over some in MariaDB. */
  private List<Map<String, String>> rows(Database database, String table) {
    return database
        .jdbi()
        .withHandle(sql ->
            sql.createQuery("SELECT * FROM " + table + " WHERE LEFT(symbol, ?) = ? ORDER BY 1, 2")
                .bind(0, id.length())
                .bind(1, id)
                .mapToMap()
                .map(FuturesSinksTest::text)
                .list());
  }

  private static Map<String, String> text(Map<String, Object> row) {
    Map<String, String> text = new HashMap<>();
    row.forEach((column, value) ->
        text.put(
            column,
            value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value)));
    return text;
  }
}
