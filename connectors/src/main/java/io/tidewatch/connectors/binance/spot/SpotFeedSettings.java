package io.tidewatch.connectors.binance.spot;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.StreamSettings;
import io.tidewatch.connectors.feed.Retry;
import io.tidewatch.contract.instrument.SpotSymbol;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything about the Binance spot feed that a user may want to set. Venue limits are those of the
 * spot web socket documentation of July 2026.
 *
 * @param symbols what to watch; at most 1,024, the venue's limit for one connection
 * @param pricesEvery how often the prices of quote assets that are no US dollar are fetched
 */
public record SpotFeedSettings(
    Endpoints endpoints,
    List<SpotSymbol> symbols,
    Connection connection,
    Retry retry,
    Subscribing subscribing,
    Backfill backfill,
    Duration pricesEvery) {
  private static final int MAX_STREAMS = 1_024;

  /** The venue takes 1,024 streams; shorter messages keep an error small. */
  private static final int STREAMS_PER_MESSAGE = 200;

  public SpotFeedSettings {
    requireNonNull(endpoints, "endpoints");
    symbols = List.copyOf(symbols);
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(subscribing, "subscribing");
    requireNonNull(backfill, "backfill");
    positive("pricesEvery", pricesEvery);
    if (symbols.isEmpty() || symbols.size() > MAX_STREAMS) {
      throw new IllegalArgumentException(
          "expected 1 to " + MAX_STREAMS + " symbols, was " + symbols.size());
    }
    if (new HashSet<>(symbols).size() != symbols.size()) {
      throw new IllegalArgumentException("expected each symbol once, was " + symbols);
    }
  }

  /** The live venue with the defaults of all limits. */
  public static SpotFeedSettings defaults(List<SpotSymbol> symbols) {
    return new SpotFeedSettings(
        Endpoints.BINANCE,
        symbols,
        Connection.DEFAULTS,
        Retry.DEFAULTS,
        Subscribing.DEFAULTS,
        Backfill.DEFAULTS,
        Duration.ofSeconds(60));
  }

  public SpotFeedSettings with(Endpoints endpoints) {
    return new SpotFeedSettings(
        endpoints, symbols, connection, retry, subscribing, backfill, pricesEvery);
  }

  public SpotFeedSettings with(Connection connection) {
    return new SpotFeedSettings(
        endpoints, symbols, connection, retry, subscribing, backfill, pricesEvery);
  }

  public SpotFeedSettings with(Retry retry) {
    return new SpotFeedSettings(
        endpoints, symbols, connection, retry, subscribing, backfill, pricesEvery);
  }

  public SpotFeedSettings with(Subscribing subscribing) {
    return new SpotFeedSettings(
        endpoints, symbols, connection, retry, subscribing, backfill, pricesEvery);
  }

  public SpotFeedSettings with(Backfill backfill) {
    return new SpotFeedSettings(
        endpoints, symbols, connection, retry, subscribing, backfill, pricesEvery);
  }

  /** The same as the connections see it. */
  StreamSettings streams() {
    return new StreamSettings(
        SpotChannel.VENUE,
        SpotChannel.TRADES,
        endpoints.webSocketUri(),
        new StreamSettings.Connection(
            connection.connectTimeout(),
            connection.silenceLimit(),
            Optional.empty(),
            connection.maxFrameBytes(),
            connection.rotateAfter(),
            connection.overlap(),
            connection.sendEvery(),
            STREAMS_PER_MESSAGE),
        retry,
        subscribing.firstFrameWithin(),
        subscribing.tries(),
        subscribing.staleAfter());
  }

  private static void positive(String name, Duration value) {
    requireNonNull(value, name);
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException("expected " + name + " above zero, was " + value);
    }
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("expected " + name + " of at least 1, was " + value);
    }
  }

  /**
   * Where the venue is.
   *
   * @param webSocketUri combined stream; {@code /ws} of the same host is taken as {@code /stream}
   * @param restUri where gaps are filled from; empty: gaps are recorded and stay open
   * @param apiKey opens the route for individual trades; a secret, in no text
   */
  public record Endpoints(URI webSocketUri, Optional<URI> restUri, Optional<String> apiKey) {
    public static final Endpoints BINANCE =
        new Endpoints(
            URI.create("wss://stream.binance.com:9443/stream"),
            Optional.of(URI.create("https://api.binance.com")),
            Optional.empty());

    public Endpoints {
      webSocketUri = combined(requireNonNull(webSocketUri, "webSocketUri"));
      requireNonNull(restUri, "restUri");
      requireNonNull(apiKey, "apiKey");
      restUri.ifPresent(uri -> address("restUri", uri, "http", "https"));
      if (apiKey.isPresent() && !apiKey.get().matches("[\\x21-\\x7e]{1,256}")) {
        throw new IllegalArgumentException(
            "expected an apiKey of 1 to 256 visible characters without spaces");
      }
    }

    private static URI combined(URI uri) {
      address("webSocketUri", uri, "ws", "wss");
      String path = uri.getPath() == null ? "" : uri.getPath();
      if (!path.matches("|/|/ws/?|/stream/?") || uri.getRawQuery() != null) {
        throw new IllegalArgumentException(
            "expected a webSocketUri that ends in /stream or /ws, without parameters, was '"
                + uri
                + "'");
      }
      return uri.resolve("/stream");
    }

    private static void address(String name, URI uri, String plain, String secure) {
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      boolean known = scheme.equals(plain) || scheme.equals(secure);
      if (!known || uri.getHost() == null || uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "expected %s as %s://host[:port], was '%s'".formatted(name, secure, uri));
      }
    }

    @Override
    public String toString() {
      return "Endpoints[webSocketUri=%s, restUri=%s, apiKey=%s]"
          .formatted(webSocketUri, restUri, apiKey.isPresent() ? "set" : "not set");
    }
  }

  /**
   * Limits of one connection.
   *
   * @param connectTimeout until the connection must be open
   * @param silenceLimit without a frame or a ping, then the connection is dead; the venue pings
   *     every 20 s
   * @param maxFrameBytes a larger message ends the connection. The default leaves room for the
   *     headers within Kafka's default limit of 1,048,588 bytes a record
   * @param rotateAfter age at which a new connection takes over; the venue cuts at 24 h
   * @param overlap how long both stay once the new one brings data
   * @param sendEvery least time between two of our messages; the venue allows five a second, pongs
   *     included
   */
  public record Connection(
      Duration connectTimeout,
      Duration silenceLimit,
      int maxFrameBytes,
      Duration rotateAfter,
      Duration overlap,
      Duration sendEvery) {
    public static final Connection DEFAULTS =
        new Connection(
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            1_000_000,
            Duration.ofHours(23),
            Duration.ofSeconds(1),
            Duration.ofMillis(250));

    public Connection {
      positive("connectTimeout", connectTimeout);
      positive("silenceLimit", silenceLimit);
      positive("maxFrameBytes", maxFrameBytes);
      positive("rotateAfter", rotateAfter);
      positive("overlap", overlap);
      positive("sendEvery", sendEvery);
      if (rotateAfter.compareTo(Duration.ofHours(24)) >= 0) {
        throw new IllegalArgumentException(
            "expected rotateAfter below the venue's 24 h, was " + rotateAfter);
      }
    }
  }

  /**
   * How long a subscription may stay without data.
   *
   * @param firstFrameWithin of a request, then it is tried again
   * @param tries without data, then the subscription is gone
   * @param staleAfter without data, then the subscription is stale
   */
  public record Subscribing(Duration firstFrameWithin, int tries, Duration staleAfter) {
    public static final Subscribing DEFAULTS =
        new Subscribing(Duration.ofSeconds(60), 3, Duration.ofSeconds(120));

    public Subscribing {
      positive("firstFrameWithin", firstFrameWithin);
      positive("tries", tries);
      positive("staleAfter", staleAfter);
    }
  }

  /**
   * How gaps are filled.
   *
   * @param holdFor how long frames after a gap wait for the trades before them
   * @param holdLimit how many of them wait at most, per symbol; then the socket waits
   * @param overlapGrace how long a jump of the trade id waits for the other of two connections
   */
  public record Backfill(Duration holdFor, int holdLimit, Duration overlapGrace) {
    public static final Backfill DEFAULTS =
        new Backfill(Duration.ofSeconds(5), 10_000, Duration.ofMillis(500));

    public Backfill {
      positive("holdFor", holdFor);
      positive("holdLimit", holdLimit);
      positive("overlapGrace", overlapGrace);
    }
  }
}
