package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A message that Telegram took.
 *
 * @param id counts up within the chat
 * @param text as it was sent, with its markup
 * @param shown as people read it
 * @param html whether it was sent with {@code parse_mode} HTML
 * @param silent whether it came without a sound
 */
public record TelegramMessage(
    long chat, long id, String text, String shown, boolean html, boolean silent, Instant at) {
  public TelegramMessage {
    requireNonNull(text, "text");
    requireNonNull(shown, "shown");
    requireNonNull(at, "at");
  }
}
