package io.tidewatch.standalone.process;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.ReceiveClock;
import io.tidewatch.standalone.config.ConfigurationException;
import io.tidewatch.standalone.config.TidewatchSettings;
import io.tidewatch.standalone.node.DbotxOptions;
import io.tidewatch.standalone.node.FuturesOptions;
import io.tidewatch.standalone.node.HyperliquidOptions;
import io.tidewatch.standalone.node.NodeOptions.Feeds;
import io.tidewatch.standalone.node.Wiring;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;

/** The venues that have a feed. */
enum Venue {
  BINANCE_SPOT("binance-spot"),
  BINANCE_FUTURES("binance-futures"),
  OKX("okx"),
  DBOTX("dbotx"),
  HYPERLIQUID("hyperliquid");

  private final String id;

  Venue(String id) {
    this.id = requireNonNull(id, "id");
  }

  /** As the command line and the headers of its records name it. */
  String id() {
    return id;
  }

  static Optional<Venue> find(String id) {
    return Arrays.stream(values()).filter(venue -> venue.id.equals(id)).findFirst();
  }

  /**
   * Its feed, and no other.
   *
   * @throws ConfigurationException if what it needs is not configured
   */
  Feeds feed(TidewatchSettings settings, InstantSource clock) {
    ReceiveClock received = ReceiveClock.wall(clock);
    Feeds none = Feeds.none(received);
    return switch (this) {
      case BINANCE_SPOT -> none.with(Wiring.spotFeed(settings));
      case BINANCE_FUTURES ->
          none.with(new FuturesOptions(Wiring.futuresFeed(settings), received, clock));
      case OKX -> none.with(Wiring.okx(settings));
      case DBOTX ->
          none.with(
              new DbotxOptions(
                  Wiring.dbotx(settings)
                      .orElseThrow(() ->
                          new ConfigurationException(
                              "tidewatch.dbotx.api-key: expected the key of the venue, was"
                                  + " nothing; without it there is no feed of dbotx")),
                  received));
      case HYPERLIQUID ->
          none.with(new HyperliquidOptions(Wiring.hyperliquid(settings), received, clock));
    };
  }

  /** What it watches and where, in a few words. */
  String does(TidewatchSettings settings) {
    return switch (this) {
      case BINANCE_SPOT ->
          settings.binanceSpot().symbols().size()
              + " pairs from "
              + settings.binanceSpot().webSocketUrl();
      case BINANCE_FUTURES ->
          settings.binanceFutures().topSymbols()
              + " contracts from "
              + settings.binanceFutures().webSocketUrl();
      case OKX -> "books from " + settings.okx().webSocketUrl();
      case DBOTX -> "the token pool from " + settings.dbotx().webSocketUrl();
      case HYPERLIQUID -> "watched addresses from " + settings.hyperliquid().webSocketUrl();
    };
  }
}
