package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.serde.Json;
import io.tidewatch.simulator.venue.HttpAnswer;
import io.tidewatch.simulator.venue.HttpEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers {@code /bot<token>/<method>}. Thread-safe. */
final class TelegramDesk implements HttpEndpoint {
  private static final String PREFIX = "/bot";

  private final String token;
  private final TelegramChats chats;
  private final TelegramUpdates updates;

  TelegramDesk(String token, TelegramChats chats, TelegramUpdates updates) {
    this.token = requireNonNull(token, "token");
    this.chats = requireNonNull(chats, "chats");
    this.updates = requireNonNull(updates, "updates");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header) {
    return answer(method, uri, header, "");
  }

  @Override
  public HttpAnswer answer(String method, URI uri, Function<String, String> header, String body) {
    String path = uri.getPath();
    int slash = path.lastIndexOf('/');
    if (!path.startsWith(PREFIX) || slash < PREFIX.length()) {
      return TelegramAnswer.refused(404, "Not Found");
    }
    if (!path.substring(PREFIX.length(), slash).equals(token)) {
      return TelegramAnswer.refused(401, "Unauthorized");
    }
    JsonNode request = read(header.apply("Content-Type"), body);
    return switch (path.substring(slash + 1)) {
      case "sendMessage" -> chats.send(request);
      case "getUpdates" ->
          updates.poll(
              request.path("offset").asLong(0),
              request.path("limit").asInt(100),
              Duration.ofSeconds(request.path("timeout").asInt(0)));
      case "getMe" -> TelegramAnswer.of(me());
      default -> TelegramAnswer.refused(404, "Not Found: method not found");
    };
  }

  /** A body that does not say that it is JSON is not read, so its fields are missing. */
  private static JsonNode read(String type, String body) {
    if (type == null || !type.startsWith("application/json")) {
      return MissingNode.getInstance();
    }
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }

  private ObjectNode me() {
    int colon = token.indexOf(':');
    ObjectNode bot = JsonNodeFactory.instance.objectNode();
    bot.put("id", colon > 0 ? Long.parseLong(token.substring(0, colon)) : 1);
    bot.put("is_bot", true);
    bot.put("first_name", "Tidewatch");
    bot.put("username", TelegramServer.USERNAME);
    return bot;
  }

  @Override
  public HttpAnswer fault(int status) {
    return TelegramAnswer.refused(status, status == 502 ? "Bad Gateway" : "Internal Server Error");
  }
}
