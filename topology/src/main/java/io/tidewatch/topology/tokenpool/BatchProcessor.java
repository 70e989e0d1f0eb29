package io.tidewatch.topology.tokenpool;

import io.tidewatch.contract.pool.PoolStats;
import io.tidewatch.contract.pool.PoolStats.Counts;
import java.time.Duration;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Adds up what counts for a batch, and tells of it once a second while it changes. */
final class BatchProcessor extends ContextualProcessor<String, BatchTally, String, PoolStats> {
  static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int MINUTES_TOLD = 5;

  private final SortedSet<String> untold = new TreeSet<>();
  private KeyValueStore<String, PoolStats> totals;
  private WindowStore<String, Counts> minutes;
  private boolean restored;
  private Cancellable ticks;

  @Override
  public void init(ProcessorContext<String, PoolStats> context) {
    super.init(context);
    untold.clear();
    restored = false;
    totals = context.getStateStore(TokenPoolTopology.BATCHES_STORE);
    minutes = context.getStateStore(TokenPoolTopology.MINUTES_STORE);
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void close() {
    ticks.cancel();
  }

  @Override
  public void process(Record<String, BatchTally> record) {
    String batch = record.key();
    BatchTally tally = record.value();
    long minute = minute(record.timestamp());
    if (!tally.counts().equals(Counts.NONE)) {
      Counts before = minutes.fetch(batch, minute);
      minutes.put(batch, before == null ? tally.counts() : before.plus(tally.counts()), minute);
    }
    PoolStats stats = totals.get(batch);
    PoolStats before = stats == null ? nothing(batch) : stats;
    totals.put(batch, plus(before, tally, record.timestamp()));
    untold.add(batch);
  }

  private PoolStats plus(PoolStats before, BatchTally tally, long timeMs) {
    long asOf = Math.max(before.asOf(), timeMs);
    boolean newestError =
        tally.error().isPresent() && before.lastErrorAt().filter(at -> at > timeMs).isEmpty();
    return new PoolStats(
        before.batch(),
        before.pairs() + tally.pairs(),
        asOf,
        before.total().plus(tally.counts()),
        lastMinutes(before.key(), asOf),
        tally
            .alertAt()
            .map(at -> before.lastAlertAt().map(last -> Math.max(last, at)).orElse(at))
            .or(before::lastAlertAt),
        newestError ? tally.error() : before.lastError(),
        newestError ? tally.error().map(error -> timeMs) : before.lastErrorAt());
  }

  private Counts lastMinutes(String batch, long asOf) {
    long last = minute(asOf);
    long first = Math.max(0, last - (MINUTES_TOLD - 1) * MINUTE.toMillis());
    Counts sum = Counts.NONE;
    try (WindowStoreIterator<Counts> of = minutes.fetch(batch, first, last)) {
      while (of.hasNext()) {
        sum = sum.plus(of.next().value);
      }
    }
    return sum;
  }

  private static long minute(long timeMs) {
    return timeMs - Math.floorMod(timeMs, MINUTE.toMillis());
  }

  private static PoolStats nothing(String batch) {
    return new PoolStats(Integer.parseInt(batch), 0, 0, Counts.NONE, Counts.NONE, null, null, null);
  }

  /** Tells of the batches that changed; after a start, of all. */
  void tick(long wallClockMs) {
    if (!restored) {
      restored = true;
      try (KeyValueIterator<String, PoolStats> all = totals.all()) {
        all.forEachRemaining(entry -> untold.add(entry.key));
      }
    }
    for (String batch : untold) {
      PoolStats stats = totals.get(batch);
      context().forward(new Record<>(batch, stats, stats.asOf(), new RecordHeaders()));
    }
    untold.clear();
  }
}
