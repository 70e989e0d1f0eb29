package io.tidewatch.topology.futures.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.OpenInterestNews;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One processor is begun twice on empty stores, as Streams does after an aborted transaction. */
class RankingRevivalTest {
  private static final DetectorCounters COUNTERS =
      new DetectorCounters("revival", Set.of(Counter.RANKINGS));
  private static final long START = 1_700_000_100_000L / 180_000 * 180_000;

  @TempDir private Path directory;

  @Test
  void shouldBeginAnewAfterAnAbortedTransaction() {
    RankingProcessor processor = new RankingProcessor(RankingSettings.DEFAULT, COUNTERS);

    // What it remembered of the first beginning would make nothing of the same times, or know an
    // open interest of an hour ago.
    assertThat(rankings(processor, "first", true)).hasSize(2);
    assertThat(rankings(processor, "second", false))
        .filteredOn(Ranking.OpenInterest.class::isInstance)
        .singleElement()
        .satisfies(ranking -> assertThat(ranking.compared()).isZero());
  }

  private List<Ranking> rankings(RankingProcessor processor, String name, boolean before) {
    Properties streams = new Properties();
    streams.put(StreamsConfig.APPLICATION_ID_CONFIG, "revival");
    streams.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    streams.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve(name).toString());
    try (TopologyTestDriver driver = new TopologyTestDriver(topology(processor), streams)) {
      TestInputTopic<String, CoinFact> in =
          driver.createInputTopic(
              "in", Serdes.String().serializer(), RankingSerdes.FACT.serializer());
      if (before) {
        in.pipeInput("AUSDT", held(START - 57 * 60_000, "100000"));
      }
      in.pipeInput("AUSDT", day(START - 57 * 60_000));
      in.pipeInput("AUSDT", held(START, "110000"));
      in.pipeInput("AUSDT", day(START + 1));
      in.pipeInput("AUSDT", held(START + 190_000, "110000"));
      return driver
          .createOutputTopic(
              "out", Serdes.String().deserializer(), Topics.FUTURES_RANKINGS.value().deserializer())
          .readValuesToList()
          .stream()
          .filter(ranking -> ranking.asOf() == START + 180_000)
          .toList();
    }
  }

  private static CoinFact held(long at, String contracts) {
    return new CoinFact.Held(
        at,
        false,
        List.of(new OpenInterestNews.Point(at, new BigDecimal(contracts), Optional.empty())));
  }

  private static CoinFact day(long at) {
    return new CoinFact.Day(at, new BigDecimal("100"), new BigDecimal("5000000"), BigDecimal.ONE);
  }

  private static Topology topology(RankingProcessor processor) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.String(), RankingSerdes.FACT))
        .process(new SameProcessor(processor))
        .to("out", Produced.with(Serdes.String(), Topics.FUTURES_RANKINGS.value()));
    return builder.build();
  }

  /** Streams asks for a new object each time, and gets one that leads to the same processor. */
  private record SameProcessor(RankingProcessor processor)
      implements ProcessorSupplier<String, CoinFact, String, Ranking> {
    @Override
    public Processor<String, CoinFact, String, Ranking> get() {
      return new Processor<>() {
        @Override
        public void init(ProcessorContext<String, Ranking> context) {
          processor.init(context);
        }

        @Override
        public void process(Record<String, CoinFact> record) {
          processor.process(record);
        }
      };
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
      return new RankingProcessorSupplier(RankingSettings.DEFAULT, false, COUNTERS).stores();
    }
  }
}
