package io.tidewatch.connectors.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.binance.futures.VenueRest.Timed;
import io.tidewatch.connectors.feed.RestException;
import java.time.Duration;

/**
 * Asks the venue for its time each minute, or as often as for its contracts. {@code exchangeInfo}
 * has one too, which the venue says to ignore (developers.binance.com, USDS-margined futures,
 * Exchange Information). Control thread only.
 */
final class VenueClock {
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final VenueRest rest;
  private final FuturesParts parts;
  private final PollHealth health;
  private final ClockHealth clockHealth;
  private final RepeatedFetch<Timed<Long>> fetches;

  VenueClock(VenueRest rest, FuturesParts parts) {
    this.rest = requireNonNull(rest, "rest");
    this.parts = requireNonNull(parts, "parts");
    this.health = new PollHealth(FuturesChannel.CLOCK, parts);
    this.clockHealth = new ClockHealth(parts);
    this.fetches =
        new RepeatedFetch<>(
            new Times(), period(parts.settings().universe()), parts.backoff(), parts.timers());
  }

  static Duration period(FuturesFeedSettings.Universe universe) {
    return universe.refresh().compareTo(PERIOD) < 0 ? universe.refresh() : PERIOD;
  }

  void start() {
    fetches.start();
  }

  private final class Times implements RepeatedFetch.Source<Timed<Long>> {
    @Override
    public Timed<Long> fetch() throws RestException, InterruptedException {
      return rest.timed(Lane.POLL, Cost.weight(1), "/fapi/v1/time", RestRows::serverTime);
    }

    @Override
    public void came(Timed<Long> answer) {
      parts.venueTime().heard(answer.value(), answer.sentMs(), answer.receivedMs());
      clockHealth.check();
    }

    @Override
    public void worked() {
      health.worked();
    }

    @Override
    public void failed(String reason) {
      health.failed(reason);
    }
  }
}
