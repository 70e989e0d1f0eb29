package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.FuturesSymbol;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a shallow look at a frame shows. Whether the rest of it makes sense is not asked here.
 *
 * @param event {@code e} of the data, for example {@code kline}
 * @param symbol {@code s} of the data
 * @param market {@code st}: 1 margined in USDT, 2 margined in coins
 * @param saidMs {@code E} of the data, epoch milliseconds
 * @param openTime {@code t} of the bar, epoch milliseconds
 * @param closed {@code x} of the bar
 * @param answer whether it answers a request of ours and so stays in the feed
 */
record KlineFrame(
    Optional<String> event,
    Optional<String> symbol,
    OptionalLong market,
    OptionalLong saidMs,
    OptionalLong openTime,
    boolean closed,
    boolean answer) {
  private static final long COIN_MARGINED = 2;

  KlineFrame {
    requireNonNull(event, "event");
    requireNonNull(symbol, "symbol");
    requireNonNull(market, "market");
    requireNonNull(saidMs, "saidMs");
    requireNonNull(openTime, "openTime");
  }

  boolean isShutdown() {
    return event.isPresent() && event.get().equals("serverShutdown");
  }

  boolean isOfAnotherMarket() {
    return market.isPresent() && market.getAsLong() == COIN_MARGINED;
  }

  /** Whether it can be told whose bar this is, and which. */
  boolean isBar() {
    return event.isPresent()
        && event.get().equals("kline")
        && key().isPresent()
        && openTime.isPresent();
  }

  /** The symbol, if it may stand in a record key. */
  Optional<String> key() {
    return symbol.filter(FuturesSymbol::isName);
  }
}
