package io.tidewatch.connectors.binance.spot;

import static io.tidewatch.connectors.binance.spot.SpotChannel.PRICES;
import static io.tidewatch.connectors.binance.spot.SpotChannel.VENUE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.feed.ConnectionId;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.FeedParts;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import io.tidewatch.contract.feed.FeedEvent.Type;
import io.tidewatch.contract.instrument.SpotSymbol;
import io.tidewatch.contract.raw.RawHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Fetches the USD prices of quote assets that are no US dollar ({@code GET /api/v3/ticker/price})
 * and writes each row to {@code raw.binance-spot.prices}. An asset is priced as {@code BTCUSDT} or,
 * where the venue has that one only, as {@code USDTTRY}. A failure is told once; the last prices on
 * the topic stay.
 */
final class QuotePrices {
  private final List<String> quotes;
  private final Duration every;
  private final SpotRest rest;
  private final FeedParts parts;
  private final FeedEvents events;
  private final ConnectionId connection;
  private final Map<String, String> pairs = new LinkedHashMap<>();
  private long seq;
  private Health health = Health.UNKNOWN;

  private enum Health {
    UNKNOWN,
    LIVE,
    STALE
  }

  private QuotePrices(
      List<String> quotes, Duration every, SpotRest rest, FeedParts parts, InstantSource clock) {
    this.quotes = List.copyOf(quotes);
    this.every = requireNonNull(every, "every");
    this.rest = requireNonNull(rest, "rest");
    this.parts = requireNonNull(parts, "parts");
    this.events = new FeedEvents(parts.publisher(), clock, VENUE, PRICES);
    this.connection = new ConnectionId("rest", clock.instant().getEpochSecond());
  }

  /** Empty if all symbols are quoted in US dollars. */
  static Optional<QuotePrices> of(
      SpotFeedSettings settings, SpotRest rest, FeedParts parts, InstantSource clock) {
    List<String> quotes =
        settings.symbols().stream()
            .filter(symbol -> !symbol.quotedInUsd())
            .map(SpotSymbol::quote)
            .distinct()
            .toList();
    return quotes.isEmpty()
        ? Optional.empty()
        : Optional.of(new QuotePrices(quotes, settings.pricesEvery(), rest, parts, clock));
  }

  /** Fetches now, and again after each interval. */
  void start(Timers timers) {
    timers.blocking(() -> pollAndPlan(timers));
  }

  private void pollAndPlan(Timers timers) {
    try {
      poll();
      timers.blockingAfter(every, () -> pollAndPlan(timers));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void poll() throws InterruptedException {
    List<String> problems = new ArrayList<>();
    if (!pairs.isEmpty()) {
      attempt(problems, () -> fetch(List.copyOf(pairs.values())));
    }
    for (String quote : quotes) {
      if (!pairs.containsKey(quote)) {
        attempt(problems, () -> discover(quote));
      }
    }
    if (problems.isEmpty()) {
      tell(Health.LIVE, Type.LIVE, "prices of " + quotes + " are here");
    } else {
      tell(Health.STALE, Type.STALE, "last known prices stay in use: " + problems.getFirst());
    }
  }

  private interface Attempt {
    void run() throws RestException, InterruptedException;
  }

  private static void attempt(List<String> problems, Attempt attempt) throws InterruptedException {
    try {
      attempt.run();
    } catch (RestException e) {
      problems.add(e.getMessage());
    } catch (FailsafeException e) {
      problems.add(LogText.bounded(e.toString()));
    }
  }

  // The venue answers one unknown pair in a list with an error for the whole list.
  private void discover(String quote) throws RestException, InterruptedException {
    try {
      fetch(List.of(quote + "USDT"));
      pairs.put(quote, quote + "USDT");
    } catch (RestException e) {
      if (!(e.kind() instanceof RestException.Cause.Permanent)) {
        throw e;
      }
      fetch(List.of("USDT" + quote));
      pairs.put(quote, "USDT" + quote);
    }
  }

  private void fetch(List<String> symbols) throws RestException, InterruptedException {
    String list =
        symbols.stream().map(s -> "%22" + s + "%22").collect(Collectors.joining(",", "%5B", "%5D"));
    for (RowCutter.Row row : rest.rows("/api/v3/ticker/price?symbols=" + list)) {
      if (symbols.contains(row.symbol())) {
        publish(row);
      }
    }
  }

  private void publish(RowCutter.Row row) {
    long received = parts.clock().receivedUs(new String(row.bytes(), UTF_8));
    RawHeaders headers =
        new RawHeaders(
            VENUE, PRICES, connection.id(), connection.epoch(), seq++, received, Source.LIVE);
    parts.publisher().publish(Topics.BINANCE_SPOT_PRICES, row.symbol(), row.bytes(), headers);
  }

  private void tell(Health now, Type type, String detail) {
    if (health != now) {
      health = now;
      events.connection(type, connection, detail);
    }
  }
}
