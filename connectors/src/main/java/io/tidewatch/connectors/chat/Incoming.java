package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wrote to the bot.
 *
 * @param update its number
 * @param user 0 for a message without a person behind it, as in channels
 * @param sent when it was written
 */
record Incoming(long update, long chat, long user, Instant sent, String text) {
  Incoming {
    requireNonNull(sent, "sent");
    requireNonNull(text, "text");
  }

  /** The text of an update; empty if it is something else. */
  static Optional<Incoming> of(JsonNode update) {
    JsonNode message = update.path("message");
    String text = message.path("text").asString("");
    if (text.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        new Incoming(
            number(update),
            message.at("/chat/id").asLong(0),
            message.at("/from/id").asLong(0),
            Instant.ofEpochSecond(message.path("date").asLong(0)),
            text));
  }

  static long number(JsonNode update) {
    return update.path("update_id").asLong(0);
  }
}
