package io.tidewatch.connectors.timeseries;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.sink.Outage;
import io.tidewatch.connectors.timeseries.Spool.Block;
import io.tidewatch.connectors.timeseries.WriteClient.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings batches to the store, in order: straight while it takes them, over the spool while it does
 * not. When {@link #send} returns, the batch is safe. For one thread; the counts can be read from
 * any.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final long DRAIN_NANOS = Duration.ofSeconds(2).toNanos();

  final LongAdder written = new LongAdder();
  final LongAdder rejected = new LongAdder();
  final LongAdder dropped = new LongAdder();

  private final WriteClient client;
  private final Spool spool;
  private final Spool refused;
  private final Backoff backoff;
  private final Outage outage;
  private final PointRate rate;
  private int failuresInARow;
  private long notBefore = System.nanoTime();
  private boolean toldDrop;
  private volatile int spooledBatches;
  private volatile long spooledBytes;

  Delivery(
      WriteClient client,
      Spool spool,
      Spool refused,
      Backoff backoff,
      Outage outage,
      PointRate rate) {
    this.client = requireNonNull(client, "client");
    this.spool = requireNonNull(spool, "spool");
    this.refused = requireNonNull(refused, "refused");
    this.backoff = requireNonNull(backoff, "backoff");
    this.outage = requireNonNull(outage, "outage");
    this.rate = requireNonNull(rate, "rate");
    tell();
  }

  /**
   * Takes a batch: the store has it, or the disk.
   *
   * @throws java.io.UncheckedIOException if neither took it
   */
  void send(LineBatch batch) {
    if (spool.size() > 0 || !mayTry() || !tryNow(batch)) {
      keep(batch);
    }
    tell();
  }

  private void keep(LineBatch batch) {
    long lost = spool.put(batch.gzip(), batch.points());
    dropped.add(lost);
    if (lost > 0 && !toldDrop) {
      toldDrop = true;
      LOG.warn("the spool of the time series is full: the oldest points are dropped");
    }
  }

  /** Sends what waits on disk, for a while, if the store may be asked. */
  void drain() {
    long begin = System.nanoTime();
    while (mayTry() && System.nanoTime() - begin < DRAIN_NANOS) {
      Optional<Block> next = spool.first();
      if (next.isEmpty()) {
        toldDrop = false;
        break;
      }
      if (!settle(next.get())) {
        break;
      }
      spool.remove(next.get());
    }
    tell();
  }

  /** Whether nothing is left to do for a block. */
  private boolean settle(Block block) {
    Optional<byte[]> content = spool.read(block);
    if (content.isEmpty()) {
      LOG.warn("{} points are lost: their file is gone from the spool", block.points());
      dropped.add(block.points());
      return true;
    }
    return tryNow(new LineBatch(block.points(), content.get()));
  }

  private boolean mayTry() {
    return System.nanoTime() - notBefore >= 0;
  }

  /** Whether the batch is settled: taken, or refused for good. */
  private boolean tryNow(LineBatch batch) {
    switch (client.write(batch)) {
      case Answer.Taken taken -> {
        written.add(batch.points());
        rate.add(batch.points());
        worked();
        return true;
      }
      case Answer.Refused(String reason) -> {
        LOG.warn("{} points were refused and are kept for a look: {}", batch.points(), reason);
        rejected.add(batch.points());
        refused.put(batch.readable(reason), batch.points());
        worked();
        return true;
      }
      case Answer.Later(String reason, Optional<Duration> wait) -> {
        outage.failed(reason);
        failuresInARow++;
        notBefore =
            System.nanoTime() + wait.orElseGet(() -> backoff.after(failuresInARow)).toNanos();
        return false;
      }
    }
  }

  private void worked() {
    failuresInARow = 0;
    outage.worked();
  }

  private void tell() {
    spooledBatches = spool.size();
    spooledBytes = spool.bytes();
  }

  int spooledBatches() {
    return spooledBatches;
  }

  long spooledBytes() {
    return spooledBytes;
  }
}
