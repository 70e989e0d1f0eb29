package io.tidewatch.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.contract.serde.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class LineFieldsTest {
  private static final String LOGGER = "io.tidewatch.connectors.Feed";

  @Test
  void shouldShowInTextOnlyWhatIsThere() {
    try (WrittenLog log = WrittenLog.as("text")) {
      log.logger(LOGGER).warn("before");
      log.context().putProperty(LineFields.PROCESS, "detect large-trades");
      log.logger(LOGGER).warn("plain");
      LogFields.alert(log.logger(LOGGER).atWarn(), "a1", "BTCUSDT").log("told");
      log.context().putProperty(LineFields.INSTANCE, "first");
      LogFields.subject(log.logger(LOGGER).atWarn(), "batch 4").log("gone");

      assertThat(log.lines())
          .map(line -> line.substring("2026-11-22 12:03:04.123 ".length()))
          .containsExactly(
              "WARN  Feed before ",
              "WARN  [detect large-trades] Feed plain ",
              "WARN  [detect large-trades] Feed subject=BTCUSDT alert=a1 told ",
              "WARN  [detect large-trades/first] Feed subject=\"batch 4\" gone ");
    }
  }

  @Test
  void shouldNotSayTwiceWhichDetectorOrVenueItIs() {
    try (WrittenLog log = WrittenLog.as("text")) {
      log.context().putProperty(LineFields.PROCESS, "feed okx");
      Logger logger = log.logger(LOGGER);
      LogFields.on(LogFields.VENUE, "okx", () -> logger.warn("one")).run();
      LogFields.on(LogFields.VENUE, "dbotx", () -> logger.warn("other")).run();

      LogFields.subject(logger.atWarn(), "okx").log("about");

      assertThat(log.lines().get(0)).contains("[feed okx] Feed one");
      assertThat(log.lines().get(1)).contains("[feed okx] Feed venue=dbotx other");
      assertThat(log.lines().get(2)).contains("[feed okx] Feed subject=okx about");
    }
  }

  @Test
  void shouldHaveFieldsInJson() throws Exception {
    try (WrittenLog log = WrittenLog.as("json")) {
      log.context().putProperty(LineFields.PROCESS, "up");
      log.context().putProperty(LineFields.INSTANCE, "first");
      Logger logger = log.logger(LOGGER);
      Thread thread =
          Thread.ofPlatform()
              .name("tidewatch-large-trades-v1-node-StreamThread-1")
              .start(
                  LogFields.on(
                      LogFields.SINK,
                      "telegram",
                      () -> LogFields.alert(logger.atWarn(), "a\n1", "BTC\u001bUSDT").log("told")));
      thread.join();

      assertThat(log.lines()).hasSize(1);
      JsonNode line = Json.MAPPER.readTree(log.lines().getFirst());
      assertThat(line.path("process").stringValue()).isEqualTo("up");
      assertThat(line.path("instance").stringValue()).isEqualTo("first");
      assertThat(line.path("detector").stringValue()).isEqualTo("large-trades");
      assertThat(line.path("sink").stringValue()).isEqualTo("telegram");
      assertThat(line.path("subject").stringValue()).isEqualTo("BTC?USDT");
      assertThat(line.path("alert").stringValue()).isEqualTo("a?1");
      assertThat(line.path("message").stringValue()).isEqualTo("told");
      assertThat(line.path("level").stringValue()).isEqualTo("WARN");
      assertThat(line.has("venue")).isFalse();
      Set<String> names = new HashSet<>(line.propertyNames());
      assertThat(names).hasSameSizeAs(line.propertyNames().stream().toList());
      assertThat(log.lines().getFirst().split("\"subject\"")).hasSize(2);
    }
  }

  @Test
  void shouldCutWhatIsLong() {
    try (WrittenLog log = WrittenLog.as("json")) {
      LogFields.subject(log.logger(LOGGER).atWarn(), "x".repeat(100_000)).log("long");
      log.logger(LOGGER).atWarn().addKeyValue("raw", "y".repeat(100_000)).log("long");

      assertThat(log.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(1_000));
    }
  }

  @Test
  void shouldGiveBackTheFieldsThatAThreadHadBefore() {
    try (WrittenLog log = WrittenLog.as("text")) {
      Logger logger = log.logger(LOGGER);
      LogFields.on(
              LogFields.VENUE,
              "okx",
              () -> {
                Runnable handed = LogFields.handedOver(() -> logger.warn("inner"));
                LogFields.on(LogFields.VENUE, "dbotx", handed).run();
                logger.warn("outer");
              })
          .run();
      logger.warn("after");

      assertThat(log.lines().get(0)).contains("venue=okx inner");
      assertThat(log.lines().get(1)).contains("venue=okx outer");
      assertThat(log.lines().get(2)).contains("Feed after");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tidewatch-large-trades-v1-node-StreamThread-1, large-trades",
    "tidewatch-alert-gate-v1-5e0b2c1e-1c9f-4f0f-9d6c-0a52c2c7a1b7-StreamThread-2, alert-gate",
    "tidewatch-token-pool-v12-node-StateUpdater-1, token-pool",
    "tidewatch-order-books-v1-node-CleanupThread, order-books",
    "tidewatch-futures-anomalies-v1-node-GlobalStreamThread, futures-anomalies",
    "kafka-producer-network-thread | tidewatch-whale-signals-v1-node-StreamThread-1-producer,"
        + " whale-signals",
    "kafka-coordinator-heartbeat-thread | tidewatch-alert-history-v1, alert-history",
    "kafka-admin-client-thread | tidewatch-large-trades-v1-node-admin, large-trades"
  })
  void shouldKnowTheDetectorOfAThreadOfKafka(String thread, String detector) {
    assertThat(KafkaThread.owner(thread)).containsExactly(Map.entry("detector", detector));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "main",
        "okx-control",
        "sink-tidewatch-telegram",
        "kafka-coordinator-heartbeat-thread | tidewatch-telegram",
        "HttpClient-1-Worker-0",
        "a-tidewatch-large-trades-v1-x",
        ""
      })
  void shouldKnowNoDetectorOfAnyOther(String thread) {
    assertThat(KafkaThread.owner(thread)).isEmpty();
  }
}
