package io.tidewatch.connectors.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.connectors.feed.Retry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Everything about the DBotX feed that a user may want to set.
 *
 * @param pushesPerSecond of each batch, for the computed cost only
 */
public record DbotxFeedSettings(
    Endpoint endpoint,
    Connection connection,
    Retry retry,
    Subscribing subscribing,
    BigDecimal pushesPerSecond) {
  private static final Retry RETRY =
      new Retry(
          List.of(
              Duration.ofSeconds(1),
              Duration.ofSeconds(2),
              Duration.ofSeconds(5),
              Duration.ofSeconds(10),
              Duration.ofSeconds(30),
              Duration.ofSeconds(60)),
          Duration.ofSeconds(30),
          10,
          1);

  public DbotxFeedSettings {
    requireNonNull(endpoint, "endpoint");
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(subscribing, "subscribing");
    requireNonNull(pushesPerSecond, "pushesPerSecond");
    if (pushesPerSecond.signum() <= 0) {
      throw new IllegalArgumentException(
          "expected pushesPerSecond above 0, was " + pushesPerSecond);
    }
  }

  /**
   * The venue's own address and the usual limits.
   *
   * @param apiKey a secret
   */
  public static DbotxFeedSettings defaults(String apiKey) {
    return new DbotxFeedSettings(
        new Endpoint(Endpoint.DBOTX, apiKey),
        Connection.DEFAULTS,
        RETRY,
        Subscribing.DEFAULTS,
        BigDecimal.ONE);
  }

  public DbotxFeedSettings with(Endpoint other) {
    return new DbotxFeedSettings(other, connection, retry, subscribing, pushesPerSecond);
  }

  public DbotxFeedSettings with(Connection other) {
    return new DbotxFeedSettings(endpoint, other, retry, subscribing, pushesPerSecond);
  }

  public DbotxFeedSettings with(Retry other) {
    return new DbotxFeedSettings(endpoint, connection, other, subscribing, pushesPerSecond);
  }

  public DbotxFeedSettings with(Subscribing other) {
    return new DbotxFeedSettings(endpoint, connection, retry, other, pushesPerSecond);
  }

  public DbotxFeedSettings withPushesPerSecond(BigDecimal pushes) {
    return new DbotxFeedSettings(endpoint, connection, retry, subscribing, pushes);
  }

  /** The shortest limit that the feed must notice in time, at most two seconds. */
  Duration shortestLimit() {
    return Stream.of(
            connection.connectTimeout(),
            connection.pingEvery(),
            connection.silenceLimit(),
            subscribing.answerWithin(),
            subscribing.staleAfter(),
            Duration.ofSeconds(2))
        .min(Duration::compareTo)
        .orElseThrow();
  }

  /**
   * Where the venue is, and who we are there. The key is not shown by {@link #toString}.
   *
   * @param apiKey sent as {@code x-api-key}; a secret, in no text
   */
  public record Endpoint(URI webSocketUri, String apiKey) {
    public static final URI DBOTX = URI.create("wss://api-data-v1.dbotx.com/data/ws/");

    public Endpoint {
      requireNonNull(webSocketUri, "webSocketUri");
      requireNonNull(apiKey, "apiKey");
      String scheme = String.valueOf(webSocketUri.getScheme()).toLowerCase(Locale.ROOT);
      boolean known = scheme.equals("ws") || scheme.equals("wss");
      if (!known || webSocketUri.getHost() == null || webSocketUri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "expected webSocketUri as wss://host[:port]/path, was '" + webSocketUri + "'");
      }
      if (!apiKey.matches("[\\x21-\\x7e]{1,256}")) {
        throw new IllegalArgumentException(
            "expected an apiKey of 1 to 256 visible characters without spaces");
      }
    }

    @Override
    public String toString() {
      return "Endpoint[webSocketUri=" + webSocketUri + ", apiKey=set]";
    }
  }

  /**
   * Limits of the sockets.
   *
   * @param startEvery least time between two new sockets
   * @param connectTimeout until a socket must be open
   * @param pingEvery the venue drops a socket that sends none for a minute
   * @param silenceLimit without a frame or a pong, then the socket is dead
   * @param maxFrameBytes a larger message ends the connection
   * @param keyRetryEvery after the API key was refused
   */
  public record Connection(
      Duration startEvery,
      Duration connectTimeout,
      Duration pingEvery,
      Duration silenceLimit,
      int maxFrameBytes,
      Duration keyRetryEvery) {
    public static final Connection DEFAULTS =
        new Connection(
            Duration.ofMillis(500),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            1_000_000,
            Duration.ofMinutes(5));

    public Connection {
      Positive.check("startEvery", startEvery);
      Positive.check("connectTimeout", connectTimeout);
      Positive.check("pingEvery", pingEvery);
      Positive.check("silenceLimit", silenceLimit);
      Positive.check("maxFrameBytes", maxFrameBytes);
      Positive.check("keyRetryEvery", keyRetryEvery);
      if (pingEvery.compareTo(silenceLimit) >= 0) {
        throw new IllegalArgumentException(
            "expected pingEvery below silenceLimit, was " + pingEvery + " and " + silenceLimit);
      }
    }

    public Connection withStartEvery(Duration every) {
      return new Connection(
          every, connectTimeout, pingEvery, silenceLimit, maxFrameBytes, keyRetryEvery);
    }

    public Connection withConnectTimeout(Duration limit) {
      return new Connection(
          startEvery, limit, pingEvery, silenceLimit, maxFrameBytes, keyRetryEvery);
    }

    public Connection withPings(Duration every, Duration limit) {
      return new Connection(startEvery, connectTimeout, every, limit, maxFrameBytes, keyRetryEvery);
    }

    public Connection withKeyRetryEvery(Duration every) {
      return new Connection(
          startEvery, connectTimeout, pingEvery, silenceLimit, maxFrameBytes, every);
    }
  }

  /**
   * How a batch is subscribed.
   *
   * @param answerWithin of a request, then it is sent again
   * @param tries of one request, then the connection is given up
   * @param staleAfter without a frame of the whole batch, then it is subscribed again
   * @param settle changes of the pool that follow each other more closely are taken as one
   */
  public record Subscribing(
      Duration answerWithin, int tries, Duration staleAfter, Duration settle) {
    public static final Subscribing DEFAULTS =
        new Subscribing(Duration.ofSeconds(10), 3, Duration.ofMinutes(10), Duration.ofMillis(300));

    public Subscribing {
      Positive.check("answerWithin", answerWithin);
      Positive.check("tries", tries);
      Positive.check("staleAfter", staleAfter);
      Positive.check("settle", settle);
    }

    public Subscribing withStaleAfter(Duration limit) {
      return new Subscribing(answerWithin, tries, limit, settle);
    }
  }
}
