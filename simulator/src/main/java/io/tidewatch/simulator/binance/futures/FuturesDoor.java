package io.tidewatch.simulator.binance.futures;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.futures.AddressLimits.Refusal;
import io.tidewatch.simulator.binance.protocol.RestAnswer;
import io.tidewatch.simulator.binance.protocol.RestQuery;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The venue's answers over HTTP, within its limits. Thread-safe. */
final class FuturesDoor implements HttpEndpoint {
  private static final int KEPT = 20_000;
  private static final String WEIGHT_HEADER = "X-MBX-USED-WEIGHT-1M";

  private final FuturesRest rest;
  private final AddressLimits limits;
  private final ArrayDeque<RestCall> calls = new ArrayDeque<>();

  FuturesDoor(FuturesRest rest, AddressLimits limits) {
    this.rest = requireNonNull(rest, "rest");
    this.limits = requireNonNull(limits, "limits");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    RestAnswer answer =
        method.equals("GET")
            ? rest.get(uri.getPath(), RestQuery.parse(uri.getRawQuery()))
            : RestAnswer.error(405, -1000, "Expected GET.");
    Optional<Refusal> refusal =
        limits.charge(answer.weight(), uri.getPath().startsWith(FuturesRest.DATA));
    HttpAnswer told = refusal.map(this::refused).orElseGet(() -> weighed(answer, Map.of()));
    remember(uri, told.status());
    return told;
  }

  private HttpAnswer refused(Refusal refusal) {
    return weighed(
        RestAnswer.fault(refusal.status()),
        Map.of("Retry-After", Integer.toString(refusal.retryAfterSeconds())));
  }

  @Override
  public HttpAnswer fault(int status) {
    return weighed(RestAnswer.fault(status), Map.of());
  }

  private HttpAnswer weighed(RestAnswer answer, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.put(WEIGHT_HEADER, Integer.toString(limits.usedWeight()));
    return new HttpAnswer(answer.status(), answer.body(), headers);
  }

  private void remember(URI uri, int status) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    synchronized (calls) {
      if (calls.size() == KEPT) {
        calls.removeFirst();
      }
      calls.addLast(new RestCall(uri.getPath(), query, status, System.nanoTime()));
    }
  }

  List<RestCall> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }
}
