package io.tidewatch.query;

import static java.util.Objects.requireNonNull;

import io.tidewatch.query.streams.DetectorRunner;
import io.tidewatch.topology.futures.FuturesSettings;
import io.tidewatch.topology.largetrades.LargeTradesSettings;
import io.tidewatch.topology.orderbooks.OrderBooksSettings;
import io.tidewatch.topology.tokenpool.TokenPoolSettings;
import io.tidewatch.topology.whale.WhaleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The detectors whose stores are read. Whoever makes them starts and closes them.
 *
 * @param settings what the large-trades detector was made with
 * @param orderBooks empty where no books are watched; there is then no API for them
 * @param tokenPool empty where no pool is watched; there is then no API for it
 * @param futures empty where no futures are watched; there is then no API for them
 * @param whales empty where no addresses are watched; there is then no API for them
 * @param alertGate empty where nobody is told of alerts; there is then no API for silences
 */
public record Detectors(
    DetectorRunner largeTrades,
    LargeTradesSettings settings,
    DetectorRunner alertHistory,
    Optional<OrderBooks> orderBooks,
    Optional<TokenPool> tokenPool,
    Optional<Futures> futures,
    Optional<Whales> whales,
    Optional<DetectorRunner> alertGate) {
  public Detectors {
    requireNonNull(largeTrades, "largeTrades");
    requireNonNull(settings, "settings");
    requireNonNull(alertHistory, "alertHistory");
    requireNonNull(orderBooks, "orderBooks");
    requireNonNull(tokenPool, "tokenPool");
    requireNonNull(futures, "futures");
    requireNonNull(whales, "whales");
    requireNonNull(alertGate, "alertGate");
  }

  /** Where nobody is told of alerts. */
  public Detectors(
      DetectorRunner largeTrades,
      LargeTradesSettings settings,
      DetectorRunner alertHistory,
      Optional<OrderBooks> orderBooks,
      Optional<TokenPool> tokenPool,
      Optional<Futures> futures,
      Optional<Whales> whales) {
    this(
        largeTrades,
        settings,
        alertHistory,
        orderBooks,
        tokenPool,
        futures,
        whales,
        Optional.empty());
  }

  /** Without watched addresses. */
  public Detectors(
      DetectorRunner largeTrades,
      LargeTradesSettings settings,
      DetectorRunner alertHistory,
      Optional<OrderBooks> orderBooks,
      Optional<TokenPool> tokenPool,
      Optional<Futures> futures) {
    this(largeTrades, settings, alertHistory, orderBooks, tokenPool, futures, Optional.empty());
  }

  /** Without futures. */
  public Detectors(
      DetectorRunner largeTrades,
      LargeTradesSettings settings,
      DetectorRunner alertHistory,
      Optional<OrderBooks> orderBooks,
      Optional<TokenPool> tokenPool) {
    this(largeTrades, settings, alertHistory, orderBooks, tokenPool, Optional.empty());
  }

  /** Without order books. */
  public Detectors(
      DetectorRunner largeTrades, LargeTradesSettings settings, DetectorRunner alertHistory) {
    this(largeTrades, settings, alertHistory, Optional.empty(), Optional.empty());
  }

  /** Without a token pool. */
  public Detectors(
      DetectorRunner largeTrades,
      LargeTradesSettings settings,
      DetectorRunner alertHistory,
      Optional<OrderBooks> orderBooks) {
    this(largeTrades, settings, alertHistory, orderBooks, Optional.empty());
  }

  /** The order-book detector and what it was made with. */
  public record OrderBooks(DetectorRunner runner, OrderBooksSettings settings) {
    public OrderBooks {
      requireNonNull(runner, "runner");
      requireNonNull(settings, "settings");
    }
  }

  /** The token-pool detector and what it was made with. */
  public record TokenPool(DetectorRunner runner, TokenPoolSettings settings) {
    public TokenPool {
      requireNonNull(runner, "runner");
      requireNonNull(settings, "settings");
    }
  }

  /** The futures detector and what it was made with. */
  public record Futures(DetectorRunner runner, FuturesSettings settings) {
    public Futures {
      requireNonNull(runner, "runner");
      requireNonNull(settings, "settings");
    }
  }

  /** The detector of whale signals and what it was made with. */
  public record Whales(DetectorRunner runner, WhaleSettings settings) {
    public Whales {
      requireNonNull(runner, "runner");
      requireNonNull(settings, "settings");
    }
  }

  List<DetectorRunner> all() {
    List<DetectorRunner> all = new ArrayList<>(List.of(largeTrades, alertHistory));
    orderBooks.ifPresent(books -> all.add(books.runner()));
    tokenPool.ifPresent(pool -> all.add(pool.runner()));
    futures.ifPresent(its -> all.add(its.runner()));
    whales.ifPresent(its -> all.add(its.runner()));
    alertGate.ifPresent(all::add);
    return List.copyOf(all);
  }
}
