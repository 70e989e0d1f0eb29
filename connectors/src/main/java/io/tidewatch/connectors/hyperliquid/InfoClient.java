package io.tidewatch.connectors.hyperliquid;

import static java.util.Objects.requireNonNull;

import dev.failsafe.FailsafeException;
import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.connectors.feed.RestClient;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.RestLimits;
import io.tidewatch.connectors.hyperliquid.WeightBudget.Lane;
import io.tidewatch.contract.serde.Json;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Questions to the venue, each attempt within the one budget. A question that fails for the moment
 * is asked again a few times. Blocks. Thread-safe.
 */
final class InfoClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InfoClient.class);
  private static final int ATTEMPTS = 3;
  private static final int ROWS_PER_WEIGHT = 20;
  private static final Duration FIRST_DELAY = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  // Each attempt has to go through the budget, so the client makes one only.
  private static final RestLimits ONE_ATTEMPT =
      new RestLimits(
          0, FIRST_DELAY, Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(10));

  private final WeightBudget budget;
  private final HyperliquidParts parts;
  private final RestClient client;

  InfoClient(WeightBudget budget, HyperliquidParts parts) {
    this.budget = requireNonNull(budget, "budget");
    this.parts = requireNonNull(parts, "parts");
    this.client =
        new RestClient(
            parts.settings().endpoints().infoUri(),
            Map.of(),
            parts.settings().connection().connectTimeout(),
            ONE_ATTEMPT,
            (status, headers) -> parts.counters().requests.increment());
  }

  /**
   * @param bytes as they came
   * @param json the same, read
   */
  record Answer(byte[] bytes, JsonNode json) {}

  /**
   * The venue's answer.
   *
   * @throws RestException when the venue says no, or failed each time; counted
   */
  Answer ask(Lane lane, InfoRequest request) throws RestException, InterruptedException {
    int attempt = 1;
    while (true) {
      // What a full page costs, as nobody knows before how many rows come.
      int most = request.weight() + (request.paysByRow() ? FillPages.FULL / ROWS_PER_WEIGHT : 0);
      WeightBudget.Charge charge = budget.acquire(lane, most);
      int cost = request.weight();
      try {
        Answer answer = client.post(request.json(), body -> read(request, body));
        cost += request.paysByRow() ? answer.json().size() / ROWS_PER_WEIGHT : 0;
        return answer;
      } catch (RestException e) {
        slowDown(e);
        if (attempt == ATTEMPTS || !isWorthAnother(e)) {
          parts.counters().failedRequests.increment();
          throw e;
        }
      } catch (FailsafeException e) {
        parts.counters().failedRequests.increment();
        throw RestException.unreachable(e.toString());
      } finally {
        budget.settle(charge, cost);
      }
      Thread.sleep(FIRST_DELAY.multipliedBy(1L << attempt));
      attempt++;
    }
  }

  private static Answer read(InfoRequest request, byte[] body) throws RestException {
    try {
      JsonNode json = Json.MAPPER.readTree(body);
      if (request.answersArray() ? json.isArray() : json.isObject()) {
        return new Answer(body, json);
      }
      // A fill that is there cannot be had by this answer, but perhaps by the next one.
      throw RestException.garbled(
          "expected %s for %s, was %s"
              .formatted(
                  request.answersArray() ? "an array" : "an object",
                  request.type(),
                  LogText.bounded(json.toString())));
    } catch (JacksonException e) {
      throw RestException.garbled("expected JSON for " + request.type() + ": " + e.getMessage());
    }
  }

  private static boolean isWorthAnother(RestException e) {
    return switch (e.kind()) {
      case RestException.Cause.Transient() -> true;
      case RestException.Cause.Permanent() -> false;
      case RestException.Cause.Throttled(Duration after) -> after.compareTo(LONGEST_PAUSE) <= 0;
    };
  }

  private void slowDown(RestException e) {
    if (e.kind() instanceof RestException.Cause.Throttled(Duration after)) {
      parts.counters().throttled.increment();
      LOG.warn(
          "the venue refuses requests for {} s; nothing is asked till then", after.toSeconds());
      budget.pause(after);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
