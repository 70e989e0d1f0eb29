package io.tidewatch.simulator.binance.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client asks for over the socket. {@code id} is the JSON text of the request's id, to be
 * repeated in the answer as it came.
 */
sealed interface ControlRequest {
  record Subscribe(String id, List<String> streams) implements ControlRequest {}

  record Unsubscribe(String id, List<String> streams) implements ControlRequest {}

  record ListSubscriptions(String id) implements ControlRequest {}

  record SetCombined(String id, boolean combined) implements ControlRequest {}

  record GetCombined(String id) implements ControlRequest {}

  /**
   * @param answer the error frame to send back
   */
  record Malformed(String answer) implements ControlRequest {}

  /** Reads a text frame of a client; never throws. */
  static ControlRequest parse(String text) {
    try {
      return Parser.parse(Parser.MAPPER.readTree(text));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : at.getLineNr();
      int column = at == null ? 0 : at.getColumnNr();
      return new Malformed(
          error(3, "Invalid JSON: expected value at line " + line + " column " + column, null));
    }
  }

  private static String error(int code, String message, String id) {
    return "{\"code\":"
        + code
        + ",\"msg\":\""
        + message
        + "\""
        + (id == null ? "" : ",\"id\":" + id)
        + "}";
  }

  /** The steps of {@link #parse}. */
  final class Parser {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern TEXT_ID = Pattern.compile("[A-Za-z0-9_-]{1,36}");

    private Parser() {}

    private static ControlRequest parse(JsonNode node) {
      if (!node.isObject()) {
        return invalid("expected an object with a method");
      }
      JsonNode method = node.get("method");
      if (method == null || !method.isString()) {
        return invalid("missing field `method`");
      }
      Optional<String> id = id(node.get("id"));
      if (id.isEmpty()) {
        return invalid("request ID must be an integer, a string of at most 36 characters or null");
      }
      return parse(method.stringValue(), node.get("params"), id.get());
    }

    private static ControlRequest parse(String method, JsonNode params, String id) {
      return switch (method) {
        case "SUBSCRIBE" ->
            streams(params)
                .<ControlRequest>map(streams -> new Subscribe(id, streams))
                .orElseGet(Parser::noStreams);
        case "UNSUBSCRIBE" ->
            streams(params)
                .<ControlRequest>map(streams -> new Unsubscribe(id, streams))
                .orElseGet(Parser::noStreams);
        case "LIST_SUBSCRIPTIONS" -> new ListSubscriptions(id);
        case "SET_PROPERTY" -> setProperty(params, id);
        case "GET_PROPERTY" -> isCombined(params) ? new GetCombined(id) : unknownProperty(id);
        default ->
            invalid(
                "unknown variant, expected one of `SUBSCRIBE`, `UNSUBSCRIBE`,"
                    + " `LIST_SUBSCRIPTIONS`, `SET_PROPERTY`, `GET_PROPERTY`");
      };
    }

    private static ControlRequest setProperty(JsonNode params, String id) {
      if (!isCombined(params)) {
        return unknownProperty(id);
      }
      JsonNode value = params.get(1);
      return value != null && value.isBoolean()
          ? new SetCombined(id, value.booleanValue())
          : new Malformed(error(1, "Invalid value type: expected Boolean", id));
    }

    private static boolean isCombined(JsonNode params) {
      return params != null
          && params.isArray()
          && !params.isEmpty()
          && params.get(0).isString()
          && params.get(0).stringValue().equals("combined");
    }

    private static Optional<String> id(JsonNode id) {
      if (id == null || id.isNull()) {
        return Optional.of("null");
      }
      boolean known =
          id.isIntegralNumber() && id.canConvertToLong()
              || id.isString() && TEXT_ID.matcher(id.stringValue()).matches();
      return known ? Optional.of(id.toString()) : Optional.empty();
    }

    private static Optional<List<String>> streams(JsonNode params) {
      if (params == null || !params.isArray() || params.isEmpty()) {
        return Optional.empty();
      }
      List<String> streams = new ArrayList<>();
      for (JsonNode stream : params) {
        if (!stream.isString() || !StreamName.valid(stream.stringValue())) {
          return Optional.empty();
        }
        streams.add(stream.stringValue());
      }
      return Optional.of(List.copyOf(streams));
    }

    private static ControlRequest noStreams() {
      return invalid("expected params with one or more stream names");
    }

    private static ControlRequest unknownProperty(String id) {
      return new Malformed(error(0, "Unknown property", id));
    }

    private static ControlRequest invalid(String reason) {
      return new Malformed(error(2, "Invalid request: " + reason, null));
    }
  }
}
