package io.tidewatch.connectors.binance.stream;

import io.tidewatch.connectors.feed.LogText;
import io.tidewatch.contract.serde.Json;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Requests to the venue and its answers (web socket streams, "Live subscribing"). */
final class ControlMessages {
  private ControlMessages() {}

  static String subscribe(long id, List<String> streams) {
    return request("SUBSCRIBE", id, streams);
  }

  static String unsubscribe(long id, List<String> streams) {
    return request("UNSUBSCRIBE", id, streams);
  }

  private static String request(String method, long id, List<String> streams) {
    String params =
        streams.stream().map(stream -> '"' + stream + '"').collect(Collectors.joining(","));
    return "{\"method\":\"" + method + "\",\"params\":[" + params + "],\"id\":" + id + "}";
  }

  /** What the venue says to a request. */
  sealed interface Answer {
    /** The request was taken, which does not mean that the stream exists. */
    record Accepted(long id) implements Answer {}

    /**
     * The request was refused.
     *
     * @param id of the request; the venue leaves it out when it could not read it
     */
    record Refused(OptionalLong id, String reason) implements Answer {}

    /** Anything else, kept out of the data. */
    record Other(String text) implements Answer {}
  }

  static Answer read(String frame) {
    try {
      JsonNode node = Json.MAPPER.readTree(frame);
      OptionalLong id =
          node.path("id").canConvertToLong()
              ? OptionalLong.of(node.path("id").longValue())
              : OptionalLong.empty();
      JsonNode error = node.has("error") ? node.path("error") : node;
      if (error.has("code") || error.has("msg")) {
        String reason = error.path("code") + " " + error.path("msg");
        return new Answer.Refused(id, LogText.bounded(reason));
      }
      if (node.has("result") && id.isPresent()) {
        return new Answer.Accepted(id.getAsLong());
      }
    } catch (JacksonException e) {
      // Falls through: it looked like an answer and is none.
    }
    return new Answer.Other(LogText.bounded(frame));
  }
}
