package io.tidewatch.standalone.config;

import io.tidewatch.contract.instrument.OkxInstrument;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The feed of OKX order books and trades.
 *
 * @param webSocketUrl public endpoint, scheme ws or wss
 * @param restUrl base of the REST interface, scheme http or https
 * @param instruments what to watch where no Redis says so; none leaves the feed without a wish
 * @param maxInstruments more are not subscribed
 * @param maxReconnect failures in a row after which the operator is told; the feed goes on
 * @param connectTimeout for a connection to come about, and for an answer of the REST interface
 * @param pingAfter without a message for so long, a ping is sent; the venue closes after 30 s
 * @param pongWithin for the answer to it
 * @param staleAfter age of an instrument's last frame at which its subscription counts as stale;
 *     the venue sends one each minute even of a quiet book
 */
public record OkxFeed(
    URI webSocketUrl,
    URI restUrl,
    List<OkxInstrument> instruments,
    int maxInstruments,
    int maxReconnect,
    Duration connectTimeout,
    Duration pingAfter,
    Duration pongWithin,
    Duration staleAfter) {
  private static final Duration VENUE_CUT = Duration.ofSeconds(30);
  private static final Duration QUIET_BOOK = Duration.ofMinutes(1);

  public OkxFeed {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host/ws/v5/public");
    Require.url("restUrl", restUrl, Set.of("http", "https"), "https://host");
    instruments = List.copyOf(new LinkedHashSet<>(instruments));
    Require.between("maxInstruments", 1, 1_000, maxInstruments);
    Require.between("maxReconnect", 1, Integer.MAX_VALUE, maxReconnect);
    Require.positive("connectTimeout", connectTimeout);
    InvalidComponent.unless(
        pingAfter.isPositive() && pingAfter.compareTo(VENUE_CUT) < 0,
        "pingAfter",
        "a duration above 0 and below the venue's cut at 30s",
        pingAfter);
    Require.positive("pongWithin", pongWithin);
    Require.positive("staleAfter", staleAfter);
    InvalidComponent.unless(
        staleAfter.compareTo(QUIET_BOOK) > 0,
        "staleAfter",
        "a duration above 1m, in which the venue sends a frame even of a quiet book",
        staleAfter);
  }
}
