package io.tidewatch.connectors.database.sink;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.database.SqlTrouble;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.contract.log.LogFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings rows to the database in batches. While the database is away, rows wait; a row that only it
 * is refused for does not keep the others waiting. For one thread; the counts can be read from any.
 *
 * @param <R> a row
 */
final class RowDelivery<R> {
  private static final Logger LOG = LoggerFactory.getLogger(RowDelivery.class);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10));

  final LongAdder written = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder batches = new LongAdder();
  final LongAdder writingNanos = new LongAdder();

  private final RowStore<R> store;
  private final Outage outage;
  private final Backoff backoff;
  private final int batchRows;
  private int failuresInARow;
  private long notBefore = System.nanoTime();

  RowDelivery(RowStore<R> store, Outage outage, RandomGenerator random, int batchRows) {
    this.store = requireNonNull(store, "store");
    this.outage = requireNonNull(outage, "outage");
    this.backoff = new Backoff(WAITS, random);
    this.batchRows = batchRows;
  }

  /** Writes what waits, and takes away what is settled: written, or refused for good. */
  void deliver(List<R> waiting) {
    while (!waiting.isEmpty() && System.nanoTime() - notBefore >= 0) {
      List<R> batch = List.copyOf(waiting.subList(0, Math.min(batchRows, waiting.size())));
      Set<R> settled = new HashSet<>(settle(batch));
      waiting.removeIf(settled::contains);
    }
  }

  /** The rows of a batch that need no further attempt. */
  private Collection<R> settle(List<R> batch) {
    try {
      write(batch);
      worked(batch.size());
      return batch;
    } catch (RuntimeException e) {
      if (SqlTrouble.of(e) == SqlTrouble.TRANSIENT) {
        failed(e);
        return List.of();
      }
    }
    return oneByOne(batch);
  }

  private List<R> oneByOne(List<R> batch) {
    List<R> done = new ArrayList<>();
    Map<R, RuntimeException> bad = new LinkedHashMap<>();
    Map<R, RuntimeException> unclear = new LinkedHashMap<>();
    for (R row : batch) {
      try {
        write(List.of(row));
        done.add(row);
      } catch (RuntimeException e) {
        switch (SqlTrouble.of(e)) {
          case ROW -> bad.put(row, e);
          case UNCLEAR -> unclear.put(row, e);
          case TRANSIENT -> {
            refuse(bad);
            done.addAll(bad.keySet());
            failed(e);
            return done;
          }
        }
      }
    }
    if (unclear.isEmpty() || !done.isEmpty()) {
      // The database takes rows, so it is these that it does not want.
      bad.putAll(unclear);
      worked(done.size());
    } else {
      failed(unclear.values().iterator().next());
    }
    refuse(bad);
    done.addAll(bad.keySet());
    return done;
  }

  private void write(List<R> rows) {
    long begun = System.nanoTime();
    store.write(rows);
    batches.increment();
    writingNanos.add(System.nanoTime() - begun);
  }

  private void refuse(Map<R, RuntimeException> bad) {
    refused.add(bad.size());
    bad.entrySet().stream()
        .findFirst()
        .ifPresent(first ->
            LogFields.subject(LOG.atWarn(), store.name(first.getKey()))
                .log(
                    "the database refuses {} rows, which are passed over; the first is {}: {}",
                    bad.size(),
                    store.name(first.getKey()),
                    LogText.bounded(SqlTrouble.reason(first.getValue()))));
    bad.forEach((row, why) ->
        store
            .alert(row)
            .ifPresent(alert ->
                LOG.atWarn()
                    .addKeyValue(LogFields.ALERT, LogFields.bounded(alert))
                    .log("refused by the database: {}", LogText.bounded(SqlTrouble.reason(why)))));
  }

  private void worked(int rows) {
    written.add(rows);
    failuresInARow = 0;
    outage.worked();
  }

  private void failed(RuntimeException e) {
    outage.failed(SqlTrouble.reason(e));
    failuresInARow++;
    notBefore = System.nanoTime() + backoff.after(failuresInARow).toNanos();
  }
}
