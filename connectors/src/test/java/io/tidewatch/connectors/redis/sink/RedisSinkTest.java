package io.tidewatch.connectors.redis.sink;

import static io.tidewatch.connectors.book.TestBooks.analysis;
import static io.tidewatch.connectors.book.TestBooks.book;
import static io.tidewatch.connectors.book.TestBooks.emptyAnalysis;
import static io.tidewatch.connectors.book.TestBooks.fullBook;
import static io.tidewatch.connectors.book.TestBooks.level;
import static io.tidewatch.connectors.pool.TestPoolAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.connectors.TopicWriter;
import io.tidewatch.contract.book.BookLevels;
import io.tidewatch.contract.feed.FeedEvent;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.topic.KafkaAccess;
import io.tidewatch.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RedisSinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long AT = 1_772_374_522_000L;

  private static EmbeddedBroker broker;
  private static TopicWriter writer;

  private TestRedis redis;
  private RedisClient client;
  private RedisCommands<String, String> commands;
  private String instId;
  private String group;

  @BeforeAll
  static void startBroker(@TempDir Path directory) throws IOException {
    broker = EmbeddedBroker.start(directory);
    SharedBroker.createTopics(broker);
    writer = new TopicWriter(broker.bootstrapServers());
  }

  @AfterAll
  static void stopBroker() {
    writer.close();
    broker.close();
  }

  @BeforeEach
  void start(TestInfo test) throws IOException {
    redis = new TestRedis();
    client = RedisClient.create(redis.access().uri());
    commands = client.connect().sync();
    group = test.getTestMethod().orElseThrow().getName();
    instId =
        "T" + Integer.toHexString(group.hashCode()).toUpperCase(java.util.Locale.ROOT) + "-USDT";
  }

  @AfterEach
  void stop() throws IOException {
    client.shutdown();
    redis.close();
  }

  @Test
  void shouldWriteAWholeBookWithTheFieldsOfTheDesign() {
    BookLevels book = fullBook(instId, AT);
    writer.write(Topics.BOOK_LEVELS, instId, book);

    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      Map<String, String> hash = awaitHash("orderbook:" + instId);
      assertThat(hash)
          .containsOnlyKeys("instrument_id", "latest_timestamp", "asks", "bids", "checksum")
          .containsEntry("instrument_id", instId)
          .containsEntry("latest_timestamp", Long.toString(AT))
          .containsEntry("checksum", "-855196043");
      assertSide(hash.get("bids"), book.bids());
      assertSide(hash.get("asks"), book.asks());
      assertThat(commands.pttl("orderbook:" + instId)).isBetween(1L, 60_000L);
    }
  }

  @Test
  void shouldWriteAnAnalysisWithTheFieldsOfTheDesign() {
    writer.write(Topics.BOOK_ANALYSES, instId, analysis(instId, AT));

    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      assertThat(awaitHash("analysis:" + instId))
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("instrument_id", instId),
                  Map.entry("analysis_time", Long.toString(AT)),
                  Map.entry("support_level_1", "64900.10"),
                  Map.entry("support_level_2", "64800.20"),
                  Map.entry("resistance_level_1", "65100.30"),
                  Map.entry("resistance_level_2", "65200.40"),
                  Map.entry("large_buy_orders", "1500000.5"),
                  Map.entry("large_sell_orders", "700000"),
                  Map.entry("large_order_trend", "bullish"),
                  Map.entry("depth_anomaly_score", "83.5"),
                  Map.entry("depth_anomaly_alert", "alert"),
                  Map.entry("liquidity_index", "21.25"),
                  Map.entry("liquidity_alert", "warning")));
    }
  }

  @Test
  void shouldLeaveNothingOverFromTheAnalysisBefore() {
    writer.write(Topics.BOOK_ANALYSES, instId, analysis(instId, AT));

    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      awaitHash("analysis:" + instId);
      commands.hset("analysis:" + instId, "left_over", "1");
      writer.write(Topics.BOOK_ANALYSES, instId, emptyAnalysis(instId, AT + 100));

      awaitField("analysis:" + instId, "analysis_time", Long.toString(AT + 100));
      assertThat(commands.hgetall("analysis:" + instId))
          .hasSize(13)
          .containsEntry("support_level_1", "")
          .containsEntry("depth_anomaly_score", "")
          .containsEntry("large_order_trend", "neutral");
    }
  }

  @Test
  void shouldLetAHashExpireThatIsNotWrittenAgain() {
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));

    try (RedisSink sink = sink(Duration.ofMillis(50))) {
      await().atMost(PATIENCE).until(() -> sink.status().written() > 0);
      await().atMost(PATIENCE).until(() -> commands.exists("orderbook:" + instId) == 0);
    }
  }

  @Test
  void shouldTellSubscribersWhichInstrumentChanged() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (StatefulRedisPubSubConnection<String, String> subscriber = client.connectPubSub()) {
      subscriber.addListener(
          new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
              heard.add(channel + " " + message);
            }
          });
      subscriber.sync().subscribe("orderbook:updates", "analysis:updates");
      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));
      writer.write(Topics.BOOK_ANALYSES, instId, analysis(instId, AT));

      try (RedisSink _ = sink(Duration.ofSeconds(60))) {
        await()
            .atMost(PATIENCE)
            .untilAsserted(() ->
                assertThat(heard)
                    .contains("orderbook:updates " + instId, "analysis:updates " + instId));
      }
    }
  }

  @Test
  void shouldNotLetAnOlderRecordOverwriteANewerOneOfAnEarlierRun() {
    commands.hset("orderbook:" + instId, "latest_timestamp", Long.toString(AT + 1));
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      await().atMost(PATIENCE).until(() -> sink.status().outdated() > 0);
      assertThat(commands.hgetall("orderbook:" + instId))
          .containsExactly(Map.entry("latest_timestamp", Long.toString(AT + 1)));

      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT + 2));
      awaitField("orderbook:" + instId, "latest_timestamp", Long.toString(AT + 2));
    }
  }

  @Test
  void shouldClaimNothingOfABrokenBookUntilItIsWholeAgain() {
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));
    writer.write(Topics.BOOK_ANALYSES, instId, analysis(instId, AT));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      awaitHash("orderbook:" + instId);
      awaitHash("analysis:" + instId);
      event(Type.QUARANTINED, instId, AT + 1_000);
      await()
          .atMost(PATIENCE)
          .until(() -> commands.exists("orderbook:" + instId, "analysis:" + instId) == 0);
      assertThat(sink.status().removed()).isEqualTo(2);

      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT + 500));
      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT + 2_000));
      awaitField("orderbook:" + instId, "latest_timestamp", Long.toString(AT + 2_000));
    }
  }

  @Test
  void shouldWriteTheNewestOnceRedisIsBack() throws IOException {
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      awaitHash("orderbook:" + instId);
      redis.down();
      await().atMost(PATIENCE).until(() -> !sink.status().connected());
      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT + 1_000));
      writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT + 2_000));
      await().atMost(PATIENCE).until(() -> sink.status().pending() == 1);
      assertThat(sink.status().lastError()).isPresent();
      assertThat(sink.status().failures()).isPositive();

      redis.up();
      await().atMost(PATIENCE).until(() -> sink.status().connected());
      await().atMost(PATIENCE).until(() -> sink.status().pending() == 0);
    }
    assertThat(client.connect().sync().hget("orderbook:" + instId, "latest_timestamp"))
        .isEqualTo(Long.toString(AT + 2_000));
  }

  @Test
  void shouldWriteAfterARestartWhatWaitedWhenItEnded() throws IOException {
    redis.down();
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));
    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      await().atMost(PATIENCE).until(() -> sink.status().pending() > 0);
    }

    redis.up();
    commands = client.connect().sync();
    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      assertThat(awaitHash("orderbook:" + instId))
          .containsEntry("latest_timestamp", Long.toString(AT));
    }
  }

  @Test
  void shouldTellHowTheSystemIsDoing() {
    connection("c1", Type.CONNECTED, "*");
    connection("c1", Type.LIVE, instId);
    connection("c1", Type.LIVE, "ETH-USDT");
    connection("c2", Type.CONNECTED, "*");
    connection("c2", Type.CLOSED, "*");

    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      awaitField("system:monitoring", "active_pairs", "2");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));
            // The clock stands 350 ms after the receipt of each book.
            assertThat(commands.hget("system:monitoring", "avg_processing_latency"))
                .isEqualTo("350.0");
          });
      Map<String, String> hash = commands.hgetall("system:monitoring");
      assertThat(hash)
          .containsOnlyKeys(
              "websocket_connections",
              "active_pairs",
              "avg_processing_latency",
              "redis_memory_usage",
              "influxdb_write_rate")
          .containsEntry("websocket_connections", "1")
          .containsEntry("influxdb_write_rate", "12.5");
      assertThat(hash.get("redis_memory_usage")).matches("[0-9.]+[KMG]");
    }
  }

  @Test
  void shouldTellOtherReadersOfACooldown() {
    String token = "Token" + group;
    writer.write(Topics.ALERTS, "token-pool/" + token, alert("a", token, AT));

    try (RedisSink _ = sink(Duration.ofSeconds(60))) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(commands.get("sol:ws:cooldown:" + token)).isEqualTo("1"));
      // Three minutes after the alert, and the clock stands 450 ms behind it.
      assertThat(commands.pttl("sol:ws:cooldown:" + token)).isBetween(100_000L, 179_550L);
    }
  }

  @Test
  void shouldNotShortenACooldownWhenAnOldAlertComesAgain() {
    String token = "Token" + group;
    commands.set("sol:ws:cooldown:" + token, "1", SetArgs.Builder.px(500_000));
    writer.write(Topics.ALERTS, "token-pool/" + token, alert("a", token, AT));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      awaitRead(sink);
      assertThat(commands.pttl("sol:ws:cooldown:" + token)).isGreaterThan(200_000L);
    }
  }

  @Test
  void shouldTellNothingOfCooldownsThatAreOver() {
    String token = "Token" + group;
    writer.write(Topics.ALERTS, "token-pool/" + token, alert("a", token, AT - 180_000));
    writer.write(Topics.ALERTS, "token-pool/" + token, alert("b", token, AT - 999_999_999));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      awaitRead(sink);
      assertThat(commands.exists("sol:ws:cooldown:" + token)).isZero();
    }
  }

  @Test
  void shouldTellOfACooldownOnceRedisIsBack() throws IOException {
    String token = "Token" + group;
    redis.down();
    writer.write(Topics.ALERTS, "token-pool/" + token, alert("a", token, AT));
    writer.write(Topics.BOOK_LEVELS, instId, smallBook(AT));

    try (RedisSink sink = sink(Duration.ofSeconds(60))) {
      await().atMost(PATIENCE).until(() -> sink.status().pending() >= 2);
      redis.up();
      commands = client.connect().sync();
      awaitHash("orderbook:" + instId);
      await().atMost(PATIENCE).until(() -> "1".equals(commands.get("sol:ws:cooldown:" + token)));
    }
  }

  @Test
  void shouldNotShowThePasswordWhenItIsRefused() {
    RedisSinkSettings settings = RedisSinkSettings.of(redis.access("wrong-and-secret"));
    try (RedisSink sink =
        RedisSink.start(KafkaAccess.open(broker.bootstrapServers()), settings, clock(), () -> 0)) {
      await().atMost(PATIENCE).until(() -> sink.status().lastError().isPresent());
      assertThat(sink.status().lastError().orElseThrow())
          .contains("WRONGPASS")
          .doesNotContain("wrong-and-secret");
      assertThat(settings.toString()).contains("password=set").doesNotContain("wrong-and-secret");
    }
  }

  private RedisSink sink(Duration expiry) {
    RedisSinkSettings settings =
        new RedisSinkSettings(
            redis.access(),
            group,
            expiry,
            "orderbook:updates",
            "analysis:updates",
            Duration.ofMillis(200));
    return RedisSink.start(
        KafkaAccess.open(broker.bootstrapServers()), settings, clock(), () -> 12.5);
  }

  private void awaitRead(RedisSink sink) {
    assertThat(
            sink.awaitPositions(
                Map.of(new TopicPartition(Topics.ALERTS.name(), 0), end()), PATIENCE))
        .isTrue();
  }

  /** Past the alert that was written last. */
  private long end() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicPartition alerts = new TopicPartition(Topics.ALERTS.name(), 0);
      return admin
          .listOffsets(Map.of(alerts, OffsetSpec.latest()))
          .partitionResult(alerts)
          .get()
          .offset();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("the end of the alerts cannot be found", e);
    }
  }

  private static InstantSource clock() {
    return () -> Instant.ofEpochMilli(AT + 450);
  }

  private BookLevels smallBook(long time) {
    return book(instId, time, List.of(level("1.10", "2.0")), List.of(level("1.20", "3.0")));
  }

  private Map<String, String> awaitHash(String key) {
    await().atMost(PATIENCE).until(() -> commands.exists(key) == 1);
    return commands.hgetall(key);
  }

  private void awaitField(String key, String field, String value) {
    await().atMost(PATIENCE).until(() -> value.equals(commands.hget(key, field)));
  }

  private static void assertSide(String json, List<BookLevels.Level> expected) {
    JsonNode side = JsonMapper.shared().readTree(json);
    assertThat(side.size()).isEqualTo(400);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(side.get(i).size()).isEqualTo(2);
      assertThat(side.get(i).get(0).asString()).isEqualTo(expected.get(i).price().toPlainString());
      assertThat(side.get(i).get(1).asString()).isEqualTo(expected.get(i).size().toPlainString());
    }
  }

  private static void connection(String id, Type type, String instrument) {
    event(type, instrument, id, AT);
  }

  private static void event(Type type, String instrument, long at) {
    event(type, instrument, "c0", at);
  }

  private static void event(Type type, String instrument, String connection, long at) {
    FeedEvent event =
        new FeedEvent("okx", "books", instrument, type, connection, 1, at, Optional.empty(), "");
    writer.write(Topics.FEED_EVENTS, event.key(), event);
  }
}
