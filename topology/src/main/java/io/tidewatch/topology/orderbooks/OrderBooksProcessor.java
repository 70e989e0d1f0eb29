package io.tidewatch.topology.orderbooks;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.book.BookAnalysis;
import io.tidewatch.contract.instrument.OkxInstrument;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.alert.AlertLog;
import io.tidewatch.topology.okx.BookFrame;
import io.tidewatch.topology.okx.OkxFrame;
import io.tidewatch.topology.okx.TradesFrame;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Analysed;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Commanded;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Priced;
import io.tidewatch.topology.orderbooks.OrderBooksOutput.Raised;
import io.tidewatch.topology.orderbooks.rule.BookRuleKind;
import io.tidewatch.topology.price.PriceGrid;
import io.tidewatch.topology.rate.PriceHistory;
import io.tidewatch.topology.rate.UsdRates;
import io.tidewatch.topology.rule.LookUpGrid;
import io.tidewatch.topology.rule.RuleTable;
import io.tidewatch.topology.rule.RuleVersions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Gives each frame to the engine of its instrument. Engines live on the heap; what they are made of
 * lives in the stores.
 */
final class OrderBooksProcessor
    extends ContextualProcessor<String, OkxFrame, String, OrderBooksOutput> {
  private static final String VENUE = "okx";
  private static final Duration TICK = Duration.ofSeconds(1);

  private final OrderBooksSettings settings;
  private final DetectorCounters counters;
  private final SortedMap<String, Watched> watched = new TreeMap<>();
  private final PriceGrid grid = new PriceGrid(VENUE);
  private boolean restored;
  private long receivedMs;

  private KeyValueStore<String, byte[]> checkpoints;
  private KeyValueStore<String, byte[]> journal;
  private KeyValueStore<String, BookStanding> standings;
  private RuleTable rules;
  private WorthLookUp worth;
  private Cancellable ticks;

  OrderBooksProcessor(OrderBooksSettings settings, DetectorCounters counters) {
    this.settings = requireNonNull(settings, "settings");
    this.counters = requireNonNull(counters, "counters");
  }

  /** An instrument with what belongs to it. */
  private static final class Watched {
    final InstrumentEngine engine;
    final InstrumentMemory memory;
    final LookUpGrid grid = new LookUpGrid();
    long toldRevision;

    Watched(InstrumentEngine engine, InstrumentMemory memory) {
      this.engine = engine;
      this.memory = memory;
    }
  }

  @Override
  public void init(ProcessorContext<String, OrderBooksOutput> context) {
    super.init(context);
    // After an aborted transaction the same processor is begun again: what it remembers may never
    // have been committed.
    watched.clear();
    grid.clear();
    restored = false;
    checkpoints = context.getStateStore(OrderBooksTopology.CHECKPOINTS_STORE);
    journal = context.getStateStore(OrderBooksTopology.JOURNAL_STORE);
    standings = context.getStateStore(OrderBooksTopology.STANDINGS_STORE);
    rules = new RuleTable(context.getStateStore(OrderBooksTopology.RULES_STORE), counters);
    KeyValueStore<String, PriceHistory> prices =
        context.getStateStore(OrderBooksTopology.PRICES_STORE);
    worth =
        new WorthLookUp(
            new UsdRates(prices::get), context.getStateStore(OrderBooksTopology.INSTRUMENTS_STORE));
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    // From here on standings are asked for, whether or not a frame comes.
    openKept();
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(Record<String, OkxFrame> record) {
    restore();
    Watched instrument = watched.computeIfAbsent(record.key(), this::open);
    Arrival arrival = arrival(record);
    receivedMs = arrival.receivedMs();
    switch (record.value()) {
      case BookFrame frame -> {
        lookUp(instrument, arrival.receivedMs());
        take(instrument, new JournalEntry.Book(arrival, frame));
      }
      case TradesFrame frame -> take(instrument, new JournalEntry.Trades(arrival, frame));
    }
  }

  private void take(Watched instrument, JournalEntry entry) {
    instrument.engine.take(entry);
    instrument.memory.append(entry, instrument.engine);
    tellStanding(instrument);
  }

  private void tellStanding(Watched instrument) {
    if (instrument.toldRevision != instrument.engine.revision()) {
      instrument.toldRevision = instrument.engine.revision();
      BookStanding standing = instrument.engine.standing();
      standings.put(standing.instId(), standing);
    }
  }

  private Arrival arrival(Record<String, OkxFrame> record) {
    long offset = context().recordMetadata().map(RecordMetadata::offset).orElse(0L);
    return Arrival.of(offset, record.timestamp(), record.headers());
  }

  /** Finds rules and worth in force; they hold until the next point of the rules' time grid. */
  private void lookUp(Watched instrument, long receivedMs) {
    if (!instrument.grid.enter(receivedMs)) {
      return;
    }
    OkxInstrument subject = instrument.engine.instrument();
    long slot = instrument.grid.slot();
    Map<BookRuleKind, RuleVersions.InForce> overridden = new EnumMap<>(BookRuleKind.class);
    for (BookRuleKind kind : BookRuleKind.values()) {
      RuleVersions.InForce inForce = rules.inForce(kind.id(), subject.name(), slot);
      if (inForce.version() > 0) {
        overridden.put(kind, inForce);
      }
    }
    Circumstances now = new Circumstances(worth.of(subject, slot), overridden);
    if (!now.equals(instrument.engine.circumstances())) {
      take(instrument, new JournalEntry.Changed(now));
    }
  }

  private Watched open(String instId) {
    InstrumentEngine engine =
        new InstrumentEngine(
            OkxInstrument.parse(instId),
            settings,
            counters,
            context().taskId().partition(),
            (output, timeMs) -> forward(instId, output, timeMs));
    InstrumentMemory memory =
        new InstrumentMemory(instId, settings.checkpointEvery(), checkpoints, journal);
    memory.open(engine);
    Watched instrument = new Watched(engine, memory);
    instrument.toldRevision = engine.revision();
    // One that is there may be left from the last time this instance worked on the partition.
    standings.put(instId, engine.standing());
    return instrument;
  }

  private void restore() {
    if (restored) {
      return;
    }
    restored = true;
    openKept();
  }

  private void openKept() {
    SortedMap<String, byte[]> kept = new TreeMap<>();
    try (KeyValueIterator<String, byte[]> all = checkpoints.all()) {
      all.forEachRemaining(checkpoint -> kept.put(checkpoint.key, checkpoint.value));
    }
    kept.keySet().forEach(instId -> watched.computeIfAbsent(instId, this::open));
  }

  /** Asks again for snapshots that did not come. */
  void tick(long wallClockMs) {
    restore();
    watched
        .values()
        .forEach(instrument ->
            instrument.engine.retry(wallClockMs).ifPresent(entry -> take(instrument, entry)));
  }

  private void forward(String instId, OrderBooksOutput output, long timeMs) {
    context().forward(new Record<>(instId, output, timeMs));
    if (output instanceof Raised(Alert alert)) {
      AlertLog.raised(alert);
    }
    if (output instanceof Raised || output instanceof Commanded) {
      // Readers see it at the next commit: that should not wait for the interval.
      context().commit();
    }
    if (output instanceof Analysed(BookAnalysis analysis)) {
      analysis
          .mid()
          .value()
          .flatMap(mid -> grid.take(instId, mid, timeMs, receivedMs))
          .ifPresent(price -> context().forward(new Record<>(instId, new Priced(price), timeMs)));
    }
  }
}
