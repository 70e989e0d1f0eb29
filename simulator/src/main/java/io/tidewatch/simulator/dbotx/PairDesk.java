package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.dbotx.DbotxSettings.OverLimit;
import io.tidewatch.simulator.dbotx.PairRequest.Method;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does what clients ask for over the socket, and answers them. The acknowledgement names neither
 * the pairs nor the request. The shapes of an error and of the answer to an unsubscribe are not
 * documented; these are made up after the documented one. Thread-safe.
 */
final class PairDesk {
  private final DbotxSettings settings;
  private final InstantSource clock;
  private final Map<Method, Integer> ignored = new ConcurrentHashMap<>();

  PairDesk(DbotxSettings settings, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
  }

  /** The next so many requests of this kind get no answer and have no effect. */
  void ignore(Method method, int times) {
    ignored.put(method, times);
  }

  void handle(DbotxClient client, String text) {
    Optional<PairRequest> request = PairRequest.read(text);
    if (request.isEmpty()) {
      client.answer(error("unknown", "invalid request"));
    } else if (!isIgnored(request.get().method())) {
      handle(client, request.get());
    }
  }

  private void handle(DbotxClient client, PairRequest request) {
    if (request.pairs().size() > settings.pairLimit()) {
      if (settings.overLimit() == OverLimit.ERROR) {
        client.answer(error(request.type(), "too many pairs, at most " + settings.pairLimit()));
      }
      return;
    }
    switch (request.method()) {
      case SUBSCRIBE -> subscribe(client, request);
      case UNSUBSCRIBE ->
          client.answer(ack(request, "[]", "Unsubscribed"), () -> client.remove(request));
    }
  }

  private void subscribe(DbotxClient client, PairRequest request) {
    client.answer(
        ack(request, "[\"" + request.type() + "\"]", "Connected and subscribed"),
        () -> {
          switch (settings.laterSubscribe()) {
            case REPLACES -> client.replace(request);
            case ACCUMULATES -> client.add(request);
          }
        });
  }

  private String ack(PairRequest request, String subscribed, String message) {
    return ("{\"status\":\"ack\",\"method\":\"%sResponse\",\"result\":{\"type\":\"%s\",\"t\":%d,"
            + "\"subscribed\":%s,\"message\":\"%s\"}}")
        .formatted(
            request.method().wireName(), request.type(), clock.millis(), subscribed, message);
  }

  private static String error(String type, String message) {
    return ("{\"status\":\"error\",\"method\":\"subscribeResponse\",\"result\":{\"type\":\"%s\","
            + "\"message\":\"%s\"}}")
        .formatted(type, message);
  }

  private boolean isIgnored(Method method) {
    boolean[] taken = new boolean[1];
    ignored.computeIfPresent(
        method,
        (key, left) -> {
          taken[0] = left > 0;
          return left > 1 ? left - 1 : null;
        });
    return taken[0];
  }
}
