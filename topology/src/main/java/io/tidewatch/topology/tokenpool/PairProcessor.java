package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.clock.IdleTime;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.tokenpool.judge.DatedDefinition;
import io.tidewatch.topology.tokenpool.judge.Observation;
import io.tidewatch.topology.tokenpool.judge.PairItem;
import io.tidewatch.topology.tokenpool.judge.PairJudge;
import io.tidewatch.topology.tokenpool.judge.PairJudge.Step;
import io.tidewatch.topology.tokenpool.judge.PairOutput;
import io.tidewatch.topology.tokenpool.judge.PairState;
import io.tidewatch.topology.tokenpool.judge.PoolDefinition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets {@link PairJudge} judge what comes for a pair, and keeps what it has to remember. */
final class PairProcessor extends ContextualProcessor<String, PairInput, String, PairOutput> {
  private static final Duration TICK = Duration.ofMillis(50);

  /** The first frame of a pair may be processed so much later than others of its time. */
  private static final long SETTLE_MS = 100;

  /** So long after a start there may be frames to catch up with that have not come yet. */
  private static final int PATIENCE_TICKS = 40;

  /** A batch without frames is waited for so long while frames of the past are caught up with. */
  private static final int BEHIND_TICKS = 20;

  /** The same while frames come as they are received: what is on its way is there by then. */
  private static final int BEHIND_TICKS_LIVE = 6;

  /** Frames that are not older come as they are received. */
  private static final long LIVE_MS = 5_000;

  private static final long UNKNOWN_TIME = -1;

  private final TokenPoolSettings settings;
  private final InstantSource clock;
  private final DetectorCounters counters;

  /** Newest receive time by partition of the raw topic. */
  private final Map<Integer, Long> itemTimes = new HashMap<>();

  /** Ticks for which pairs have waited for their batch. */
  private final Map<String, Integer> waits = new HashMap<>();

  private KeyValueStore<String, PairState> states;
  private PairJudge judge;
  private SpacedCommits commits;
  private ComingForce coming;
  private Strangers strangers;
  private IdleTime idleTime;

  private int ticksWithoutItem;
  private boolean restored;
  private Cancellable ticks;

  PairProcessor(TokenPoolSettings settings, InstantSource clock, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, PairOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    restored = false;
    coming = new ComingForce();
    strangers = new Strangers();
    idleTime = new IdleTime();
    itemTimes.clear();
    waits.clear();
    ticksWithoutItem = 0;
    states = context.getStateStore(TokenPoolTopology.PAIRS_STATE_STORE);
    TokenPoolRules rules =
        new TokenPoolRules(
            settings.rule(), context.getStateStore(TokenPoolTopology.RULES_STORE), counters);
    judge =
        new PairJudge((token, at) -> {
          TokenPoolRule rule = rules.of(token, at).rule();
          return new PairJudge.Limits(rule.exitFactor(), rule.staleAfter().toMillis());
        });
    commits = new SpacedCommits(context::commit, clock, TokenPoolTopology.COMMIT_SPACING);
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(Record<String, PairInput> record) {
    restore();
    String pair = record.key();
    PairState before = state(pair);
    Step step =
        switch (record.value()) {
          case PairInput.Said(PairItem item) -> {
            itemTimes.merge(item.partition(), item.receivedAt(), Math::max);
            yield judge.take(before, item);
          }
          case PairInput.Defined(PoolDefinition definition) ->
              judge.define(before, checked(pair, definition), record.timestamp());
        };
    store(pair, before, step);
    step.outputs().forEach(output -> forward(pair, output));
  }

  /** A pair that is written under another key than its own is none. */
  private PoolDefinition checked(String key, PoolDefinition definition) {
    if (definition.pair().filter(pair -> !pair.pair().equals(key)).isPresent()) {
      counters.add(Counter.INVALID_REFERENCES);
      return PoolDefinition.NONE;
    }
    return definition;
  }

  private PairState state(String pair) {
    PairState state = states.get(pair);
    return state == null ? PairState.INITIAL : state;
  }

  private void store(String pair, PairState before, Step step) {
    PairState after = step.state();
    if (after.equals(before)) {
      return;
    }
    states.put(pair, after);
    index(pair, after);
  }

  private void index(String pair, PairState state) {
    for (DatedDefinition definition : state.coming()) {
      coming.add(definition.since(), pair);
    }
    if (isStranger(state)) {
      strangers.add(pair).ifPresent(states::delete);
    } else {
      strangers.remove(pair);
    }
  }

  private static boolean isStranger(PairState state) {
    return state.pair().isEmpty() && state.coming().isEmpty();
  }

  private void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try (KeyValueIterator<String, PairState> all = states.all()) {
      all.forEachRemaining(entry -> {
        if (!entry.value.coming().isEmpty() || isStranger(entry.value)) {
          index(entry.key, entry.value);
        }
      });
    }
  }

  /** Lets definitions take force of pairs that nothing comes for. */
  void tick(long wallClockMs) {
    restore();
    // Definitions do not count, as they may be far ahead of frames.
    long timeMs = itemTimes.values().stream().max(Long::compare).orElse(UNKNOWN_TIME);
    if (timeMs == UNKNOWN_TIME && ++ticksWithoutItem > PATIENCE_TICKS) {
      timeMs = context().currentStreamTimeMs();
    }
    if (timeMs == UNKNOWN_TIME) {
      return;
    }
    int patience = wallClockMs - timeMs <= LIVE_MS ? BEHIND_TICKS_LIVE : BEHIND_TICKS;
    long upTo = idleTime.now(timeMs, wallClockMs);
    for (String pair : coming.take(upTo)) {
      PairState before = state(pair);
      if (isBehind(before, upTo) && waits.merge(pair, 1, Integer::sum) <= patience) {
        before.coming().forEach(definition -> coming.add(definition.since(), pair));
        continue;
      }
      waits.remove(pair);
      Step step = judge.pass(before, upTo);
      store(pair, before, step);
      step.outputs().forEach(output -> forward(pair, output));
    }
  }

  /**
   * Whether frames of its batch from before its next definition may still come: those of one batch
   * come in order, and other batches may be ahead. A batch that is silent is not waited for long.
   */
  private boolean isBehind(PairState state, long nowMs) {
    if (state.coming().isEmpty()) {
      return false;
    }
    long since = state.coming().getFirst().since();
    return state
        .last()
        .map(last -> itemTimes.getOrDefault(last.partition(), UNKNOWN_TIME) < since)
        .orElse(nowMs - since < SETTLE_MS);
  }

  private void forward(String pair, PairOutput output) {
    long timeMs =
        switch (output) {
          case PairOutput.News news -> {
            count(news);
            yield news.at();
          }
          case PairOutput.Batched batched -> batched.at();
          case PairOutput.Stranger(PairItem item) -> item.receivedAt();
          case PairOutput.Late late -> {
            counters.add(Counter.LATE);
            yield UNKNOWN_TIME;
          }
        };
    if (timeMs == UNKNOWN_TIME) {
      return;
    }
    context().forward(new Record<>(pair, output, timeMs, new RecordHeaders()));
    if (output instanceof PairOutput.News news && news.urgent()) {
      // It may be an alert, which the next step sees at the next commit.
      commits.ask();
    }
  }

  private void count(PairOutput.News news) {
    if (news.news() instanceof Observation observation && observation.templateChanged()) {
      counters.add(Counter.TEMPLATE_CHANGES);
    }
  }
}
