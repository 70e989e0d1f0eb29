package io.tidewatch.simulator.binance;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.binance.protocol.RestAnswer;
import io.tidewatch.simulator.binance.protocol.RestQuery;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The venue's answers over HTTP, with the weight they cost. Thread-safe. */
final class RestDoor implements HttpEndpoint {
  private static final String WEIGHT_HEADER = "X-MBX-USED-WEIGHT-1M";
  private static final String KEY_HEADER = "X-MBX-APIKEY";

  private final RestMarket market;
  private final Object weightLock = new Object();
  private long minuteStart = System.nanoTime();
  private int usedWeight;

  RestDoor(RestMarket market) {
    this.market = requireNonNull(market, "market");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    if (!method.equals("GET")) {
      return weighed(RestAnswer.error(405, -1000, "Expected GET."));
    }
    String key = header.apply(KEY_HEADER);
    return weighed(
        market.get(uri.getPath(), RestQuery.parse(uri.getRawQuery()), key == null ? "" : key));
  }

  @Override
  public HttpAnswer fault(int status) {
    return weighed(RestAnswer.fault(status));
  }

  private HttpAnswer weighed(RestAnswer answer) {
    String weight = Integer.toString(use(answer.weight()));
    return new HttpAnswer(answer.status(), answer.body(), Map.of(WEIGHT_HEADER, weight));
  }

  private int use(int weight) {
    synchronized (weightLock) {
      long now = System.nanoTime();
      if (now - minuteStart >= TimeUnit.MINUTES.toNanos(1)) {
        minuteStart = now;
        usedWeight = 0;
      }
      usedWeight += weight;
      return usedWeight;
    }
  }
}
