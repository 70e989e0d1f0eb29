package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.connectors.feed.Retry;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/** Everything about the Hyperliquid feed that a user may want to set. */
public record HyperliquidFeedSettings(
    Endpoints endpoints,
    PoolSettings pool,
    Connection connection,
    Retry retry,
    RestSettings rest,
    WatchSettings watching) {
  private static final HyperliquidFeedSettings DEFAULTS =
      new HyperliquidFeedSettings(
          Endpoints.HYPERLIQUID,
          PoolSettings.DEFAULTS,
          Connection.DEFAULTS,
          Retry.DEFAULTS,
          RestSettings.DEFAULTS,
          WatchSettings.DEFAULTS);

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

  public HyperliquidFeedSettings with(PoolSettings other) {
    return new HyperliquidFeedSettings(endpoints, other, connection, retry, rest, watching);
  }

  public HyperliquidFeedSettings with(Connection other) {
    return new HyperliquidFeedSettings(endpoints, pool, other, retry, rest, watching);
  }

  public HyperliquidFeedSettings with(Retry other) {
    return new HyperliquidFeedSettings(endpoints, pool, connection, other, rest, watching);
  }

  public HyperliquidFeedSettings with(RestSettings other) {
    return new HyperliquidFeedSettings(endpoints, pool, connection, retry, other, watching);
  }

  public HyperliquidFeedSettings with(WatchSettings other) {
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
}
