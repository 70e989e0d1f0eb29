package io.tidewatch.simulator.okx;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Does what clients ask for over the socket, and answers them (docs-v5, "Subscribe", "Unsubscribe",
 * "WebSocket error codes"): one answer per channel; an error names no channel, only the id of the
 * request. Thread-safe.
 */
final class RequestDesk {
  private final OkxMarket market;
  private final Map<String, Integer> ignored = new ConcurrentHashMap<>();
  private volatile boolean withholding;

  RequestDesk(OkxMarket market) {
    this.market = requireNonNull(market, "market");
  }

  /** The next so many requests of this kind get no answer and have no effect. */
  void ignore(String op, int times) {
    ignored.put(op, times);
  }

  /** While true, subscribers of a book get no snapshot. */
  void withholdSnapshots(boolean withhold) {
    withholding = withhold;
  }

  void handle(OkxClient client, String text) {
    JsonNode request;
    try {
      request = Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      client.answer(error("", "60012", "Invalid request: not JSON", client));
      return;
    }
    String id = request.path("id").asString("");
    String op = request.path("op").asString("");
    JsonNode arguments = request.path("args");
    if (!op.equals("subscribe") && !op.equals("unsubscribe")) {
      client.answer(error(id, "60019", "Invalid op: " + clean(op), client));
    } else if (!arguments.isArray() || arguments.isEmpty()) {
      client.answer(error(id, "60012", "Invalid request: expected args", client));
    } else if (!client.allowsOneMore()) {
      client.answer(error(id, "60014", "Requests too frequent", client));
    } else if (!isIgnored(op)) {
      arguments.forEach(argument -> handle(client, op, id, argument));
    }
  }

  private boolean isIgnored(String op) {
    boolean[] taken = new boolean[1];
    ignored.computeIfPresent(
        op,
        (key, left) -> {
          taken[0] = left > 0;
          return left > 1 ? left - 1 : null;
        });
    return taken[0];
  }

  private void handle(OkxClient client, String op, String id, JsonNode argument) {
    String channelName = argument.path("channel").asString("");
    String instId = argument.path("instId").asString("");
    Optional<OkxChannel> channel = OkxChannel.of(channelName);
    Optional<InstrumentLine> line = market.find(instId);
    if (channel.isEmpty() || line.isEmpty()) {
      String what = "Wrong URL or channel:%s,instId:%s doesn't exist.";
      client.answer(error(id, "60018", what.formatted(clean(channelName), clean(instId)), client));
      return;
    }
    String answer =
        "{%s\"event\":\"%s\",\"arg\":{\"channel\":\"%s\",\"instId\":\"%s\"},\"connId\":\"%s\"}"
            .formatted(member(id), op, channelName, instId, client.connId());
    if (op.equals("subscribe")) {
      line.get().subscribe(client, channel.get(), answer, !withholding);
    } else {
      line.get().unsubscribe(client, channel.get(), answer);
    }
  }

  private static String error(String id, String code, String message, OkxClient client) {
    return "{%s\"event\":\"error\",\"code\":\"%s\",\"msg\":\"%s\",\"connId\":\"%s\"}"
        .formatted(member(id), code, message, client.connId());
  }

  private static String member(String id) {
    return id.isEmpty() ? "" : "\"id\":\"" + clean(id) + "\",";
  }

  private static String clean(String text) {
    return text.substring(0, Math.min(text.length(), 64)).replaceAll("[^A-Za-z0-9_-]", "?");
  }
}
