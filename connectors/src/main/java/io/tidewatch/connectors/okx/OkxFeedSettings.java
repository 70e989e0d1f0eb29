package io.tidewatch.connectors.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.connectors.feed.Retry;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything about the OKX feed that a user may want to set. Venue limits are those of docs-v5
 * ("Overview", "WebSocket") of July 2026.
 *
 * @param instrumentLimit most instruments watched at once; each takes two channels
 * @param instrumentsEvery how often the rows of the instruments are fetched again
 */
public record OkxFeedSettings(
    Endpoints endpoints,
    int instrumentLimit,
    Connection connection,
    Retry retry,
    Subscribing subscribing,
    Duration instrumentsEvery) {
  public static final OkxFeedSettings DEFAULTS =
      new OkxFeedSettings(
          Endpoints.OKX,
          10,
          Connection.DEFAULTS,
          Retry.DEFAULTS,
          Subscribing.DEFAULTS,
          Duration.ofHours(1));

  public OkxFeedSettings {
    requireNonNull(endpoints, "endpoints");
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(subscribing, "subscribing");
    Positive.check("instrumentLimit", instrumentLimit);
    Positive.check("instrumentsEvery", instrumentsEvery);
  }

  public OkxFeedSettings with(Endpoints endpoints) {
    return new OkxFeedSettings(
        endpoints, instrumentLimit, connection, retry, subscribing, instrumentsEvery);
  }

  public OkxFeedSettings withInstrumentLimit(int limit) {
    return new OkxFeedSettings(endpoints, limit, connection, retry, subscribing, instrumentsEvery);
  }

  public OkxFeedSettings with(Connection connection) {
    return new OkxFeedSettings(
        endpoints, instrumentLimit, connection, retry, subscribing, instrumentsEvery);
  }

  public OkxFeedSettings with(Retry retry) {
    return new OkxFeedSettings(
        endpoints, instrumentLimit, connection, retry, subscribing, instrumentsEvery);
  }

  public OkxFeedSettings with(Subscribing subscribing) {
    return new OkxFeedSettings(
        endpoints, instrumentLimit, connection, retry, subscribing, instrumentsEvery);
  }

  /** The shortest limit that the feed must notice in time, at most two seconds. */
  Duration shortestLimit() {
    return Stream.of(
            connection.connectTimeout(),
            connection.pingAfter(),
            connection.pongWithin(),
            subscribing.answerWithin(),
            subscribing.firstFrameWithin(),
            subscribing.staleAfter(),
            subscribing.askAgainAfter(),
            Duration.ofSeconds(2))
        .min(Duration::compareTo)
        .orElseThrow();
  }

  /**
   * Where the venue is.
   *
   * @param webSocketUri the public channels; port 8443 no longer takes connections
   * @param restUri where books are seeded from and instruments are looked up; empty: neither
   */
  public record Endpoints(URI webSocketUri, Optional<URI> restUri) {
    public static final Endpoints OKX =
        new Endpoints(
            URI.create("wss://ws.okx.com/ws/v5/public"),
            Optional.of(URI.create("https://openapi.okx.com")));

    public Endpoints {
      requireNonNull(restUri, "restUri");
      address("webSocketUri", requireNonNull(webSocketUri, "webSocketUri"), "ws", "wss");
      restUri.ifPresent(uri -> address("restUri", uri, "http", "https"));
    }

    private static void address(String name, URI uri, String plain, String secure) {
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean known = scheme.equals(plain) || scheme.equals(secure);
      if (!known || uri.getHost() == null || uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "expected %s as %s://host[:port], was '%s'".formatted(name, secure, uri));
      }
    }
  }

  /**
   * Limits of one connection.
   *
   * @param connectTimeout until the connection must be open
   * @param pingAfter without a message; the venue closes after 30 s
   * @param pongWithin of a ping, or the connection is dead
   * @param maxFrameBytes a larger message ends the connection
   * @param channels most channels of one connection; the venue recommends fewer than 30 for books
   * @param requestsPerHour most requests; the venue takes 480
   * @param connectsPerSecond most new connections of the whole feed; the venue takes 3
   */
  public record Connection(
      Duration connectTimeout,
      Duration pingAfter,
      Duration pongWithin,
      int maxFrameBytes,
      int channels,
      int requestsPerHour,
      int connectsPerSecond) {
    public static final Connection DEFAULTS =
        new Connection(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            1_000_000,
            28,
            480,
            3);

    public Connection {
      Positive.check("connectTimeout", connectTimeout);
      Positive.check("pingAfter", pingAfter);
      Positive.check("pongWithin", pongWithin);
      Positive.check("maxFrameBytes", maxFrameBytes);
      Positive.check("requestsPerHour", requestsPerHour);
      Positive.check("connectsPerSecond", connectsPerSecond);
      if (channels < OkxChannel.values().length || channels >= 30) {
        throw new IllegalArgumentException(
            "expected channels from 2 to 29, the most that the venue recommends, was " + channels);
      }
    }

    /** How many instruments fit. */
    int instruments() {
      return channels / OkxChannel.values().length;
    }

    public Connection withChannels(int most) {
      return new Connection(
          connectTimeout,
          pingAfter,
          pongWithin,
          maxFrameBytes,
          most,
          requestsPerHour,
          connectsPerSecond);
    }

    public Connection withRequestsPerHour(int most) {
      return new Connection(
          connectTimeout, pingAfter, pongWithin, maxFrameBytes, channels, most, connectsPerSecond);
    }

    public Connection withPings(Duration after, Duration within) {
      return new Connection(
          connectTimeout,
          after,
          within,
          maxFrameBytes,
          channels,
          requestsPerHour,
          connectsPerSecond);
    }
  }

  /**
   * How long a subscription may stay without an answer or data.
   *
   * @param answerWithin of a request, then it is sent again
   * @param firstFrameWithin of the answer, then the book is fetched over REST
   * @param tries of one change, then it is given up
   * @param staleAfter without a frame of the book, then it is subscribed anew; the venue sends one
   *     each 60 s even if nothing changes
   * @param askAgainAfter of giving up, then it is tried from the beginning: an instrument may be
   *     listed late, or the venue may have had trouble
   */
  public record Subscribing(
      Duration answerWithin,
      Duration firstFrameWithin,
      int tries,
      Duration staleAfter,
      Duration askAgainAfter) {
    // If all of a connection's 28 channels are refused each time, that makes 336 requests an hour.
    public static final Subscribing DEFAULTS =
        new Subscribing(
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            3,
            Duration.ofSeconds(90),
            Duration.ofMinutes(15));

    public Subscribing {
      Positive.check("answerWithin", answerWithin);
      Positive.check("firstFrameWithin", firstFrameWithin);
      Positive.check("tries", tries);
      Positive.check("staleAfter", staleAfter);
      Positive.check("askAgainAfter", askAgainAfter);
    }
  }
}
