package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.RestException;
import java.time.Duration;
import java.util.List;

/**
 * Asks the venue for one thing of each symbol in turn, evenly spread over the period. A symbol's
 * turn is left out while too many requests are still on their way. Control thread only.
 */
final class SymbolPoller {
  private static final int MOST_ON_THE_WAY = 4;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  /** Fetches and publishes what is wanted of a symbol; blocks. */
  @FunctionalInterface
  interface Fetch {
    void of(String symbol) throws RestException, InterruptedException;
  }

  private final Duration period;
  private final FuturesParts parts;
  private final PollHealth health;
  private final Fetch fetch;
  private final SymbolTurns turns = new SymbolTurns();
  private int onTheWay;

  SymbolPoller(String channel, Duration period, FuturesParts parts, Fetch fetch) {
    this.period = requireNonNull(period, "period");
    this.parts = requireNonNull(parts, "parts");
    this.fetch = requireNonNull(fetch, "fetch");
    this.health = new PollHealth(channel, parts);
  }

  void start() {
    turn();
  }

  /** These from now on. */
  void want(List<String> wanted) {
    turns.want(wanted);
  }

  private void turn() {
    if (turns.size() == 0) {
      parts.timers().controlAfter(LOOK_AGAIN, this::turn);
      return;
    }
    if (onTheWay < MOST_ON_THE_WAY) {
      String symbol = turns.next();
      onTheWay++;
      parts.timers().blocking(() -> ask(symbol));
    } else {
      parts.counters().skippedPolls.increment();
    }
    parts.timers().controlAfter(period.dividedBy(turns.size()), this::turn);
  }

  private void ask(String symbol) {
    try {
      fetch.of(symbol);
      health.worked();
    } catch (RestException e) {
      health.failed(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      parts.timers().control(() -> onTheWay--);
    }
  }
}
