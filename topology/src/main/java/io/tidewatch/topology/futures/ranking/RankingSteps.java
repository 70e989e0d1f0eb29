package io.tidewatch.topology.futures.ranking;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.futures.Ranking;
import io.tidewatch.contract.topic.Topic;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesTickerParser;
import io.tidewatch.topology.binance.OpenInterestParser;
import io.tidewatch.topology.futures.RankingFacts;
import io.tidewatch.topology.parse.DeadLetterWriter;
import io.tidewatch.topology.parse.EventTimeExtractor;
import io.tidewatch.topology.parse.Parsed;
import io.tidewatch.topology.parse.ParsedSerde;
import io.tidewatch.topology.parse.TimedEvent;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The part of the topology that ranks: reads tickers and open interest, brings them together with
 * what the bars say in one partition, and writes rankings.
 */
public final class RankingSteps {
  /** Prices and open interest of 25 hours, by symbol, kind and slot. */
  public static final String HISTORY_STORE = "ranking-history";

  /** Symbols are compared with each other. */
  private static final int PARTITIONS = 1;

  private final RankingSettings settings;
  private final boolean onDisk;
  private final DetectorCounters counters;

  /**
   * Takes what it needs.
   *
   * @param onDisk whether the history is kept on disk
   */
  public RankingSteps(RankingSettings settings, boolean onDisk, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.onDisk = onDisk;
    this.counters = requireNonNull(counters, "counters");
  }

  /**
   * Adds it to a topology.
   *
   * @param judged what the judge says of running and closed bars, by symbol
   * @param closed every bar that is stored, by symbol
   */
  public void add(
      StreamsBuilder builder, KStream<String, RankingFacts> judged, KStream<String, Bar> closed) {
    KStream<String, FactReader.Output> tickers =
        read(
            builder,
            Topics.FUTURES_TICKERS,
            new ParsedSerde<>(new FuturesTickerParser(), FuturesTickerParser.MAX_BYTES),
            "tickers",
            FactReader::ofTicker);
    KStream<String, FactReader.Output> openInterest =
        read(
            builder,
            Topics.FUTURES_OPEN_INTEREST,
            new ParsedSerde<>(new OpenInterestParser(), OpenInterestParser.MAX_BYTES),
            "open-interest",
            FactReader::ofOpenInterest);
    Map<String, KStream<String, FactReader.Output>> outputs =
        tickers
            .merge(openInterest, Named.as("tickers-and-open-interest"))
            .split(Named.as("facts-"))
            .branch(
                (key, output) -> output instanceof FactReader.Output.Refused,
                Branched.as("refused"))
            .defaultBranch(Branched.as("known"));
    writeRefused(outputs.get("facts-refused"));
    KStream<String, CoinFact> said =
        outputs
            .get("facts-known")
            .mapValues(output -> ((FactReader.Output.Known) output).fact(), Named.as("take-fact"));
    rank(
        said.merge(ofJudge(judged), Named.as("with-judged"))
            .merge(ofBars(closed), Named.as("with-closed")));
  }

  private static <T extends TimedEvent> KStream<String, FactReader.Output> read(
      StreamsBuilder builder,
      Topic<String, byte[]> topic,
      ParsedSerde<T> serde,
      String name,
      BiFunction<String, Parsed<T>, List<FactReader.Output>> reading) {
    return builder.stream(
            topic.name(),
            Consumed.with(topic.key(), serde)
                .withTimestampExtractor(new EventTimeExtractor())
                .withName("from-" + name))
        .flatMapValues(reading::apply, Named.as("read-" + name));
  }

  private static KStream<String, CoinFact> ofJudge(KStream<String, RankingFacts> judged) {
    return judged.mapValues(facts -> new CoinFact.Judged(facts), Named.as("make-fact-of-judge"));
  }

  private static KStream<String, CoinFact> ofBars(KStream<String, Bar> closed) {
    return closed
        .processValues(RecentBars::new, Named.as("take-recent-bars"))
        .mapValues(bar -> CoinFact.Closed.of(bar), Named.as("make-fact-of-bar"));
  }

  private void rank(KStream<String, CoinFact> facts) {
    Topic<String, Ranking> topic = Topics.FUTURES_RANKINGS;
    facts
        .repartition(
            Repartitioned.with(Serdes.String(), RankingSerdes.FACT)
                .withName("ranking-facts")
                .withNumberOfPartitions(PARTITIONS))
        .process(new RankingProcessorSupplier(settings, onDisk, counters), Named.as("rank"))
        .to(topic.name(), Produced.with(topic.key(), topic.value()).withName("to-rankings"));
  }

  private void writeRefused(KStream<String, FactReader.Output> refused) {
    Topic<byte[], byte[]> topic = Topics.DEAD_LETTERS;
    refused
        .mapValues(
            output -> ((FactReader.Output.Refused) output).rejected(),
            Named.as("take-refusal-of-fact"))
        .process(() -> new DeadLetterWriter<>(counters), Named.as("make-dead-letter-of-fact"))
        .to(
            topic.name(),
            Produced.with(topic.key(), topic.value()).withName("to-dead-letters-of-facts"));
  }
}
