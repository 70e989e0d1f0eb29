package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.instrument.SpotSymbol;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The Binance spot feed.
 *
 * @param webSocketUrl where combined streams are served, scheme ws or wss
 * @param restUrl base of the REST interface, scheme http or https
 * @param symbols what to watch, each once, in the order given
 * @param maxReconnect failures in a row after which the operator is told; the feed goes on
 * @param connectTimeout for a connection to come about, and for an answer of the REST interface
 * @param readTimeout without a frame or a ping for so long, a connection counts as dead; the venue
 *     pings every 20 s
 * @param rotateAfter age at which a connection is replaced; the venue cuts it at 24 h
 * @param staleAfter age of a symbol's last trade at which its subscription counts as stale
 * @param apiKey for {@code historicalTrades}, which fills gaps to the single trade
 */
public record SpotFeed(
    URI webSocketUrl,
    URI restUrl,
    List<SpotSymbol> symbols,
    int maxReconnect,
    Duration connectTimeout,
    Duration readTimeout,
    Duration rotateAfter,
    Duration staleAfter,
    Optional<Secret> apiKey) {
  private static final Duration VENUE_CUT = Duration.ofHours(24);

  public SpotFeed {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host:443/stream");
    Require.url("restUrl", restUrl, Set.of("http", "https"), "https://host");
    symbols = List.copyOf(new LinkedHashSet<>(symbols));
    InvalidComponent.unless(
        !symbols.isEmpty(), "symbols", "at least one pair such as BTCUSDT", symbols);
    InvalidComponent.unless(
        maxReconnect >= 1, "maxReconnect", "a whole number of at least 1", maxReconnect);
    Require.positive("connectTimeout", connectTimeout);
    Require.positive("readTimeout", readTimeout);
    Require.positive("staleAfter", staleAfter);
    InvalidComponent.unless(
        rotateAfter.isPositive() && rotateAfter.compareTo(VENUE_CUT) < 0,
        "rotateAfter",
        "a duration above 0 and below the venue's cut at 24h",
        rotateAfter);
    requireNonNull(apiKey, "apiKey");
  }
}
