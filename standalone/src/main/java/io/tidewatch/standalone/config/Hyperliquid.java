package io.tidewatch.standalone.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The feed of Hyperliquid.
 *
 * @param webSocketUrl scheme ws or wss
 * @param restUrl base of the REST interface, below which {@code /info} stands
 * @param addresses that are watched, beside those of the database and the API
 * @param firstAddresses of them that get channels of their own before all others
 * @param coins contracts whose public trades are read; empty for all that are listed
 * @param spotPairs spot pairs whose public trades are read as well, as the venue names them
 * @param maxConnections sockets at once
 * @param maxSubscriptions subscriptions of one socket
 * @param maxUsers addresses that are seen by channels of their own
 * @param addressReloadInterval how often the database is asked which addresses it wants
 * @param reconcileInterval how often the venue is asked what an address holds
 * @param maxReconnect failures in a row after which the operator is told; the feed goes on
 * @param connectTimeout for a connection to come about, and for an answer of the REST interface
 */
public record Hyperliquid(
    URI webSocketUrl,
    URI restUrl,
    List<String> addresses,
    List<String> firstAddresses,
    List<String> coins,
    List<String> spotPairs,
    int maxConnections,
    int maxSubscriptions,
    int maxUsers,
    Duration addressReloadInterval,
    Duration reconcileInterval,
    int maxReconnect,
    Duration connectTimeout) {
  private static final int MOST_CONNECTIONS = 100;
  private static final int MOST_SUBSCRIPTIONS = 1_000;
  private static final int MOST_USERS = 100;
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(10);

  public Hyperliquid {
    Require.url("webSocketUrl", webSocketUrl, Set.of("ws", "wss"), "wss://host/ws");
    Require.url("restUrl", restUrl, Set.of("http", "https"), "https://host");
    addresses = List.copyOf(addresses);
    firstAddresses = List.copyOf(firstAddresses);
    coins = List.copyOf(coins);
    spotPairs = List.copyOf(spotPairs);
    Require.between("maxConnections", 1, MOST_CONNECTIONS, maxConnections);
    // A user's four channels stay together.
    Require.between("maxSubscriptions", 4, MOST_SUBSCRIPTIONS, maxSubscriptions);
    Require.between("maxUsers", 0, MOST_USERS, maxUsers);
    requirePause("addressReloadInterval", addressReloadInterval);
    requirePause("reconcileInterval", reconcileInterval);
    Require.between("maxReconnect", 1, Integer.MAX_VALUE, maxReconnect);
    Require.positive("connectTimeout", requireNonNull(connectTimeout, "connectTimeout"));
  }

  private static void requirePause(String component, Duration pause) {
    Require.positive(component, pause);
    InvalidComponent.unless(
        pause.compareTo(SHORTEST_PAUSE) >= 0, component, "a duration of at least 10s", pause);
  }
}
