package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.StreamSubscription;
import io.tidewatch.connectors.feed.SubscriptionStatus;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** The bars of one symbol: its stream, and how far it came. Thread-safe. */
final class KlineLine {
  private static final long NONE = Long.MIN_VALUE;

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

  /** A frame of the bar with this open time came. */
  void saw(long openMs, boolean isClosed) {
    newest.accumulateAndGet(openMs, Math::max);
    if (isClosed) {
      closed.accumulateAndGet(openMs, Math::max);
    }
  }

  /** Whether neither the end of this bar nor a newer one was seen. */
  boolean lacksCloseOf(long openMs) {
    return closed.get() < openMs && newest.get() <= openMs;
  }
}
