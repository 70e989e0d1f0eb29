package io.tidewatch.standalone.config;

import io.tidewatch.connectors.binance.futures.FuturesFeedSettings;
import io.tidewatch.topology.futures.FuturesSettings;
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
  private static final String ROUTE = "/market/stream";

  /** What is fetched then, spread over a while, must come before a round of bars is decided. */
  private static final Duration LATEST_CLOSE =
      FuturesSettings.DEFAULT.grace().minus(FuturesFeedSettings.Closing.DEFAULTS.spread());

  private static final int VENUE_STREAMS = 1_024;
  private static final int MOST_SYMBOLS = 2_000;

  public FuturesFeed {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host/market/stream");
    InvalidComponent.unless(
        webSocketUrl.getPath().endsWith(ROUTE),
        "webSocketUrl",
        "a URL such as wss://host/market/stream, as the venue sends bars on no other route",
        webSocketUrl);
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
    InvalidComponent.unless(
        closeAfter.isPositive() && closeAfter.compareTo(LATEST_CLOSE) < 0,
        "closeAfter",
        "a duration above 0 and below "
            + LATEST_CLOSE.toSeconds()
            + "s, so that every bar is there when the market is judged",
        closeAfter);
    Require.positive("tickerInterval", tickerInterval);
    Require.positive("openInterestInterval", openInterestInterval);
    Require.positive("ratioInterval", ratioInterval);
  }
}
