package io.tidewatch.standalone.config;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * The feed of Binance's USDT-margined futures.
 *
 * @param webSocketUrl where combined streams of the market route are served, scheme ws or wss
 * @param restUrl base of the REST interface, scheme http or https
 * @param topSymbols how many contracts are watched, those with the most volume
 * @param minQuoteVolume quote volume of 24 hours that a contract must have
 * @param refreshInterval time between two looks at what is listed and traded
 * @param streamsPerConnection at most so many contracts on one socket; the venue takes 1,024
 * @param maxReconnect failures in a row after which the operator is told; the feed goes on
 * @param connectTimeout for a connection to come about, and for an answer of the REST interface
 * @param rotateAfter age at which a connection is replaced; the venue cuts it at 24 h
 * @param staleAfter age of a contract's last frame at which its subscription counts as stale
 * @param closeAfter time after the end of a bar at which it is fetched if no frame has told its end
 * @param tickerInterval time between two looks at the tickers of 24 hours
 * @param openInterestInterval time between two looks at the open interest of a contract
 * @param ratioInterval time between two looks at its long/short ratios
 */
public record FuturesFeed(
    URI webSocketUrl,
    URI restUrl,
    int topSymbols,
    BigDecimal minQuoteVolume,
    Duration refreshInterval,
    int streamsPerConnection,
    int maxReconnect,
    Duration connectTimeout,
    Duration rotateAfter,
    Duration staleAfter,
    Duration closeAfter,
    Duration tickerInterval,
    Duration openInterestInterval,
    Duration ratioInterval) {
  private static final Duration VENUE_CUT = Duration.ofHours(24);
  private static final int VENUE_STREAMS = 1_024;
  private static final int MOST_SYMBOLS = 2_000;

  public FuturesFeed {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host/market/stream");
    Require.url("restUrl", restUrl, Set.of("http", "https"), "https://host");
    Require.between("topSymbols", 1, MOST_SYMBOLS, topSymbols);
    InvalidComponent.unless(
        minQuoteVolume.signum() >= 0, "minQuoteVolume", "an amount such as 5000", minQuoteVolume);
    Require.positive("refreshInterval", refreshInterval);
    Require.between("streamsPerConnection", 1, VENUE_STREAMS, streamsPerConnection);
    Require.between("maxReconnect", 1, Integer.MAX_VALUE, maxReconnect);
    Require.positive("connectTimeout", connectTimeout);
    InvalidComponent.unless(
        rotateAfter.isPositive() && rotateAfter.compareTo(VENUE_CUT) < 0,
        "rotateAfter",
        "a duration above 0 and below the venue's cut at 24h",
        rotateAfter);
    Require.positive("staleAfter", staleAfter);
    Require.positive("closeAfter", closeAfter);
    Require.positive("tickerInterval", tickerInterval);
    Require.positive("openInterestInterval", openInterestInterval);
    Require.positive("ratioInterval", ratioInterval);
  }
}
