package io.tidewatch.topology.tokenpool;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.clock.IdleTime;
import io.tidewatch.topology.clock.SpacedCommits;
import io.tidewatch.topology.tokenpool.TokenOutput.Raised;
import io.tidewatch.topology.tokenpool.TokenOutput.Tallied;
import io.tidewatch.topology.tokenpool.judge.Membership;
import io.tidewatch.topology.tokenpool.judge.Observation;
import io.tidewatch.topology.tokenpool.judge.TokenNews;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Lets {@link TokenJudge} judge what comes for a token, and keeps what it has to remember. */
final class TokenProcessor extends ContextualProcessor<String, TokenNews, String, TokenOutput> {
  private static final Duration TICK = Duration.ofSeconds(1);

  /** More may come of the same span while records are read faster than they came. */
  private static final int PATIENCE_TICKS = 3;

  /** So long after a start there may be frames to catch up with that have not come yet. */
  private static final int PATIENCE_TICKS_AFTER_START = 30;

  private static final long UNKNOWN_TIME = -1;

  private final TokenPoolSettings settings;
  private final InstantSource clock;
  private final DetectorCounters counters;

  /** Tokens of which something waits to be told, with the ticks since something came. */
  private final SortedMap<String, Integer> open = new TreeMap<>();

  private KeyValueStore<String, TokenState> states;
  private TokenPoolRules rules;
  private TokenJudge judge;
  private SpacedCommits commits;
  private IdleTime idleTime;

  /** Highest time of an observation; a pair may join far ahead of the frames. */
  private long observedMs;

  private String token;
  private boolean restored;
  private Cancellable ticks;

  TokenProcessor(TokenPoolSettings settings, InstantSource clock, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.counters = requireNonNull(counters, "counters");
  }

  @Override
  public void init(ProcessorContext<String, TokenOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    open.clear();
    restored = false;
    idleTime = new IdleTime();
    observedMs = UNKNOWN_TIME;
    states = context.getStateStore(TokenPoolTopology.TOKENS_STORE);
    rules =
        new TokenPoolRules(
            settings.rule(), context.getStateStore(TokenPoolTopology.RULES_STORE), counters);
    judge = new TokenJudge(counters, this::forward);
    commits = new SpacedCommits(context::commit, clock, TokenPoolTopology.COMMIT_SPACING);
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(Record<String, TokenNews> record) {
    restore();
    token = record.key();
    TokenState before = state(token);
    TokenState after =
        switch (record.value()) {
          case Membership membership -> join(before, membership);
          case Observation observation -> {
            observedMs = Math.max(observedMs, observation.at());
            yield judge.observe(token, before, observation, rules.of(token, observation.at()));
          }
        };
    store(token, before, after);
    if (TokenJudge.isOpen(after)) {
      open.put(token, 0);
    } else {
      open.remove(token);
    }
  }

  /** A pair that leaves takes nothing away from another one that has come. */
  private static TokenState join(TokenState state, Membership membership) {
    if (membership.inPool()) {
      return state.withPair(Optional.of(membership.pair()));
    }
    return state.pair().equals(Optional.of(membership.pair()))
        ? state.withPair(Optional.empty())
        : state;
  }

  private TokenState state(String key) {
    TokenState state = states.get(key);
    return state == null ? TokenState.INITIAL : state;
  }

  private void store(String key, TokenState before, TokenState after) {
    if (!after.equals(before)) {
      states.put(key, after);
    }
  }

  private void restore() {
    if (restored) {
      return;
    }
    restored = true;
    try (KeyValueIterator<String, TokenState> all = states.all()) {
      all.forEachRemaining(entry -> {
        if (TokenJudge.isOpen(entry.value)) {
          open.put(entry.key, 0);
        }
      });
    }
  }

  /** Tells what waited for more of its kind, of tokens that nothing came for. */
  void tick(long wallClockMs) {
    restore();
    boolean begun = observedMs != UNKNOWN_TIME;
    int patience = begun ? PATIENCE_TICKS : PATIENCE_TICKS_AFTER_START;
    long timeMs = begun ? observedMs : context().currentStreamTimeMs();
    if (timeMs == UNKNOWN_TIME) {
      return;
    }
    long nowMs = idleTime.now(timeMs, wallClockMs);
    for (Map.Entry<String, Integer> idle : open.entrySet()) {
      idle.setValue(idle.getValue() + 1);
      if (idle.getValue() >= patience) {
        token = idle.getKey();
        TokenState before = state(token);
        store(token, before, judge.idle(token, before, rules.of(token, before.lastAt()), nowMs));
      }
    }
    open.keySet().removeIf(key -> !TokenJudge.isOpen(state(key)));
  }

  private void forward(TokenOutput output, long timeMs) {
    context().forward(new Record<>(token, output, timeMs, new RecordHeaders()));
    if (output instanceof Raised raised) {
      AlertLog.raised(raised.alert());
      long tookMs = Math.max(0, clock.millis() - raised.alert().eventTime());
      OptionalLong response = raised.live() ? OptionalLong.of(tookMs) : OptionalLong.empty();
      BatchTally tally = BatchTally.alert(raised.alert().eventTime(), response);
      context()
          .forward(
              new Record<>(token, new Tallied(raised.batch(), tally), timeMs, new RecordHeaders()));
      // Readers see the alert at the next commit: that should not wait for the interval.
      commits.ask();
    }
  }
}
