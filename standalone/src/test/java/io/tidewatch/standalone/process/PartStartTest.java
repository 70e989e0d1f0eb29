package io.tidewatch.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartStartTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path directory;

  private Part start(String name, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--set", "http.port=0", "--set", "kafka.data-directory=" + directory));
    return Part.start(directory, name, all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feed kraken | expected one of binance-spot, binance-futures, okx, dbotx, hyperliquid",
        "detect volumes | expected one of large-trades, order-books,",
        "sink fax | expected one of telegram, wecom, webhook, console, redis,",
        "feed okx | expected the servers of a Kafka cluster for 'feed okx', was nothing",
        "detect | expected the servers of a Kafka cluster for 'detect', was nothing",
        "feed dbotx --bootstrap 127.0.0.1:1 | dbotx.api-key: expected the key of the venue",
        "sink redis --bootstrap 127.0.0.1:1 | sink redis: expected redis.address to be set",
        "sink telegram --bootstrap 127.0.0.1:1 | sink telegram: expected telegram.bot-token and",
        "sink nats --bootstrap here | expected servers such as host1:9092,host2:9092",
      })
  void shouldRefuseWhatCannotBe(String command, String words) {
    try (Part part = start("refused", command.strip().split(" "))) {
      assertThat(part.awaitEnd(PATIENCE)).as(part.said()).isEqualTo(2);
      assertThat(part.said()).contains(words);
    }
  }

  @Test
  void shouldWaitForAKafkaThatIsNotThereYet() throws Exception {
    int port = freePort();
    String servers = "127.0.0.1:" + port;
    try (Part sink = start("console", "sink", "console", "--bootstrap", servers)) {
      sink.awaitLine("waiting for Kafka at " + servers);
      try (EmbeddedBroker _ =
          EmbeddedBroker.start(
              directory.resolve("kafka"), port, EmbeddedBroker.Keeping.AS_CONFIGURED)) {
        sink.awaitReady();

        assertThat(sink.get("/metrics").body()).contains("jvm_memory_used_bytes");
        sink.end();
      }
    }
  }

  @Test
  void shouldWaitForADatabaseThatIsNotThereYet() throws Exception {
    String place = "127.0.0.1:" + freePort();
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
        Part sink =
            start(
                "database",
                "sink",
                "database",
                "--bootstrap",
                broker.bootstrapServers(),
                "--set",
                "database.url=jdbc:mariadb://" + place + "/nowhere")) {
      sink.awaitLine("waiting for the database");

      assertThat(sink.hasEnded()).isFalse();
      assertThat(sink.said()).contains(place);
      sink.end();
    }
  }

  @Test
  void shouldEndWhileItWaits() throws Exception {
    try (Part feed = start("feed", "feed", "okx", "--bootstrap", "127.0.0.1:" + freePort())) {
      feed.awaitLine("waiting for Kafka");

      feed.end();
    }
  }

  @Test
  void shouldNotShareTheStateOfADetector() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
        Part first =
            start("first", "detect", "alert-gate", "--bootstrap", broker.bootstrapServers())) {
      first.awaitReady();
      try (Part second =
              start("second", "detect", "alert-gate", "--bootstrap", broker.bootstrapServers());
          Part other =
              start("other", "detect", "large-trades", "--bootstrap", broker.bootstrapServers())) {
        assertThat(second.awaitEnd(PATIENCE)).isEqualTo(1);
        assertThat(second.said())
            .contains("to be free for alert-gate, was in use by another process");
        other.awaitReady();
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
