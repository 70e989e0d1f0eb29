package io.tidewatch.connectors.dbotx;

import io.tidewatch.contract.serde.Json;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Requests to the venue and its answers (docs.dbotx.com, "Data WebSocket"). An answer names neither
 * the request nor the pairs.
 */
final class DbotxControl {
  private static final String TYPE = "pairsInfo";

  private DbotxControl() {}

  static String subscribe(Batch batch) {
    return request("subscribe", batch);
  }

  static String unsubscribe(Batch batch) {
    return request("unsubscribe", batch);
  }

  private static String request(String method, Batch batch) {
    ObjectNode request = Json.MAPPER.createObjectNode();
    request.put("method", method);
    request.put("type", TYPE);
    ObjectNode args = request.putObject("args");
    args.put("pairsInfoInterval", batch.interval().wireName());
    ArrayNode pairs = args.putArray("pairs");
    for (Map.Entry<String, String> pair : batch.tokens().entrySet()) {
      pairs.addObject().put("pair", pair.getKey()).put("token", pair.getValue());
    }
    return request.toString();
  }

  /** What the venue says. */
  enum Answer {
    /** A subscribe request was carried out. */
    SUBSCRIBED,
    /** Anything else that is acknowledged: heartbeats, an unsubscribe request. */
    OTHER,
    /** Something is wrong; which request is meant is not said. */
    REFUSED
  }

  /** For a frame with a {@code status}. */
  static Answer read(String frame) {
    try {
      JsonNode node = Json.MAPPER.readTree(frame);
      if (!node.path("status").asString("").equals("ack")) {
        return Answer.REFUSED;
      }
      return node.path("method").asString("").equals("subscribeResponse")
          ? Answer.SUBSCRIBED
          : Answer.OTHER;
    } catch (JacksonException e) {
      return Answer.REFUSED;
    }
  }
}
