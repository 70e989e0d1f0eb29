package io.tidewatch.topology.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.clock.CommitPace;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.futures.market.Finding;
import io.tidewatch.topology.futures.market.RoundEntry;
import io.tidewatch.topology.futures.market.Rounds;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Gathers findings into rounds, and lets {@link MarketJudge} decide those that are complete. */
final class MarketProcessor extends ContextualProcessor<String, Finding, String, MarketOutput> {
  private static final Duration TICK = Duration.ofSeconds(1);

  private final FuturesSettings settings;
  private final int partitions;
  private final CommitPace pace;
  private final DetectorCounters counters;
  private KeyValueStore<String, RoundEntry> kept;
  private KeyValueStore<String, SubjectState> states;
  private Rounds rounds;
  private MarketJudge judge;
  private SpacedCommits commits;
  private long receivedMs;
  private boolean restored;
  private Cancellable ticks;
  private Cancellable commitTicks;

  /**
   * Takes what it needs.
   *
   * @param partitions of the raw topic, all of which a round waits for
   */
  MarketProcessor(
      FuturesSettings settings, int partitions, CommitPace pace, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.partitions = partitions;
    this.pace = requireNonNull(pace, "pace");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, MarketOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    restored = false;
    kept = context.getStateStore(FuturesTopology.ROUNDS_STORE);
    states = context.getStateStore(FuturesTopology.MARKET_STORE);
    rounds =
        new Rounds(
            settings.grace().toMillis(),
            (int) settings.silence().toSeconds(),
            partitions,
            this::keep);
    FuturesRules rules =
        new FuturesRules(settings, context.getStateStore(FuturesTopology.RULES_STORE), counters);
    judge =
        new MarketJudge(
            rules, new StoredStates(), settings.grace().toMillis(), counters, this::forward);
    commits = new SpacedCommits(context::commit, pace);
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    commitTicks =
        context.schedule(
            FuturesTopology.COMMIT_TICK,
            PunctuationType.WALL_CLOCK_TIME,
            wallClockMs -> commits.tick());
  }

  @Override
  public void close() {
    ticks.cancel();
    commitTicks.cancel();
  }

  private void keep(String key, RoundEntry entry) {
    if (entry == null) {
      kept.delete(key);
    } else {
      kept.put(key, entry);
    }
  }

  private final class StoredStates implements MarketJudge.States {
    @Override
    public SubjectState get(String key) {
      return states.get(key);
    }

    @Override
    public void put(String key, SubjectState state) {
      states.put(key, state);
    }
  }

  @Override
  public void process(Record<String, Finding> record) {
    restore();
    Finding finding = record.value();
    receivedMs = finding.receivedAt();
    rounds.heard(finding);
    if (finding instanceof Finding.Judged judged) {
      Optional<RoundEntry.Verdict> overdue = rounds.add(judged);
      overdue.ifPresent(verdict -> judge.judge(judged, verdict));
    }
    decide();
  }

  private void decide() {
    for (Optional<Rounds.Complete> next = rounds.poll(); next.isPresent(); next = rounds.poll()) {
      rounds.decided(judge.decide(next.get()));
    }
  }

  private void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try (KeyValueIterator<String, RoundEntry> all = kept.all()) {
      all.forEachRemaining(entry -> rounds.restore(entry.value));
    }
  }

  /** Decides what waits for a partition that nothing comes from. */
  void tick(long wallClockMs) {
    restore();
    rounds.tick(wallClockMs);
    decide();
  }

  private void forward(String subject, MarketOutput output, long timeMs) {
    context().forward(new Record<>(subject, output, timeMs, new RecordHeaders()));
    if (output instanceof MarketOutput.Raised(Alert alert)) {
      AlertLog.raised(alert);
      // Readers see the alert at the next commit: that should not wait for the interval.
      commits.askIfNew(receivedMs);
    }
  }
}
