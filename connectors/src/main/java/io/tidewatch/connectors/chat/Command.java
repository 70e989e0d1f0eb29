package io.tidewatch.connectors.chat;

import java.util.List;

/** What a person can ask the bot for. */
interface Command {
  /** Whether it changes something: then it must not run twice, nor long after it was sent. */
  default boolean changes(List<String> arguments) {
    return false;
  }

  /** Whether it is for administrators only. */
  default boolean isForAdmins(List<String> arguments) {
    return false;
  }

  /**
   * The lines of the answer, in Telegram's HTML.
   *
   * @param by who asks, for whoever wonders later
   */
  List<String> answer(List<String> arguments, String by) throws ApiException, InterruptedException;
}
