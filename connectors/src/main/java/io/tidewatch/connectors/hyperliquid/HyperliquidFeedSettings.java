package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.contract.whale.Tier;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything about the Hyperliquid feed that a user may want to set. */
public record HyperliquidFeedSettings(
    Endpoints endpoints,
    Pool pool,
    Connection connection,
    Retry retry,
    Rest rest,
    Watching watching) {
  private static final HyperliquidFeedSettings DEFAULTS =
      new HyperliquidFeedSettings(
          Endpoints.HYPERLIQUID,
          Pool.DEFAULTS,
          Connection.DEFAULTS,
          Retry.DEFAULTS,
          Rest.DEFAULTS,
          Watching.DEFAULTS);

  public HyperliquidFeedSettings {
    requireNonNull(endpoints, "endpoints");
    requireNonNull(pool, "pool");
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(rest, "rest");
    requireNonNull(watching, "watching");
  }

  /** The live venue with the usual limits; nobody is watched by configuration. */
  public static HyperliquidFeedSettings defaults() {
    return DEFAULTS;
  }

  public HyperliquidFeedSettings with(Endpoints other) {
    return new HyperliquidFeedSettings(other, pool, connection, retry, rest, watching);
  }

  public HyperliquidFeedSettings with(Pool other) {
    return new HyperliquidFeedSettings(endpoints, other, connection, retry, rest, watching);
  }

  public HyperliquidFeedSettings with(Connection other) {
    return new HyperliquidFeedSettings(endpoints, pool, other, retry, rest, watching);
  }

  public HyperliquidFeedSettings with(Retry other) {
    return new HyperliquidFeedSettings(endpoints, pool, connection, other, rest, watching);
  }

  public HyperliquidFeedSettings with(Rest other) {
    return new HyperliquidFeedSettings(endpoints, pool, connection, retry, other, watching);
  }

  public HyperliquidFeedSettings with(Watching other) {
    return new HyperliquidFeedSettings(endpoints, pool, connection, retry, rest, other);
  }

  /** How often the feed looks at its clocks: a fifth of what it must notice, at most 250 ms. */
  Duration tickEvery() {
    return Stream.of(
            connection.connectTimeout(),
            connection.pingEvery(),
            connection.ackTimeout(),
            watching.leaveAfter(),
            Duration.ofMillis(1_250))
        .min(Duration::compareTo)
        .orElseThrow()
        .dividedBy(5)
        .plusMillis(1);
  }

  /**
   * Where the venue is.
   *
   * @param infoUri takes POST requests
   */
  public record Endpoints(URI webSocketUri, URI infoUri) {
    public static final Endpoints HYPERLIQUID =
        new Endpoints(
            URI.create("wss://api.hyperliquid.xyz/ws"),
            URI.create("https://api.hyperliquid.xyz/info"));

    public Endpoints {
      address("webSocketUri", requireNonNull(webSocketUri, "webSocketUri"), "ws", "wss");
      address("infoUri", requireNonNull(infoUri, "infoUri"), "http", "https");
    }

    private static void address(String name, URI uri, String plain, String secure) {
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean known = scheme.equals(plain) || scheme.equals(secure);
      if (!known || uri.getHost() == null || uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "expected %s as %s://host[:port]/path, was '%s'".formatted(name, secure, uri));
      }
    }
  }

  /**
   * What the venue allows one IP address.
   *
   * @param maxConnections at the same time
   * @param maxSubscriptionsPerConnection the venue takes 1,000 over all connections
   * @param maxUsers addresses on channels of their own
   * @param connectionsPerMinute new ones
   * @param messagesPerMinute sent by us over all connections
   */
  public record Pool(
      int maxConnections,
      int maxSubscriptionsPerConnection,
      int maxUsers,
      int connectionsPerMinute,
      int messagesPerMinute) {
    public static final Pool DEFAULTS = new Pool(10, 100, 10, 30, 2_000);
    private static final int VENUE_SUBSCRIPTIONS = 1_000;

    public Pool {
      Positive.check("maxConnections", maxConnections);
      Positive.check("maxSubscriptionsPerConnection", maxSubscriptionsPerConnection);
      Positive.check("connectionsPerMinute", connectionsPerMinute);
      Positive.check("messagesPerMinute", messagesPerMinute);
      if (maxUsers < 0) {
        throw new IllegalArgumentException("expected maxUsers from 0, was " + maxUsers);
      }
      if (maxSubscriptionsPerConnection < 4) {
        throw new IllegalArgumentException(
            "expected maxSubscriptionsPerConnection of at least 4, the channels of one address, was"
                + " "
                + maxSubscriptionsPerConnection);
      }
      if ((long) maxConnections * maxSubscriptionsPerConnection > VENUE_SUBSCRIPTIONS) {
        throw new IllegalArgumentException(
            "expected at most 1,000 subscriptions over all connections, the venue's limit, was "
                + maxConnections
                + " times "
                + maxSubscriptionsPerConnection);
      }
    }

    /** As no two addresses share a connection for their order updates. */
    int users() {
      return Math.min(maxUsers, maxConnections);
    }

    public Pool withMaxUsers(int most) {
      return new Pool(
          maxConnections,
          maxSubscriptionsPerConnection,
          most,
          connectionsPerMinute,
          messagesPerMinute);
    }

    public Pool withMaxConnections(int most) {
      return new Pool(
          most, maxSubscriptionsPerConnection, maxUsers, connectionsPerMinute, messagesPerMinute);
    }

    public Pool withPace(int connections, int messages) {
      return new Pool(
          maxConnections, maxSubscriptionsPerConnection, maxUsers, connections, messages);
    }
  }

  /**
   * Limits of the connections.
   *
   * @param connectTimeout until a connection must be open
   * @param pingEvery the venue drops a connection on which it sent nothing for a minute; two pings
   *     without an answer end the connection
   * @param ackTimeout without an acknowledgement the connection is replaced
   * @param maxFrameBytes a larger message ends the connection
   */
  public record Connection(
      Duration connectTimeout, Duration pingEvery, Duration ackTimeout, int maxFrameBytes) {
    public static final Connection DEFAULTS =
        new Connection(
            Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(10), 4_000_000);

    public Connection {
      Positive.check("connectTimeout", connectTimeout);
      Positive.check("pingEvery", pingEvery);
      Positive.check("ackTimeout", ackTimeout);
      Positive.check("maxFrameBytes", maxFrameBytes);
      if (pingEvery.compareTo(Duration.ofSeconds(60)) >= 0) {
        throw new IllegalArgumentException(
            "expected pingEvery below the venue's 60 s of silence, was " + pingEvery);
      }
    }

    public Connection withPingEvery(Duration every) {
      return new Connection(connectTimeout, every, ackTimeout, maxFrameBytes);
    }

    public Connection withAckTimeout(Duration limit) {
      return new Connection(connectTimeout, pingEvery, limit, maxFrameBytes);
    }
  }

  /**
   * What is asked over REST, and how often.
   *
   * @param weightPerMinute our share of the venue's 1,200
   * @param reconcileEvery positions and balances of each address; later if the weight is not enough
   * @param contractsEvery futures with open interest and prices
   * @param spotPairsEvery pairs and tokens
   * @param backfillReach fills missed for longer are not fetched
   * @param askAgain after a request that failed, in spite of its retries
   */
  public record Rest(
      int weightPerMinute,
      Duration reconcileEvery,
      Duration contractsEvery,
      Duration spotPairsEvery,
      Duration backfillReach,
      Duration askAgain) {
    public static final Rest DEFAULTS =
        new Rest(
            800,
            Duration.ofMinutes(5),
            Duration.ofMinutes(1),
            Duration.ofHours(2),
            Duration.ofHours(24),
            Duration.ofSeconds(5));

    public Rest {
      Positive.check("reconcileEvery", reconcileEvery);
      Positive.check("contractsEvery", contractsEvery);
      Positive.check("spotPairsEvery", spotPairsEvery);
      Positive.check("backfillReach", backfillReach);
      Positive.check("askAgain", askAgain);
      // Futures and prices alone take 22 a minute, one full page of fills 120.
      if (weightPerMinute < 200 || weightPerMinute > 1_200) {
        throw new IllegalArgumentException(
            "expected weightPerMinute from 200 to the venue's 1,200, was " + weightPerMinute);
      }
    }

    public Rest withReconcileEvery(Duration every) {
      return new Rest(
          weightPerMinute, every, contractsEvery, spotPairsEvery, backfillReach, askAgain);
    }

    public Rest withContractsEvery(Duration every) {
      return new Rest(
          weightPerMinute, reconcileEvery, every, spotPairsEvery, backfillReach, askAgain);
    }

    public Rest withAskAgain(Duration after) {
      return new Rest(
          weightPerMinute, reconcileEvery, contractsEvery, spotPairsEvery, backfillReach, after);
    }
  }

  /**
   * What is watched.
   *
   * @param addresses wishes of the configuration; what is no address is left out and told
   * @param coins futures whose public trades are read, by the venue's names; empty for all
   * @param spotPairs pairs likewise, for example {@code @107}; empty for none
   * @param overlap fills from so long before an address came to channels of its own are fetched
   * @param leaveAfter channels are kept so long after an address left them
   * @param leaveOut a coin for which the venue ends connections is not asked for so long
   */
  public record Watching(
      List<Wish> addresses,
      List<String> coins,
      List<String> spotPairs,
      Duration overlap,
      Duration leaveAfter,
      Duration leaveOut) {
    public static final Watching DEFAULTS =
        new Watching(
            List.of(),
            List.of(),
            List.of(),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofMinutes(10));

    public Watching {
      addresses = List.copyOf(addresses);
      coins = List.copyOf(coins);
      spotPairs = List.copyOf(spotPairs);
      Positive.check("overlap", overlap);
      Positive.check("leaveAfter", leaveAfter);
      Positive.check("leaveOut", leaveOut);
    }

    public Watching withAddresses(List<Wish> wishes) {
      return new Watching(wishes, coins, spotPairs, overlap, leaveAfter, leaveOut);
    }

    public Watching withMarkets(List<String> futures, List<String> pairs) {
      return new Watching(addresses, futures, pairs, overlap, leaveAfter, leaveOut);
    }

    public Watching withLeaveAfter(Duration after) {
      return new Watching(addresses, coins, spotPairs, overlap, after, leaveOut);
    }

    public Watching withLeaveOut(Duration length) {
      return new Watching(addresses, coins, spotPairs, overlap, leaveAfter, length);
    }
  }

  /**
   * An address as the configuration has it.
   *
   * @param address any text; it counts if it is an address
   */
  public record Wish(String address, Optional<String> label, Tier tier) {
    public Wish {
      requireNonNull(address, "address");
      requireNonNull(label, "label");
      requireNonNull(tier, "tier");
    }
  }
}
