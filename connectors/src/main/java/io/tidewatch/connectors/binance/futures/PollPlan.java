package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What all pollers together ask of the venue when they run as configured.
 *
 * @param limits of the venue, and the share of them that polls may take
 */
public record PollPlan(List<Poller> pollers, FuturesFeedSettings.Limits limits) {
  /** How many symbols are watched. */
  public static final String UNIVERSE_TOP = "universe top";

  /** How often the list of contracts is fetched. */
  public static final String UNIVERSE_REFRESH = "universe refresh";

  /** How often tickers are fetched. */
  public static final String POLLS_TICKERS = "polls tickers";

  /** How often the open interest of each symbol is fetched. */
  public static final String POLLS_OPEN_INTEREST = "polls open-interest";

  /** How often the ratios of each symbol are fetched. */
  public static final String POLLS_RATIOS = "polls ratios";

  public PollPlan {
    pollers = List.copyOf(pollers);
    requireNonNull(limits, "limits");
  }

  /**
   * One poller.
   *
   * @param requests within each period
   * @param cost of each request in units of the pool
   * @param change the setting that makes it ask for less, or why there is none
   */
  public record Poller(
      String name, RequestPool pool, int requests, int cost, Duration period, String change) {
    public Poller {
      requireNonNull(name, "name");
      requireNonNull(pool, "pool");
      requireNonNull(change, "change");
      Positive.check("requests", requests);
      Positive.check("cost", cost);
      Positive.check("period", period);
    }

    double within(Duration window) {
      return (double) requests * cost * window.toNanos() / period.toNanos();
    }
  }

  /** What is asked of a pool within its window. */
  public double planned(RequestPool pool) {
    return pollers.stream()
        .filter(poller -> poller.pool() == pool)
        .mapToDouble(poller -> poller.within(limits.window(pool)))
        .sum();
  }

  /**
   * Refuses a plan that does not fit.
   *
   * @throws PollPlanException with the sum, if a pool is asked for more than its share
   */
  public PollPlan check() {
    for (RequestPool pool : RequestPool.values()) {
      if (planned(pool) > limits.pollsMay(pool)) {
        throw new PollPlanException(this, pool);
      }
    }
    return this;
  }

  /**
   * How the polls add up to what they take of a pool, line by line.
   *
   * @param names what a setting is called
   */
  List<String> sum(RequestPool pool, UnaryOperator<String> names) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "expected polls to take at most %,.1f %s per %s (%.0f %% of %,d), was %,.1f:",
            limits.pollsMay(pool),
            pool.unit(),
            limits.window(pool),
            100 * limits.pollShare(),
            limits.limit(pool),
            planned(pool)));
    pollers.stream()
        .filter(poller -> poller.pool() == pool)
        .forEach(poller -> lines.add(line(poller, names)));
    lines.add(
        "watch fewer symbols (" + names.apply(UNIVERSE_TOP) + ") or change what the lines say");
    return lines;
  }

  private String line(Poller poller, UnaryOperator<String> names) {
    return String.format(
        Locale.ROOT,
        "  %s: %,d x %d each %s = %,.1f; %s",
        poller.name(),
        poller.requests(),
        poller.cost(),
        poller.period(),
        poller.within(limits.window(poller.pool())),
        names.apply(poller.change()));
  }
}
