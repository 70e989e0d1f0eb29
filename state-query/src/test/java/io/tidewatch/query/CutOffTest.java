package io.tidewatch.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.query.Client.Answer;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does not hear from Kafka does not know what others do with his partitions. */
class CutOffTest {
  private final long nowMs = InstantSource.system().millis();
  @TempDir private Path directory;

  @Test
  void shouldNotAnswerAsIfNothingHadHappened() {
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
    House.createTopics(broker.bootstrapServers());
    try (House house = new House(broker.bootstrapServers(), directory.resolve("house"));
        MarketProducer market = new MarketProducer(broker.bootstrapServers())) {
      house.startDetectors();
      market.trade("BTCUSDT", 1, nowMs - 1_000, 1_000, true);
      Patience.untilAsserted(() ->
          assertThat(house.client().get("/api/volumes/BTCUSDT").header("Tidewatch-Source"))
              .hasValue("active"));
      assertThat(house.client().get("/health/ready").status()).isEqualTo(200);

      broker.close();

      Patience.longUntilAsserted(() -> {
        Answer answer = house.client().get("/api/volumes/BTCUSDT");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
      });
      Patience.longUntilAsserted(
          () -> assertThat(house.client().get("/health/ready").status()).isEqualTo(503));
    } finally {
      broker.close();
    }
  }
}
