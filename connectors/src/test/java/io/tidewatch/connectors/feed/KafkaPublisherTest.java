package io.tidewatch.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.broker.EmbeddedBroker;
import io.tidewatch.connectors.SharedBroker;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class KafkaPublisherTest {
  private static final RawHeaders HEADERS =
      new RawHeaders("binance-spot", "trades", "1", 1, 0, 1_700_000_000_000_000L, Source.LIVE);

  @Test
  void shouldCountWhatKafkaRefusesAndGoOn(EmbeddedBroker broker) {
    FeedCounters counters = new FeedCounters();
    byte[] tooBig = new byte[5_000_000];
    new Random(1).nextBytes(tooBig);
    KafkaPublisher publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", broker.bootstrapServers()), counters);
    try (publisher) {
      publisher.publish(Topics.BINANCE_SPOT_TRADES, "TOOBIG", tooBig, HEADERS);
      publisher.publish(Topics.BINANCE_SPOT_TRADES, "FINE", "{}".getBytes(UTF_8), HEADERS);
    }

    assertThat(counters.counts().publishFailures()).isEqualTo(1);
  }

  @Test
  void shouldHaveNoFailureToShowWhenAllWentWell(EmbeddedBroker broker) {
    FeedCounters counters = new FeedCounters();
    KafkaPublisher publisher =
        new KafkaPublisher(Map.of("bootstrap.servers", broker.bootstrapServers()), counters);
    try (publisher) {
      publisher.publish(Topics.BINANCE_SPOT_TRADES, "FINE", "{}".getBytes(UTF_8), HEADERS);
    }

    assertThat(publisher.failure()).isEmpty();
    assertThat(counters.counts().publishFailures()).isZero();
  }
}
