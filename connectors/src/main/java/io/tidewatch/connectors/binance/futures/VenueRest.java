package io.tidewatch.connectors.binance.futures;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.binance.futures.RequestBudget.Cost;
import io.tidewatch.connectors.binance.futures.RequestBudget.Lane;
import io.tidewatch.connectors.feed.FeedEvents;
import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.RestLimits;
import io.tidewatch.contract.feed.FeedEvent.Type;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to the venue, each within the one budget. A request that fails for the moment is tried
 * again; after 429 or 418 all of them wait as long as the venue says. Blocks. Thread-safe.
 */
final class VenueRest implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VenueRest.class);
  private static final String USED_WEIGHT = "X-MBX-USED-WEIGHT-1M";
  private static final int ATTEMPTS = 3;
  private static final Duration FIRST_DELAY = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  // Each attempt has to go through the budget, so the client makes one only.
  private static final RestLimits ONE_ATTEMPT =
      new RestLimits(
          0, FIRST_DELAY, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(10));

  private final RequestBudget budget;
  private final FuturesParts parts;
  private final FeedEvents events;
  private final RestClient client;

  VenueRest(RequestBudget budget, FuturesParts parts) {
    this.budget = requireNonNull(budget, "budget");
    this.parts = requireNonNull(parts, "parts");
    this.events = parts.events(FuturesChannel.REST);
    FuturesFeedSettings settings = parts.settings();
    this.client =
        new RestClient(
            settings.endpoints().restUri(),
            Map.of(),
            settings.connection().connectTimeout(),
            ONE_ATTEMPT,
            this::answered);
  }

  static String encoded(String symbol) {
    return URLEncoder.encode(symbol, UTF_8);
  }

  /**
   * What the reader made of an answer.
   *
   * @param sentMs when it was asked for, by the local clock, epoch milliseconds
   * @param receivedMs when it was here
   */
  record Timed<T>(T value, long sentMs, long receivedMs) {}

  /**
   * What the reader makes of the answer.
   *
   * @throws RestException when the venue says no, or failed each time; counted
   */
  <T> T get(Lane lane, Cost cost, String pathAndQuery, RestClient.Reader<T> reader)
      throws RestException, InterruptedException {
    return timed(lane, cost, pathAndQuery, reader).value();
  }

  /** The same, and when it was asked for and came. */
  <T> Timed<T> timed(Lane lane, Cost cost, String pathAndQuery, RestClient.Reader<T> reader)
      throws RestException, InterruptedException {
    int attempt = 1;
    while (true) {
      budget.acquire(lane, cost);
      long sentMs = parts.clock().millis();
      try {
        T value = client.get(pathAndQuery, reader);
        return new Timed<>(value, sentMs, parts.clock().millis());
      } catch (RestException e) {
        throttledBy(e);
        if (attempt == ATTEMPTS || !isWorthAnother(e)) {
          parts.counters().failedRequests.increment();
          throw e;
        }
      } catch (FailsafeException e) {
        parts.counters().failedRequests.increment();
        throw RestException.unreachable(e.toString());
      }
      Thread.sleep(FIRST_DELAY.multipliedBy(1L << attempt));
      attempt++;
    }
  }

  private static boolean isWorthAnother(RestException e) {
    return switch (e.kind()) {
      case RestException.Cause.Transient() -> true;
      case RestException.Cause.Permanent() -> false;
      case RestException.Cause.Throttled(Duration after) -> after.compareTo(LONGEST_PAUSE) <= 0;
    };
  }

  private void throttledBy(RestException e) {
    if (!(e.kind() instanceof RestException.Cause.Throttled(Duration after))) {
      return;
    }
    boolean news = !budget.isPaused();
    budget.pause(after);
    if (e.status().orElse(0) == 418) {
      parts.counters().bans.increment();
      tell(news, "banned by the venue for " + after.toSeconds() + " s", Type.FAILING);
    } else {
      parts.counters().throttled.increment();
      tell(news, "the venue refuses requests for " + after.toSeconds() + " s", Type.STALE);
    }
  }

  private void tell(boolean news, String detail, Type type) {
    if (news || type == Type.FAILING) {
      LOG.warn("{}; nothing is asked for until then", detail);
      events.connection(type, parts.restId(), detail);
    }
  }

  private void answered(int status, HttpHeaders headers) {
    OptionalLong used =
        headers
            .firstValue(USED_WEIGHT)
            .filter(text -> text.matches("[0-9]{1,9}"))
            .map(text -> OptionalLong.of(Long.parseLong(text)))
            .orElse(OptionalLong.empty());
    used.ifPresent(weight -> budget.reported(RequestPool.WEIGHT, weight));
  }

  @Override
  public void close() {
    client.close();
  }
}
