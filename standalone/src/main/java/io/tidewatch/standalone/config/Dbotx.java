package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The feed of Solana pairs.
 *
 * @param webSocketUrl scheme ws or wss
 * @param restUrl base of the REST interface, where pools are searched
 * @param apiKey without one the feed is not started and nothing can be searched
 * @param startEvery time between the openings of two sockets
 * @param heartbeat time between two pings; the venue closes after a minute without one
 * @param staleAfter without a frame of any pair of a batch its subscription counts as stale
 * @param maxReconnect failures in a row after which the operator is told; the feed goes on
 * @param connectTimeout for a connection to come about, and for an answer of the REST interface
 * @param pushesPerSecond frames that a batch is thought to get, for the estimate of credits
 */
public record Dbotx(
    URI webSocketUrl,
    URI restUrl,
    Optional<Secret> apiKey,
    Duration startEvery,
    Duration heartbeat,
    Duration staleAfter,
    int maxReconnect,
    Duration connectTimeout,
    BigDecimal pushesPerSecond) {
  private static final Duration VENUE_CUT = Duration.ofSeconds(60);
  private static final BigDecimal MOST_PUSHES = new BigDecimal(100);

  public Dbotx {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host/data/ws/");
    Require.url("restUrl", restUrl, Set.of("http", "https"), "https://host");
    requireNonNull(apiKey, "apiKey");
    Require.positive("startEvery", startEvery);
    InvalidComponent.unless(
        heartbeat.isPositive() && heartbeat.compareTo(VENUE_CUT) < 0,
        "heartbeat",
        "a duration above 0 and below the venue's cut at 60s",
        heartbeat);
    Require.positive("staleAfter", staleAfter);
    Require.between("maxReconnect", 1, Integer.MAX_VALUE, maxReconnect);
    Require.positive("connectTimeout", connectTimeout);
    InvalidComponent.unless(
        pushesPerSecond.signum() > 0 && pushesPerSecond.compareTo(MOST_PUSHES) <= 0,
        "pushesPerSecond",
        "a number above 0 and at most 100",
        pushesPerSecond);
  }
}
