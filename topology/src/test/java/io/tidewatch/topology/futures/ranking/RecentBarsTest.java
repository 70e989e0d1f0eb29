package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.junit.jupiter.api.Test;

class RecentBarsTest {
  private static final long RECEIVED = 1_700_000_100_000L / Bar.LENGTH_MS * Bar.LENGTH_MS;
  private static final Serde<String> KEY = Topics.FUTURES_BARS.key();
  private static final Serde<Bar> VALUE = Topics.FUTURES_BARS.value();

  private static Bar bar(long openTime) {
    BigDecimal price = new BigDecimal("100");
    return new Bar(
        "BTCUSDT",
        openTime,
        price,
        price,
        price,
        price,
        BigDecimal.ONE,
        price,
        Optional.empty(),
        Optional.empty(),
        false,
        Bar.ClosedBy.REST,
        RECEIVED);
  }

  @Test
  void shouldLetPassABarOfTheLast25HoursAndNoOlderOne() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("bars", Consumed.with(KEY, VALUE))
        .processValues(RecentBars::new)
        .to("recent", Produced.with(KEY, VALUE));
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "recent-bars");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "driver:1");
    // The default is one directory for all who test on this machine.
    streams.put(StreamsConfig.STATE_DIR_CONFIG, "target/kafka-streams");
    try (TopologyTestDriver driver = new TopologyTestDriver(builder.build(), streams)) {
      TestInputTopic<String, Bar> bars =
          driver.createInputTopic("bars", KEY.serializer(), VALUE.serializer());
      TestOutputTopic<String, Bar> recent =
          driver.createOutputTopic("recent", KEY.deserializer(), VALUE.deserializer());
      Bar last = bar(RECEIVED - 101 * Bar.LENGTH_MS);
      Bar older = bar(RECEIVED - 102 * Bar.LENGTH_MS);

      bars.pipeInput("BTCUSDT", older, RECEIVED);
      bars.pipeInput("BTCUSDT", last, RECEIVED);

      assertThat(recent.readValuesToList()).isEqualTo(List.of(last));
    }
  }
}
