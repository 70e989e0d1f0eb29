package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.raw.Origin;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.binance.FuturesFrame;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.price.PriceGrid;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;

/** Gives each record to the judge of its symbol, and tells the market how far it has come. */
final class JudgeProcessor extends ContextualProcessor<String, FuturesFrame, String, JudgeOutput> {
  private static final long PROGRESS_MS = 1_000;

  private final FuturesSettings settings;
  private final CommitPace pace;
  private final DetectorCounters counters;
  private final Map<String, SymbolJudge> judges = new HashMap<>();
  private final PriceGrid grid = new PriceGrid(BackfillRequests.VENUE);
  private WindowStore<String, Bar> bars;
  private KeyValueStore<String, SymbolState> states;
  private KeyValueStore<String, SymbolScores> scores;
  private WindowStore<String, Anomaly> anomalies;
  private FuturesRules rules;
  private SpacedCommits commits;
  private Cancellable ticks;
  private long reached;
  private long told;
  private String symbol;
  private Headers headers;
  private Origin origin;
  private long receivedMs;

  JudgeProcessor(FuturesSettings settings, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, JudgeOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    judges.clear();
    grid.clear();
    reached = 0;
    told = 0;
    bars = context.getStateStore(FuturesTopology.BARS_STORE);
    states = context.getStateStore(FuturesTopology.SYMBOLS_STORE);
    scores = context.getStateStore(FuturesTopology.SCORES_STORE);
    anomalies = context.getStateStore(FuturesTopology.ANOMALIES_STORE);
    rules =
        new FuturesRules(settings, context.getStateStore(FuturesTopology.RULES_STORE), counters);
    commits = new SpacedCommits(context::commit, pace);
    ticks =
        context.schedule(
            FuturesTopology.COMMIT_TICK,
            PunctuationType.WALL_CLOCK_TIME,
            wallClockMs -> commits.tick());
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(Record<String, FuturesFrame> record) {
    symbol = record.key();
    headers = record.headers();
    FuturesFrame frame = record.value();
    // Whatever else comes has the time of this host, which may be ahead of the venue's.
    if (frame instanceof FuturesFrame.Live live) {
      reached = Math.max(reached, live.eventTime());
    }
    Arrival arrival = arrival(record);
    SymbolJudge judge = judges.computeIfAbsent(symbol, this::open);
    SymbolState before = judge.state();
    SymbolScores scored = judge.scores();
    receivedMs = arrival.receivedMs();
    origin = new Origin(arrival.partition(), arrival.offset());
    judge.take(frame, arrival, reached);
    if (judge.state() != before) {
      states.put(symbol, judge.state());
    }
    if (judge.scores() != scored) {
      scores.put(symbol, judge.scores());
    }
    if (reached - told >= PROGRESS_MS) {
      hear(
          new JudgeOutput.Found(
              new Finding.Progress(arrival.partition(), reached, receivedMs, !arrival.isReplay())),
          frame.timeMs());
    }
    if (frame instanceof FuturesFrame.Live live) {
      grid.take(symbol, live.kline().close(), live.eventTime(), receivedMs)
          .ifPresent(price -> hear(new JudgeOutput.Priced(price), price.at()));
    }
  }

  private Arrival arrival(Record<String, FuturesFrame> record) {
    return Arrival.of(
        record.headers(),
        record.timestamp(),
        context().recordMetadata().map(RecordMetadata::partition).orElse(0),
        context().recordMetadata().map(RecordMetadata::offset).orElse(0L));
  }

  private SymbolJudge open(String name) {
    SymbolState state = states.get(name);
    SymbolScores newest = scores.get(name);
    return new SymbolJudge(
        name,
        state == null ? SymbolState.INITIAL : state,
        newest == null ? SymbolScores.NONE : newest,
        new StoredBars(name, bars),
        receivedMs -> rules.anomaly(name, receivedMs).rule(),
        counters,
        this::hear);
  }

  private void hear(JudgeOutput output, long timeMs) {
    switch (output) {
      case JudgeOutput.Scored(Anomaly anomaly) -> {
        if (!anomaly.provisional()) {
          anomalies.put(symbol, anomaly, anomaly.openTime());
        }
        // Readers see it at the next commit: that should not wait for the interval.
        commits.askIfNew(receivedMs);
      }
      case JudgeOutput.Found(Finding finding) -> told = finding.at();
      case JudgeOutput.Commanded commanded -> commits.ask();
      case JudgeOutput.Stored stored -> {}
      case JudgeOutput.Priced priced -> {}
      case JudgeOutput.Ranked ranked -> {}
      case JudgeOutput.Refused refused -> {}
    }
    context().forward(new Record<>(symbol, output, timeMs, headers(output)));
  }

  private Headers headers(JudgeOutput output) {
    return switch (output) {
      // A dead letter says how its record came.
      case JudgeOutput.Refused refused -> headers;
      // Of a bar there may be several versions: each says since when it was known.
      case JudgeOutput.Stored stored -> origin.addTo(new RecordHeaders());
      case JudgeOutput.Scored scored -> new RecordHeaders();
      case JudgeOutput.Priced priced -> new RecordHeaders();
      case JudgeOutput.Commanded commanded -> new RecordHeaders();
      case JudgeOutput.Found found -> new RecordHeaders();
      case JudgeOutput.Ranked ranked -> new RecordHeaders();
    };
  }
}
