package io.tidewatch.simulator.chat;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How much a bot may send; sliding windows.
 *
 * @param perChat messages to one chat, a group as well, within {@code chatWindow}
 * @param perGroup messages to one group within {@code groupWindow}
 * @param perBot messages to all chats within {@code botWindow}
 */
public record TelegramLimits(
    int perChat,
    Duration chatWindow,
    int perGroup,
    Duration groupWindow,
    int perBot,
    Duration botWindow) {
  /** What the venue's questions and answers for bots say. */
  public static final TelegramLimits REAL =
      new TelegramLimits(
          1, Duration.ofSeconds(1), 20, Duration.ofMinutes(1), 30, Duration.ofSeconds(1));

  public TelegramLimits {
    requireNonNull(chatWindow, "chatWindow");
    requireNonNull(groupWindow, "groupWindow");
    requireNonNull(botWindow, "botWindow");
    if (perChat < 1 || perGroup < 1 || perBot < 1) {
      throw new IllegalArgumentException(
          "expected limits from 1, were %d, %d, %d".formatted(perChat, perGroup, perBot));
    }
  }

  /** The same numbers within windows so many times shorter. */
  public TelegramLimits faster(int times) {
    return new TelegramLimits(
        perChat,
        chatWindow.dividedBy(times),
        perGroup,
        groupWindow.dividedBy(times),
        perBot,
        botWindow.dividedBy(times));
  }
}
