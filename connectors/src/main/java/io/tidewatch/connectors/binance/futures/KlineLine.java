package io.tidewatch.connectors.binance.futures;

import static io.tidewatch.connectors.binance.futures.FuturesChannel.BAR_MS;
import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.StreamSubscription;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The bars of one symbol: its stream, and how far it came. Thread-safe. */
final class KlineLine {
  private static final long NONE = Long.MIN_VALUE;

  /** The venue's time is not known to the millisecond. */
  private static final long AHEAD_MS = 5_000;

  private final StreamSubscription stream;
  private final AtomicLong newest = new AtomicLong(NONE);
  private final AtomicLong closed = new AtomicLong(NONE);

  KlineLine(String symbol) {
    requireNonNull(symbol, "symbol");
    this.stream =
        new StreamSubscription(
            symbol, symbol.toLowerCase(Locale.ROOT) + "@kline_15m", FuturesChannel.KLINES);
  }

  String symbol() {
    return stream.symbol();
  }

  StreamSubscription stream() {
    return stream;
  }

  SubscriptionStatus status() {
    return stream.status(OptionalLong.empty(), 0);
  }

  /**
   * A frame of the bar with this open time came. One of a bar that there cannot be yet, or never,
   * proves nothing about any other.
   *
   * @param venueMs what time it is at the venue
   */
  void saw(long openMs, boolean isClosed, long venueMs) {
    long latest = venueMs + AHEAD_MS;
    if (openMs % BAR_MS != 0 || openMs > latest) {
      return;
    }
    newest.accumulateAndGet(openMs, Math::max);
    if (isClosed && openMs + BAR_MS <= latest) {
      closed.accumulateAndGet(openMs, Math::max);
    }
  }

  /** Whether neither the end of this bar nor a newer one was seen. */
  boolean lacksCloseOf(long openMs) {
    return closed.get() < openMs && newest.get() <= openMs;
  }
}
