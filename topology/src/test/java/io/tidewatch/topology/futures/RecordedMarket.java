package io.tidewatch.topology.futures;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Inputs.ScoreMethod;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.serde.JsonSerde;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.binance.FuturesFrameParser;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.futures.RecordedBars.Recorded;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.parse.Parsed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/**
 * The two steps of the detector on recorded bars: four partitions are judged, each at its own pace,
 * and the market is decided from what they find. Without the test driver, which writes all stores
 * to disk after each of 437,511 records.
 */
final class RecordedMarket {
  private static final Duration BAR = Duration.ofMillis(Bar.LENGTH_MS);
  private static final int PARTITIONS = Topics.FUTURES_KLINES.partitions();

  private final DetectorCounters counters =
      new DetectorCounters(FuturesTopology.NAME, FuturesTopology.COUNTED);
  private final FuturesSettings settings;
  private final Disorder disorder;
  private final Consumer<Anomaly> finals;
  private final List<Partition> partitions;
  private final Market robust;
  private final Market classic;

  /**
   * How records come.
   *
   * @param slowestMs how long after the end of a bar its last frame may come; 0 for all at its end,
   *     in the order of the recording
   * @param delays by which symbols come within a partition
   * @param pace by which partitions run ahead of others; empty if they do not
   */
  record Disorder(int slowestMs, Random delays, Optional<Random> pace) {
    static final Disorder NONE = new Disorder(0, new Random(0), Optional.empty());

    private long delay() {
      return slowestMs == 0 ? 0 : delays.nextInt(slowestMs);
    }

    private void mix(List<?> closings) {
      if (slowestMs > 0) {
        Collections.shuffle(closings, delays);
      }
    }

    private int left(int found) {
      return pace.map(random -> random.nextInt(found + 1)).orElse(0);
    }
  }

  /**
   * Begins with nothing known.
   *
   * @param settings for the robust method; the classic one decides beside it
   * @param finals hears the judgement of each bar
   */
  RecordedMarket(FuturesSettings settings, Disorder disorder, Consumer<Anomaly> finals) {
    this.settings = settings;
    this.disorder = disorder;
    this.finals = finals;
    this.partitions = IntStream.range(0, PARTITIONS).mapToObj(Partition::new).toList();
    this.robust = new Market(settings);
    this.classic = new Market(settings.withAnomaly(classic(settings.anomaly())));
  }

  private static FuturesAnomalyRule classic(FuturesAnomalyRule rule) {
    return new FuturesAnomalyRule(
        ScoreMethod.CLASSIC,
        rule.on(),
        rule.score(),
        rule.watchScore(),
        rule.classicScore(),
        rule.priceZ(),
        rule.volumeZ(),
        rule.volatilityZ(),
        rule.minReturn(),
        rule.baseline(),
        rule.minQuoteVolume(),
        rule.cooldown(),
        rule.exitFactor(),
        rule.severity());
  }

  /** What one method makes of all that is found. */
  final class Market {
    private final MockProcessorContext<String, MarketOutput> context = new MockProcessorContext<>();
    private final MarketProcessor processor;
    private final List<Alert> alerts = new ArrayList<>();
    private final Map<Decision.Reason, Integer> decisions = new EnumMap<>(Decision.Reason.class);

    private Market(FuturesSettings its) {
      add(
          context,
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(FuturesTopology.MARKET_STORE),
                  Serdes.String(),
                  new JsonSerde<>(SubjectState.class))
              .withLoggingDisabled()
              .build());
      add(
          context,
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(FuturesTopology.ROUNDS_STORE),
                  Serdes.String(),
                  FuturesSerdes.ROUND)
              .withLoggingDisabled()
              .build());
      addRules(context);
      processor =
          new MarketProcessor(
              its,
              PARTITIONS,
              new CommitPace(InstantSource.fixed(Instant.EPOCH), FuturesTopology.COMMIT_SPACING),
              counters);
      processor.init(context);
    }

    private void take(Record<String, Finding> found) {
      processor.process(found);
      hear();
    }

    private void end() {
      for (long second = 0; second <= settings.silence().toSeconds(); second++) {
        processor.tick(second);
      }
      hear();
    }

    private void hear() {
      context
          .forwarded()
          .forEach(forward -> {
            switch (forward.record().value()) {
              case MarketOutput.Raised(Alert alert) -> alerts.add(alert);
              case MarketOutput.Explained(Decision decision) ->
                  decisions.merge(decision.reason(), 1, Integer::sum);
            }
          });
      context.resetForwards();
    }

    List<Alert> alerts() {
      return alerts;
    }

    Map<Decision.Reason, Integer> decisions() {
      return decisions;
    }
  }

  private static void add(MockProcessorContext<?, ?> context, StateStore store) {
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
  }

  private static void addRules(MockProcessorContext<?, ?> context) {
    add(
        context,
        Stores.timestampedKeyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(FuturesTopology.RULES_STORE),
                Serdes.String(),
                Serdes.ByteArray())
            .withLoggingDisabled()
            .build());
  }

  /** The symbols of a partition, and what they found and the market has not heard. */
  private final class Partition {
    private final int number;
    private final MockProcessorContext<String, JudgeOutput> context = new MockProcessorContext<>();
    private final JudgeProcessor judge =
        new JudgeProcessor(
            settings,
            new CommitPace(InstantSource.fixed(Instant.EPOCH), FuturesTopology.COMMIT_SPACING),
            counters);
    private final Queue<Record<String, Finding>> found = new ArrayDeque<>();
    private long offset;

    Partition(int number) {
      this.number = number;
      add(
          context,
          Stores.windowStoreBuilder(
                  Stores.inMemoryWindowStore(
                      FuturesTopology.BARS_STORE, settings.barsKept(), BAR, false),
                  Serdes.String(),
                  FuturesSerdes.BAR)
              .withLoggingDisabled()
              .build());
      add(
          context,
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(FuturesTopology.SYMBOLS_STORE),
                  Serdes.String(),
                  FuturesSerdes.STATE)
              .withLoggingDisabled()
              .build());
      add(
          context,
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(FuturesTopology.SCORES_STORE),
                  Serdes.String(),
                  FuturesSerdes.SCORES)
              .withLoggingDisabled()
              .build());
      add(
          context,
          Stores.windowStoreBuilder(
                  Stores.inMemoryWindowStore(
                      FuturesTopology.ANOMALIES_STORE, settings.anomaliesKept(), BAR, false),
                  Serdes.String(),
                  FuturesSerdes.ANOMALY)
              .withLoggingDisabled()
              .build());
      addRules(context);
      judge.init(context);
    }

    void close(Recorded bar, long eventTime) {
      context.setRecordMetadata(Topics.FUTURES_KLINES.name(), number, offset);
      Headers headers =
          new RawHeaders(
                  "binance-futures", "klines", "c1", 1, offset, eventTime * 1_000, Source.LIVE)
              .toHeaders();
      offset++;
      judge.process(new Record<>(bar.symbol(), parsed(bar.frame(eventTime)), eventTime, headers));
      context.forwarded().forEach(forward -> hear(forward.record()));
      context.resetForwards();
    }

    private void hear(Record<? extends String, ? extends JudgeOutput> record) {
      switch (record.value()) {
        case JudgeOutput.Scored(Anomaly anomaly) -> finals.accept(anomaly);
        case JudgeOutput.Found(Finding finding) ->
            found.add(new Record<>(record.key(), finding, record.timestamp()));
        case JudgeOutput.Stored stored -> {}
        case JudgeOutput.Priced priced -> {}
        case JudgeOutput.Ranked ranked -> {}
        case JudgeOutput.Commanded commanded -> {}
        case JudgeOutput.Refused refused -> throw new AssertionError("refused: " + refused);
      }
    }
  }

  private static FuturesFrame parsed(byte[] frame) {
    return switch (FuturesFrameParser.parseFrame(frame, 0, false)) {
      case Parsed.Ok<FuturesFrame>(FuturesFrame event, byte[] raw) -> event;
      case Parsed.Rejected<FuturesFrame> rejected ->
          throw new AssertionError("refused: " + rejected.detail());
    };
  }

  /** All bars of a time. */
  void round(List<Recorded> bars) {
    record Closing(Recorded bar, long at) {}
    List<Closing> closings = new ArrayList<>(bars.size());
    for (Recorded bar : bars) {
      closings.add(new Closing(bar, bar.openTime() + Bar.LENGTH_MS + disorder.delay()));
    }
    disorder.mix(closings);
    closings.forEach(
        closing -> partition(closing.bar().symbol()).close(closing.bar(), closing.at()));
    partitions.forEach(partition -> tell(partition, disorder.left(partition.found.size())));
  }

  private Partition partition(String symbol) {
    return partitions.get(Math.floorMod(symbol.hashCode(), PARTITIONS));
  }

  private void tell(Partition partition, int left) {
    while (partition.found.size() > left) {
      Record<String, Finding> found = partition.found.remove();
      robust.take(found);
      classic.take(found);
    }
  }

  /** Nothing more comes: the last round is decided. */
  void end() {
    partitions.forEach(partition -> tell(partition, 0));
    robust.end();
    classic.end();
  }

  Market robust() {
    return robust;
  }

  Market classic() {
    return classic;
  }

  long counted(Counter counter) {
    return counters.value(counter);
  }
}
