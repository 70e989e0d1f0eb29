package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The symbols that exist at the venue, with their last price and ledger. Thread-safe. */
final class Listings {
  private final int ledgerSize;
  private final ConcurrentSkipListMap<String, Listing> bySymbol = new ConcurrentSkipListMap<>();

  Listings(int ledgerSize) {
    this.ledgerSize = ledgerSize;
  }

  /**
   * The listing of a symbol, made at first use.
   *
   * @throws IllegalArgumentException if the symbol has no known quote asset
   */
  Listing list(String symbol) {
    return bySymbol.computeIfAbsent(symbol, name -> new Listing(name, ledgerSize));
  }

  Optional<Listing> find(String symbol) {
    return Optional.ofNullable(bySymbol.get(symbol));
  }

  /** All listings by symbol, in order of name. */
  SortedMap<String, Listing> all() {
    return bySymbol;
  }

  boolean servedUpTo(Map<String, Long> lastIds) {
    return lastIds.entrySet().stream()
        .allMatch(wanted ->
            find(wanted.getKey())
                .filter(listing -> listing.ledger().lastServed() >= wanted.getValue())
                .isPresent());
  }

  /** One symbol of the venue. */
  static final class Listing {
    private final String symbol;
    private final String quoteAsset;
    private final TradeLedger ledger;
    private volatile String status = "TRADING";
    private volatile BigDecimal price;

    Listing(String symbol, int ledgerSize) {
      this.symbol = requireNonNull(symbol, "symbol");
      this.quoteAsset = SpotSymbol.parse(symbol).quote();
      this.ledger = new TradeLedger(ledgerSize);
    }

    String symbol() {
      return symbol;
    }

    // Taken from the name, since the parser maps renamed base assets to their new name.
    String baseAsset() {
      return symbol.substring(0, symbol.length() - quoteAsset.length());
    }

    String quoteAsset() {
      return quoteAsset;
    }

    TradeLedger ledger() {
      return ledger;
    }

    String status() {
      return status;
    }

    void status(String text) {
      status = requireNonNull(text, "status");
    }

    Optional<BigDecimal> price() {
      return Optional.ofNullable(price);
    }

    void price(BigDecimal value) {
      price = requireNonNull(value, "price");
    }
  }
}
