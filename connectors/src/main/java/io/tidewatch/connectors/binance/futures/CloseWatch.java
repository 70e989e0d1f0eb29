package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesChannel.BAR_MS;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import java.time.Duration;
import java.util.List;

/**
 * Looks a few seconds after each close for bars that the stream did not close, and fetches them.
 * Times are those of the market. Control thread only.
 */
final class CloseWatch {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final KlineBoard board;
  private final Klines klines;
  private final FuturesParts parts;
  private final PollHealth health;
  private long checkedMs;

  CloseWatch(KlineBoard board, Klines klines, FuturesParts parts) {
    this.board = requireNonNull(board, "board");
    this.klines = requireNonNull(klines, "klines");
    this.parts = requireNonNull(parts, "parts");
    this.health = new PollHealth(FuturesChannel.KLINES, parts);
  }

  void start() {
    checkedMs = latestClose(parts.clock().millis());
    parts.timers().controlEvery(LOOK_EVERY, this::look);
  }

  private static long latestClose(long nowMs) {
    return nowMs - nowMs % BAR_MS;
  }

  private void look() {
    long now = parts.clock().millis();
    long close = latestClose(now);
    if (close > checkedMs && now - close >= parts.settings().closing().after().toMillis()) {
      checkedMs = close;
      fetchOpen(close - BAR_MS);
    }
  }

  private void fetchOpen(long barMs) {
    List<KlineLine> open = board.lines().stream().filter(line -> line.lacksCloseOf(barMs)).toList();
    for (int i = 0; i < open.size(); i++) {
      KlineLine line = open.get(i);
      Duration wait = parts.settings().closing().spread().multipliedBy(i).dividedBy(open.size());
      parts.timers().blockingAfter(wait, () -> fetch(line, barMs));
    }
  }

  private void fetch(KlineLine line, long barMs) {
    if (!line.lacksCloseOf(barMs)) {
      return;
    }
    try {
      klines.newest(line.symbol());
      parts.counters().barsClosedByRest.increment();
      health.worked();
    } catch (RestException e) {
      parts.common().counters().gapsOpen.increment();
      health.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
