package io.tidewatch.connectors.timeseries;

import static io.tidewatch.connectors.book.TestBooks.analysis;
import static io.tidewatch.connectors.book.TestBooks.book;
import static io.tidewatch.connectors.book.TestBooks.fullBook;
import static io.tidewatch.connectors.book.TestBooks.level;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Batching;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Endpoint;
import io.tidewatch.connectors.timeseries.TimeSeriesSettings.Spooling;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.book.BookLevels.Level;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class TimeSeriesSinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long AT = 1_772_374_500_000L;
  private static final String BTC = "BTC-USDT";

  @TempDir Path directory;

  private EmbeddedBroker broker;
  private TopicWriter writer;
  private TestQuestDb store;

  @BeforeEach
  void start() throws IOException {
    broker = EmbeddedBroker.start(directory.resolve("broker"));
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
    store = new TestQuestDb(Files.createDirectories(directory.resolve("store")));
  }

  @AfterEach
  void stop() {
    writer.close();
    store.close();
    broker.close();
  }

  @Test
  void shouldWriteBooksAndAnalysesThatReadBackTheSame() throws Exception {
    store.up();
    BookLevels book = fullBook(BTC, AT);
    writer.write(Topics.BOOK_LEVELS, BTC, book);
    writer.write(Topics.BOOK_ANALYSES, BTC, analysis(BTC, AT));

    try (TimeSeriesSink sink = sink()) {
      awaitRows("select * from orderbook_data", 800);
      awaitRows("select * from analysis_results", 4);
      assertThat(sink.status().written()).isEqualTo(804);
      assertThat(sink.status().connected()).isTrue();
    }
    assertSide("buy", book.bids());
    assertSide("sell", book.asks());
    assertAnalyses();
  }

  private void assertSide(String side, List<Level> expected) throws Exception {
    JsonNode rows =
        store.rows(
            "select instrument_id, data_type, price, amount, depth_level,"
                + " cast(timestamp as long) from orderbook_data where side = '"
                + side
                + "' order by depth_level");
    assertThat(rows.size()).isEqualTo(400);
    for (int i = 0; i < expected.size(); i++) {
      JsonNode row = rows.get(i);
      assertThat(row.get(0).asString()).isEqualTo(BTC);
      assertThat(row.get(1).asString()).isEqualTo("snapshot");
      assertThat(row.get(2).asDouble()).isEqualTo(expected.get(i).price().doubleValue());
      assertThat(row.get(3).asDouble()).isEqualTo(expected.get(i).size().doubleValue());
      assertThat(row.get(4).asInt()).isEqualTo(i + 1);
      assertThat(row.get(5).asLong() / 1_000).isEqualTo(AT);
    }
  }

  private void assertAnalyses() throws Exception {
    JsonNode rows =
        store.rows(
            "select analysis_type, support_level_1, support_level_2, resistance_level_1,"
                + " resistance_level_2, large_buy_orders, large_sell_orders, anomaly_score,"
                + " liquidity_index, alert_triggered, instrument_id"
                + " from analysis_results order by analysis_type");
    assertThat(rows.toString())
        .isEqualTo(
            "[[\"depth_anomaly\",null,null,null,null,null,null,83.5,null,true,\"BTC-USDT\"],"
                + "[\"large_orders\",null,null,null,null,1500000.5,700000.0,null,null,false,"
                + "\"BTC-USDT\"],"
                + "[\"liquidity_shrink\",null,null,null,null,null,null,null,21.25,false,"
                + "\"BTC-USDT\"],"
                + "[\"support_resistance\",64900.1,64800.2,65100.3,65200.4,null,null,null,null,"
                + "false,\"BTC-USDT\"]]");
  }

  @Test
  void shouldBringToTheStoreWhatWaitedOnDisk() throws Exception {
    writer.write(Topics.BOOK_LEVELS, BTC, smallBook(AT, "1"));
    try (TimeSeriesSink sink = sink()) {
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() > 0);
      writer.write(Topics.BOOK_LEVELS, BTC, smallBook(AT + 1_000, "2"));
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() > 1);
      assertThat(sink.status().connected()).isFalse();

      store.up();
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() == 0);
      awaitRows("select * from orderbook_data", 3);
      assertThat(sink.status().dropped()).isZero();

      // It goes on without the spool, and once more when the store is away again.
      store.down();
      writer.write(Topics.BOOK_LEVELS, BTC, smallBook(AT + 2_000, "3"));
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() == 1);
      store.up();
      awaitRows("select * from orderbook_data", 4);
    }
    assertThat(store.rows("select amount from orderbook_data where side = 'buy'").toString())
        .isEqualTo("[[1.0],[2.0],[3.0]]");
  }

  @Test
  void shouldLoseNothingWhenItEndsBetweenSpoolAndStore() throws Exception {
    writer.write(Topics.BOOK_LEVELS, BTC, smallBook(AT, "1"));
    try (TimeSeriesSink sink = sink()) {
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() == 1);
    }
    Files.writeString(spool().resolve("0000000000000000002-9.lp.gz.begun"), "cut off by a kill");

    store.up();
    try (TimeSeriesSink sink = sink()) {
      awaitRows("select * from orderbook_data", 2);
      await().atMost(PATIENCE).until(() -> sink.status().spooledBatches() == 0);
      assertThat(sink.status().written()).isEqualTo(2);
      await().atMost(PATIENCE).until(() -> sink.pointsPerSecond() > 0);
    }
    try (var files = Files.list(spool())) {
      assertThat(files).containsExactly(spool().resolve("rejected"));
    }
  }

  @Test
  void shouldPutAsideWhatTheRealStoreRefuses() throws Exception {
    store.up();
    store.rows(
        "create table orderbook_data (price boolean, timestamp timestamp) timestamp(timestamp)"
            + " partition by day wal");
    writer.write(Topics.BOOK_LEVELS, BTC, smallBook(AT, "1"));

    try (TimeSeriesSink sink = sink()) {
      await().atMost(PATIENCE).until(() -> sink.status().rejected() == 2);
      assertThat(sink.status().spooledBatches()).isZero();
    }
    try (var files = Files.list(spool().resolve("rejected"))) {
      assertThat(Files.readString(files.findFirst().orElseThrow()))
          .startsWith("# HTTP 400 ")
          .contains("price=1.5,amount=1,depth_level=1i");
    }
  }

  private TimeSeriesSink sink() {
    return TimeSeriesSink.start(
        KafkaAccess.open(broker.bootstrapServers()),
        new TimeSeriesSettings(
            "time-series",
            new Endpoint(store.url(), "", "books", Optional.empty(), Duration.ofSeconds(10)),
            new Batching(500, Duration.ofMillis(100)),
            new Spooling(spool(), 1 << 20, 1 << 20)),
        InstantSource.system(),
        new Random(1));
  }

  private Path spool() {
    return directory.resolve("spool");
  }

  private static BookLevels smallBook(long time, String amount) {
    return book(
        BTC,
        time,
        List.of(new Level(new BigDecimal("1.5"), new BigDecimal(amount), 1)),
        List.of(level("1.6", "9")));
  }

  private void awaitRows(String sql, int count) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(store.rows(sql).size()).isEqualTo(count));
  }
}
