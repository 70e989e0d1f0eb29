package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.stream.StreamSettings;
import io.tidewatch.connectors.feed.Positive;
import io.tidewatch.connectors.feed.Retry;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything about the Binance futures feed that a user may want to set. Venue limits are those of
 * the USDT-M futures documents of August 2026.
 */
public record FuturesFeedSettings(
    Endpoints endpoints,
    Universe universe,
    Connection connection,
    Retry retry,
    Subscribing subscribing,
    Closing closing,
    Polls polls,
    Limits limits) {
  private static final FuturesFeedSettings DEFAULTS =
      new FuturesFeedSettings(
          Endpoints.BINANCE,
          Universe.DEFAULTS,
          Connection.DEFAULTS,
          Retry.DEFAULTS,
          Subscribing.DEFAULTS,
          Closing.DEFAULTS,
          Polls.DEFAULTS,
          Limits.DEFAULTS);

  public FuturesFeedSettings {
    requireNonNull(endpoints, "endpoints");
    requireNonNull(universe, "universe");
    requireNonNull(connection, "connection");
    requireNonNull(retry, "retry");
    requireNonNull(subscribing, "subscribing");
    requireNonNull(closing, "closing");
    requireNonNull(polls, "polls");
    requireNonNull(limits, "limits");
  }

  /** The live venue with the defaults of all limits. */
  public static FuturesFeedSettings defaults() {
    return DEFAULTS;
  }

  public FuturesFeedSettings with(Endpoints endpoints) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Universe universe) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Connection connection) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Retry retry) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Subscribing subscribing) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Closing closing) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Polls polls) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  public FuturesFeedSettings with(Limits limits) {
    return new FuturesFeedSettings(
        endpoints, universe, connection, retry, subscribing, closing, polls, limits);
  }

  /** What the pollers will ask of the venue, for the most symbols that may be watched. */
  public PollPlan pollPlan() {
    int symbols = universe.most();
    return new PollPlan(
        List.of(
            new PollPlan.Poller(
                "exchangeInfo",
                RequestPool.WEIGHT,
                1,
                1,
                universe.refresh(),
                PollPlan.UNIVERSE_REFRESH),
            new PollPlan.Poller(
                "time",
                RequestPool.WEIGHT,
                1,
                1,
                VenueClock.period(universe),
                "always, to know when a bar is over"),
            new PollPlan.Poller(
                "ticker/24hr", RequestPool.WEIGHT, 1, 40, polls.tickers(), PollPlan.POLLS_TICKERS),
            new PollPlan.Poller(
                "open interest",
                RequestPool.WEIGHT,
                symbols,
                1,
                polls.openInterest(),
                PollPlan.POLLS_OPEN_INTEREST),
            new PollPlan.Poller(
                "bars that nothing closed",
                RequestPool.WEIGHT,
                symbols,
                1,
                Duration.ofMinutes(1),
                "all of them within the minute after a close, at worst"),
            new PollPlan.Poller(
                "long/short ratios",
                RequestPool.FUTURES_DATA,
                2 * symbols,
                1,
                polls.ratios(),
                PollPlan.POLLS_RATIOS)),
        limits);
  }

  StreamSettings streams() {
    return new StreamSettings(
        FuturesChannel.VENUE,
        FuturesChannel.KLINES,
        endpoints.webSocketUri(),
        new StreamSettings.Connection(
            connection.connectTimeout(),
            connection.silenceLimit(),
            Optional.of(connection.pingAfter()),
            connection.maxFrameBytes(),
            connection.rotateAfter(),
            connection.overlap(),
            connection.sendEvery(),
            connection.streamsPerMessage()),
        retry,
        subscribing.firstFrameWithin(),
        subscribing.tries(),
        subscribing.staleAfter());
  }

  /**
   * Where the venue is.
   *
   * @param webSocketUri combined streams of the route {@code /market}; on any other the venue
   *     acknowledges bars and sends none
   * @param restUri without a path
   */
  public record Endpoints(URI webSocketUri, URI restUri) {
    public static final Endpoints BINANCE =
        new Endpoints(
            URI.create("wss://fstream.binance.com/market/stream"),
            URI.create("https://fapi.binance.com"));

    public Endpoints {
      address("webSocketUri", requireNonNull(webSocketUri, "webSocketUri"), "ws", "wss");
      address("restUri", requireNonNull(restUri, "restUri"), "http", "https");
      String path = webSocketUri.getPath() == null ? "" : webSocketUri.getPath();
      if (!path.endsWith("/market/stream") || webSocketUri.getRawQuery() != null) {
        throw new IllegalArgumentException(
            "expected a webSocketUri that ends in /market/stream, without parameters, was '"
                + webSocketUri
                + "'");
      }
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
   * What is watched: perpetuals quoted in USDT that trade.
   *
   * @param top so many with the highest volume of 24 hours come in; one that is in stays until it
   *     is below 1.2 times this rank
   * @param minQuoteVolume of 24 hours, in USDT, to come in
   * @param refresh how often the list is made anew
   */
  public record Universe(int top, BigDecimal minQuoteVolume, Duration refresh) {
    public static final Universe DEFAULTS =
        new Universe(150, BigDecimal.valueOf(5_000), Duration.ofMinutes(10));

    public Universe {
      Positive.check("universe top", top);
      Positive.check("universe refresh", refresh);
      requireNonNull(minQuoteVolume, "minQuoteVolume");
      if (minQuoteVolume.signum() < 0) {
        throw new IllegalArgumentException(
            "expected universe minQuoteVolume from 0, was " + minQuoteVolume);
      }
    }

    /** The lowest rank with which a symbol stays, and so the most symbols there can be. */
    int most() {
      return top + Math.ceilDiv(top, 5);
    }
  }

  /**
   * Limits of the connections.
   *
   * @param connectTimeout until a connection must be open
   * @param silenceLimit without a frame, a ping or a pong, then the connection is dead
   * @param pingAfter silence after which a ping is sent; the venue's own come every 3 min only
   * @param maxFrameBytes a larger message ends the connection
   * @param streams most streams of one connection; the venue takes 1,024
   * @param streamsPerMessage most streams of one request
   * @param sendEvery least time between two of our messages on a connection; the venue takes 10 a
   *     second
   * @param connectEvery least time between two new connections
   * @param rotateAfter age at which a new connection takes over; the venue cuts at 24 h
   * @param overlap how long both stay once the new one brings data
   */
  public record Connection(
      Duration connectTimeout,
      Duration silenceLimit,
      Duration pingAfter,
      int maxFrameBytes,
      int streams,
      int streamsPerMessage,
      Duration sendEvery,
      Duration connectEvery,
      Duration rotateAfter,
      Duration overlap) {
    public static final Connection DEFAULTS =
        new Connection(
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            1_000_000,
            100,
            50,
            Duration.ofMillis(200),
            Duration.ofMillis(1_000),
            Duration.ofHours(23),
            Duration.ofSeconds(1));

    public Connection {
      Positive.check("connectTimeout", connectTimeout);
      Positive.check("silenceLimit", silenceLimit);
      Positive.check("pingAfter", pingAfter);
      Positive.check("maxFrameBytes", maxFrameBytes);
      Positive.check("streams", streams);
      Positive.check("streamsPerMessage", streamsPerMessage);
      Positive.check("sendEvery", sendEvery);
      Positive.check("connectEvery", connectEvery);
      Positive.check("rotateAfter", rotateAfter);
      Positive.check("overlap", overlap);
      if (streams > 1_024) {
        throw new IllegalArgumentException(
            "expected at most 1,024 streams a connection, the venue's limit, was " + streams);
      }
      if (rotateAfter.compareTo(Duration.ofHours(24)) >= 0) {
        throw new IllegalArgumentException(
            "expected rotateAfter below the venue's 24 h, was " + rotateAfter);
      }
      if (pingAfter.compareTo(silenceLimit) >= 0) {
        throw new IllegalArgumentException(
            "expected pingAfter below silenceLimit, was " + pingAfter + " and " + silenceLimit);
      }
    }
  }

  /**
   * How long a stream may stay without data. A contract without trades has no frames.
   *
   * @param firstFrameWithin of a request, then it is tried again
   * @param tries without data, then the subscription is gone
   * @param staleAfter without data, then the subscription is stale
   */
  public record Subscribing(Duration firstFrameWithin, int tries, Duration staleAfter) {
    public static final Subscribing DEFAULTS =
        new Subscribing(Duration.ofSeconds(60), 3, Duration.ofSeconds(120));

    public Subscribing {
      Positive.check("firstFrameWithin", firstFrameWithin);
      Positive.check("tries", tries);
      Positive.check("staleAfter", staleAfter);
    }
  }

  /**
   * Bars that the stream did not close.
   *
   * @param after time of the market after a close, then the bars that nothing closed are fetched
   * @param spread elapsed time over which these requests are spread
   */
  public record Closing(Duration after, Duration spread) {
    public static final Closing DEFAULTS =
        new Closing(Duration.ofSeconds(3), Duration.ofSeconds(5));

    public Closing {
      Positive.check("closing after", after);
      requireNonNull(spread, "spread");
      if (spread.isNegative() || after.compareTo(Duration.ofMinutes(15)) >= 0) {
        throw new IllegalArgumentException(
            "expected closing after below 15 min and a spread from 0, was "
                + after
                + " and "
                + spread);
      }
    }
  }

  /**
   * How often what only REST has is asked for.
   *
   * @param tickers 24 h figures, all symbols in one request
   * @param openInterest of each symbol
   * @param ratios of each symbol, two requests
   */
  public record Polls(Duration tickers, Duration openInterest, Duration ratios) {
    public static final Polls DEFAULTS =
        new Polls(Duration.ofMinutes(3), Duration.ofMinutes(3), Duration.ofMinutes(15));

    public Polls {
      Positive.check("polls tickers", tickers);
      Positive.check("polls openInterest", openInterest);
      Positive.check("polls ratios", ratios);
    }
  }

  /**
   * What the venue allows an address.
   *
   * @param weightPerMinute request weight within a minute; what {@code exchangeInfo} says counts if
   *     it is lower
   * @param dataRequests requests to {@code /futures/data} within 5 minutes
   * @param pollShare most of each that polls may take; the rest is for back-fill
   */
  public record Limits(int weightPerMinute, int dataRequests, double pollShare) {
    public static final Limits DEFAULTS = new Limits(2_400, 1_000, 0.8);

    public Limits {
      Positive.check("limits weightPerMinute", weightPerMinute);
      Positive.check("limits dataRequests", dataRequests);
      if (!(pollShare > 0 && pollShare <= 0.9)) {
        throw new IllegalArgumentException(
            "expected a limits pollShare over 0 and up to 0.9, was " + pollShare);
      }
    }

    int limit(RequestPool pool) {
      return switch (pool) {
        case WEIGHT -> weightPerMinute;
        case FUTURES_DATA -> dataRequests;
      };
    }

    Duration window(RequestPool pool) {
      return switch (pool) {
        case WEIGHT -> Duration.ofMinutes(1);
        case FUTURES_DATA -> Duration.ofMinutes(5);
      };
    }

    double pollsMay(RequestPool pool) {
      return limit(pool) * pollShare;
    }
  }
}
