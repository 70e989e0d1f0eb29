package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the bot did since its start.
 *
 * @param connected whether Telegram answered the last time
 * @param answered commands that were answered, also with a refusal
 * @param strangers messages of users or in chats that are not allowed: nobody was answered
 * @param failed commands that the API could not answer
 * @param unsent answers that Telegram did not take, or that found no place
 * @param lastError why Telegram could not be asked the last time; empty if it could
 */
public record CommandsStatus(
    boolean connected,
    long answered,
    long strangers,
    long failed,
    long unsent,
    Optional<String> lastError) {
  public CommandsStatus {
    requireNonNull(lastError, "lastError");
  }
}
