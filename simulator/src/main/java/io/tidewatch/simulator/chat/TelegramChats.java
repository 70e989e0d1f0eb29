package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.simulator.chat.TelegramHtml.Unreadable;
import io.tidewatch.simulator.venue.HttpAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The chats of a bot, and what it sent to them. Thread-safe. */
final class TelegramChats {
  private static final int MOST_UNITS = 4_096;

  private final TelegramPace pace;
  private final LongSupplier nanos;
  private final Set<Long> known = new HashSet<>();
  private final Set<Long> blocked = new HashSet<>();
  private final Map<Long, Long> lastIds = new HashMap<>();
  private final List<TelegramMessage> messages = new ArrayList<>();

  TelegramChats(TelegramLimits limits, LongSupplier nanos) {
    this.pace = new TelegramPace(limits);
    this.nanos = requireNonNull(nanos, "nanos");
  }

  synchronized void add(long chat) {
    known.add(chat);
  }

  synchronized void block(long chat, boolean block) {
    if (block) {
      blocked.add(chat);
    } else {
      blocked.remove(chat);
    }
  }

  synchronized void pause(int seconds) {
    pace.pause(seconds, nanos.getAsLong());
  }

  synchronized List<TelegramMessage> messages() {
    return List.copyOf(messages);
  }

  synchronized List<String> violations() {
    return pace.violations();
  }

  /** Answers {@code sendMessage}. */
  synchronized HttpAnswer send(JsonNode request) {
    long chat = request.path("chat_id").asLong(0);
    if (!known.contains(chat)) {
      return TelegramAnswer.refused(400, "Bad Request: chat not found");
    }
    if (blocked.contains(chat)) {
      return TelegramAnswer.refused(
          403,
          TelegramPace.isGroup(chat)
              ? "Forbidden: bot was kicked from the supergroup chat"
              : "Forbidden: bot was blocked by the user");
    }
    String text = request.path("text").asString("");
    String mode = request.path("parse_mode").asString("");
    if (!mode.isEmpty() && !mode.equals("HTML")) {
      return TelegramAnswer.refused(400, "Bad Request: unsupported parse_mode");
    }
    try {
      String shown = mode.isEmpty() ? text : TelegramHtml.shown(text);
      return take(chat, text, shown, request);
    } catch (Unreadable e) {
      return TelegramAnswer.refused(400, "Bad Request: can't parse entities: " + e.getMessage());
    }
  }

  private HttpAnswer take(long chat, String text, String shown, JsonNode request) {
    if (shown.isBlank()) {
      return TelegramAnswer.refused(400, "Bad Request: message text is empty");
    }
    if (shown.length() > MOST_UNITS) {
      return TelegramAnswer.refused(400, "Bad Request: message is too long");
    }
    long wait = pace.take(chat, nanos.getAsLong());
    if (wait > 0) {
      return TelegramAnswer.tooMany(wait);
    }
    TelegramMessage message =
        new TelegramMessage(
            chat,
            lastIds.merge(chat, 1L, Long::sum),
            text,
            shown,
            request.hasNonNull("parse_mode"),
            request.path("disable_notification").asBoolean(false),
            Instant.now());
    messages.add(message);
    return TelegramAnswer.of(json(message));
  }

  private static ObjectNode json(TelegramMessage message) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("message_id", message.id());
    json.set("chat", chatJson(message.chat()));
    json.put("date", message.at().getEpochSecond());
    json.put("text", message.shown());
    return json;
  }

  /** A chat as it stands in messages. */
  static ObjectNode chatJson(long chat) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", chat);
    json.put("type", TelegramPace.isGroup(chat) ? "supergroup" : "private");
    return json;
  }
}
