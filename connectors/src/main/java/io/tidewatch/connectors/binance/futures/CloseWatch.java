package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesChannel.BAR_MS;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Looks a few seconds after each close for bars that the stream did not close, and fetches them.
 * While the venue says wait it asks for nothing, and afterwards for the newest close only; there is
 * never more than one request of a symbol. Times are those of the market. Control thread only.
 */
final class CloseWatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final KlineBoard board;
  private final Klines klines;
  private final FuturesParts parts;
  private final BooleanSupplier paused;
  private final PollHealth health;
  private final Set<KlineLine> underWay = new HashSet<>();
  private long checkedMs;

  /**
   * @param paused whether the venue told us to wait
   */
  CloseWatch(KlineBoard board, Klines klines, FuturesParts parts, BooleanSupplier paused) {
    this.board = requireNonNull(board, "board");
    this.klines = requireNonNull(klines, "klines");
    this.parts = requireNonNull(parts, "parts");
    this.paused = requireNonNull(paused, "paused");
    this.health = new PollHealth(FuturesChannel.KLINES, parts);
  }

  void start() {
    checkedMs = latestClose(nowMs());
    parts.timers().controlEvery(LOOK_EVERY, this::look);
  }

  // By the venue's time an open bar would come otherwise, and by the local one it is received: a
  // detector takes no row for closed that was received before its end.
  private long nowMs() {
    return Math.min(parts.clock().millis(), parts.venueTime().millis());
  }

  private static long latestClose(long nowMs) {
    return nowMs - nowMs % BAR_MS;
  }

  private void look() {
    long now = nowMs();
    long close = latestClose(now);
    // The clock was ahead and is right again: what it thought of as over is still to come.
    checkedMs = Math.min(checkedMs, close);
    boolean due = close > checkedMs && now - close >= parts.settings().closing().after().toMillis();
    if (due && !paused.getAsBoolean()) {
      checkedMs = close;
      fetchOpen(close - BAR_MS);
    }
  }

  private void fetchOpen(long barMs) {
    List<KlineLine> open =
        board.lines().stream()
            .filter(line -> line.lacksCloseOf(barMs) && underWay.add(line))
            .toList();
    for (int i = 0; i < open.size(); i++) {
      KlineLine line = open.get(i);
      Duration wait = parts.settings().closing().spread().multipliedBy(i).dividedBy(open.size());
      parts.timers().blockingAfter(wait, () -> fetch(line, barMs));
    }
  }

  private void fetch(KlineLine line, long barMs) {
    try {
      if (line.lacksCloseOf(barMs) && klines.newest(line.symbol()) > 0) {
        parts.counters().barsClosedByRest.increment();
        health.worked();
      }
    } catch (RestException e) {
      parts.common().counters().gapsOpen.increment();
      health.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      parts.timers().control(() -> underWay.remove(line));
    }
  }
}
