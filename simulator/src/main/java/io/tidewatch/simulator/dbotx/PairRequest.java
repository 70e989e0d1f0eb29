package io.tidewatch.simulator.dbotx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request of a client. The older type {@code tokensInfo} names its arguments after itself.
 *
 * @param type {@code pairsInfo} or {@code tokensInfo}
 * @param interval empty if none was named
 * @param pairs addresses of pools
 */
record PairRequest(Method method, String type, Optional<String> interval, List<String> pairs) {
  private static final Set<String> INTERVALS = Set.of("1m", "5m", "1h", "6h", "24h");

  enum Method {
    SUBSCRIBE("subscribe"),
    UNSUBSCRIBE("unsubscribe");

    private final String wireName;

    Method(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  PairRequest {
    requireNonNull(method, "method");
    requireNonNull(type, "type");
    requireNonNull(interval, "interval");
    pairs = List.copyOf(pairs);
  }

  /** Empty if it is nothing that the venue knows. */
  static Optional<PairRequest> read(String text) {
    try {
      return read(Json.MAPPER.readTree(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<PairRequest> read(JsonNode request) {
    String type = request.path("type").asString("");
    Optional<Method> method = method(request.path("method").asString(""));
    if (method.isEmpty() || !type.equals("pairsInfo") && !type.equals("tokensInfo")) {
      return Optional.empty();
    }
    JsonNode args = request.path("args");
    Optional<String> interval = args.path(type + "Interval").asStringOpt();
    JsonNode list = args.path(type.equals("pairsInfo") ? "pairs" : "tokens");
    if (interval.filter(name -> !INTERVALS.contains(name)).isPresent() || !list.isArray()) {
      return Optional.empty();
    }
    List<String> pairs = new ArrayList<>();
    list.forEach(entry -> pairs.add(entry.path("pair").asString("")));
    return pairs.contains("")
        ? Optional.empty()
        : Optional.of(new PairRequest(method.get(), type, interval, pairs));
  }

  private static Optional<Method> method(String name) {
    return switch (name) {
      case "subscribe" -> Optional.of(Method.SUBSCRIBE);
      case "unsubscribe" -> Optional.of(Method.UNSUBSCRIBE);
      default -> Optional.empty();
    };
  }
}
