package io.tidewatch.topology.largetrades;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.alert.SubjectState;
import io.tidewatch.topology.binance.SpotTrade;
import io.tidewatch.topology.clock.IdleTime;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Counted;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Priced;
import io.tidewatch.topology.largetrades.LargeTradesOutput.Raised;
import io.tidewatch.topology.price.PriceGrid;
import io.tidewatch.topology.rate.PriceHistory;
import io.tidewatch.topology.rate.UsdRates;
import io.tidewatch.topology.rule.RuleInForce;
import io.tidewatch.topology.rule.RuleTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes each trade into the rolling window of its symbol and lets {@link LargeTradesJudge} look at
 * the totals. Windows live on the heap; what they are made of lives in the stores.
 */
final class LargeTradesProcessor
    extends ContextualFixedKeyProcessor<String, SpotTrade, LargeTradesOutput> {
  private static final String VENUE = "binance-spot";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final LargeTradesSettings settings;
  private final DetectorCounters counters;
  private final LargeTradesRuleDefinition rules;
  private final Map<String, SymbolTracker> trackers = new HashMap<>();
  private final PriceGrid grid = new PriceGrid(VENUE);

  private KeyValueStore<SegmentKey, byte[]> trades;
  private KeyValueStore<String, SubjectState> states;
  private RuleTable overrides;
  private IdleTime idleTime;
  private Cancellable ticks;
  private UsdRates rates;
  private LargeTradesJudge judge;

  /**
   * Any record of this partition: outputs of a tick need one to be forwarded with. Their keys are
   * taken from what they say.
   */
  private FixedKeyRecord<String, SpotTrade> carrier;

  LargeTradesProcessor(LargeTradesSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
    this.rules = new LargeTradesRuleDefinition(settings.rule());
  }

  @Override
  public void init(FixedKeyProcessorContext<String, LargeTradesOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    trackers.clear();
    grid.clear();
    carrier = null;
    idleTime = new IdleTime();
    trades = context.getStateStore(LargeTradesTopology.TRADES_STORE);
    states = context.getStateStore(LargeTradesTopology.STATES_STORE);
    overrides = new RuleTable(context.getStateStore(LargeTradesTopology.RULES_STORE), counters);
    KeyValueStore<String, PriceHistory> prices =
        context.getStateStore(LargeTradesTopology.PRICES_STORE);
    rates = new UsdRates(prices::get);
    judge =
        new LargeTradesJudge(
            settings.window().toMillis(),
            settings.allowedLateness().toMillis(),
            counters,
            this::forward);
    restore();
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(FixedKeyRecord<String, SpotTrade> record) {
    counters.add(Counter.TRADES);
    carrier = record;
    SpotTrade trade = record.value();
    SymbolTracker tracker = trackers.computeIfAbsent(record.key(), this::track);
    tracker.active = true;
    long receivedMs = receivedMs(record, trade);
    lookUp(tracker, receivedMs);
    tracker.receiveLagMs = receivedMs - trade.timeMs();
    tracker.newestHeaders = record.headers();
    if (tracker.rate.isEmpty()) {
      counters.add(Counter.UNRATED);
      judge.setAside(tracker, Reason.NO_RATE, trade);
    } else {
      OptionalLong usd = UsdAmount.of(trade.notional(), tracker.rate.get());
      if (usd.isPresent()) {
        take(record, tracker, trade, usd.getAsLong());
      } else {
        outOfRange(tracker, trade);
      }
    }
    store(tracker);
    tellPrice(record.key(), trade, receivedMs);
  }

  private void tellPrice(String symbol, SpotTrade trade, long receivedMs) {
    if (grid.isDue(symbol, trade.timeMs(), receivedMs)) {
      grid.take(
              symbol,
              BigDecimal.valueOf(trade.price(), SpotTrade.SCALE),
              trade.timeMs(),
              receivedMs)
          .ifPresent(price -> forward(new Priced(price), price.at()));
    }
  }

  private void take(
      FixedKeyRecord<String, SpotTrade> record, SymbolTracker tracker, SpotTrade trade, long usd) {
    WindowTrade offered =
        WindowTrade.of(
            trade,
            usd,
            RawHeaders.isBackfill(record.headers()),
            context().recordMetadata().map(RecordMetadata::offset).orElse(-1L));
    if (!offered.backfilled()) {
      judge.catchUp(tracker);
    }
    switch (tracker.window.offer(offered, tracker.exitUnits)) {
      case APPENDED -> {
        count(tracker);
        judge.appended(tracker);
      }
      case INSERTED -> {
        count(tracker);
        judge.inserted(tracker);
      }
      case DUPLICATE -> counters.add(Counter.DUPLICATES);
      case LATE -> {
        counters.add(Counter.LATE);
        judge.setAside(tracker, Reason.LATE, trade);
      }
      case OUT_OF_RANGE -> outOfRange(tracker, trade);
    }
  }

  private void outOfRange(SymbolTracker tracker, SpotTrade trade) {
    counters.add(Counter.OUT_OF_RANGE);
    judge.setAside(tracker, Reason.OUT_OF_RANGE, trade);
  }

  private void count(SymbolTracker tracker) {
    WindowTrade taken = tracker.window.lastTaken();
    tracker.kept.add(taken, tracker.window.asOf());
    forward(new Counted(taken.usd(), taken.takerBuys(), taken.count()), taken.timeMs());
  }

  /** Keeps the decisions about a symbol, if they changed. */
  private void store(SymbolTracker tracker) {
    if (tracker.state != tracker.storedState) {
      states.put(tracker.symbol, tracker.state);
      tracker.storedState = tracker.state;
    }
  }

  private static long receivedMs(FixedKeyRecord<String, SpotTrade> record, SpotTrade trade) {
    OptionalLong receivedUs = RawHeaders.number(record.headers(), RawHeaders.RECEIVED_US);
    return receivedUs.isPresent() ? receivedUs.getAsLong() / 1_000 : trade.timeMs();
  }

  /** Finds rule and rate in force; they hold until the next point of the rules' time grid. */
  private void lookUp(SymbolTracker tracker, long receivedMs) {
    if (!tracker.grid.enter(receivedMs)) {
      return;
    }
    long slot = tracker.grid.slot();
    if (tracker.inForce.take(overrides.inForce(LargeTradesRule.ID, tracker.symbol, slot))) {
      tracker.setRule(tracker.inForce.rule(), tracker.inForce.version());
    }
    tracker.rate = tracker.pair.flatMap(pair -> rates.rate(pair.quote(), slot));
  }

  private SymbolTracker track(String symbol) {
    SubjectState state = states.get(symbol);
    SymbolTracker tracker =
        new SymbolTracker(
            symbol,
            new RollingWindow(settings.window().toMillis(), settings.allowedLateness().toMillis()),
            new KeptTrades(trades, symbol, settings.retentionMs()),
            state == null ? SubjectState.INITIAL : state,
            new RuleInForce<>(settings.rule(), rules::rule, counters));
    tracker.partition = context().taskId().partition();
    return tracker;
  }

  private void restore() {
    Set<String> symbols = new HashSet<>();
    try (KeyValueIterator<SegmentKey, byte[]> segments = trades.all()) {
      segments.forEachRemaining(segment -> symbols.add(segment.key.symbol()));
    }
    for (String symbol : symbols) {
      SymbolTracker tracker = trackers.computeIfAbsent(symbol, this::track);
      tracker.kept.restore(trade -> tracker.window.offer(trade, 0));
      lookUp(tracker, tracker.window.asOf());
    }
  }

  /** Lets idle symbols shrink, and sends out decisions that wait for more of their kind. */
  void tick(long wallClockMs) {
    long streamTimeMs = context().currentStreamTimeMs();
    long nowMs = idleTime.now(streamTimeMs, wallClockMs);
    if (carrier == null) {
      return;
    }
    for (SymbolTracker tracker : trackers.values()) {
      tracker.idleTicks = tracker.active ? 0 : tracker.idleTicks + 1;
      if (tracker.active) {
        judge.settle(tracker);
      } else {
        judge.idle(tracker, nowMs);
      }
      store(tracker);
      tracker.active = false;
    }
  }

  private void forward(LargeTradesOutput output, long timeMs) {
    context()
        .forward(carrier.withValue(output).withTimestamp(timeMs).withHeaders(new RecordHeaders()));
    if (output instanceof Raised(Alert alert)) {
      AlertLog.raised(alert);
      // Readers see the alert at the next commit: that should not wait for the interval.
      context().commit();
    }
  }
}
