package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.Positive;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What all pollers together ask of the venue when they run as configured.
 *
 * @param limits of the venue, and the share of them that polls may take
 */
public record PollPlan(List<Poller> pollers, FuturesFeedSettings.Limits limits) {
  public PollPlan {
    pollers = List.copyOf(pollers);
    requireNonNull(limits, "limits");
  }

  /**
   * One poller.
   *
   * @param requests within each period
   * @param cost of each request in units of the pool
   * @param change what to change to make it ask for less
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
        throw new PollPlanException(excess(pool));
      }
    }
    return this;
  }

  private String excess(RequestPool pool) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "expected polls to take at most %,.1f %s per %s (%.0f %% of %,d), was %,.1f:",
            limits.pollsMay(pool),
            pool.unit(),
            limits.window(pool),
            100 * limits.pollShare(),
            limits.limit(pool),
            planned(pool)));
    for (Poller poller : pollers) {
      if (poller.pool() == pool) {
        text.append(line(poller));
      }
    }
    return text.append("\nwatch fewer symbols (universe top) or change what the lines say")
        .toString();
  }

  private String line(Poller poller) {
    return String.format(
        Locale.ROOT,
        "\n  %s: %,d x %d each %s = %,.1f; %s",
        poller.name(),
        poller.requests(),
        poller.cost(),
        poller.period(),
        poller.within(limits.window(poller.pool())),
        poller.change());
  }
}
