package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who is answered, and runs what they ask for; answers wait elsewhere. One thread; the
 * counters may be read by any.
 */
final class CommandDesk {
  private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);

  private final ChatSettings settings;
  private final Commands commands;
  private final Phrases phrases;
  private final ReplyLanes replies;
  private final InstantSource clock;
  final LongAdder strangers = new LongAdder();
  final LongAdder failed = new LongAdder();

  /** Makes sure that Telegram never tells an update again. */
  @FunctionalInterface
  interface Confirmation {
    void confirm(long update) throws InterruptedException;
  }

  CommandDesk(
      ChatSettings settings,
      Commands commands,
      Phrases phrases,
      ReplyLanes replies,
      InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.commands = requireNonNull(commands, "commands");
    this.phrases = requireNonNull(phrases, "phrases");
    this.replies = requireNonNull(replies, "replies");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Answers a message, if it is a command of somebody who may give it.
   *
   * @param me name of the bot
   */
  void take(Incoming incoming, String me, Confirmation confirmation) throws InterruptedException {
    if (!settings.allowed().mayAsk(incoming.chat(), incoming.user())) {
      strangers.increment();
      return;
    }
    Optional<CommandLine> found = CommandLine.of(incoming.text());
    if (found.isEmpty() || found.get().bot().filter(bot -> !bot.equalsIgnoreCase(me)).isPresent()) {
      return;
    }
    CommandLine line = found.get();
    Optional<Command> command = commands.find(line.name());
    if (command.isPresent()) {
      replies.add(incoming.chat(), answer(command.get(), line.arguments(), incoming, confirmation));
    } else if (incoming.chat() > 0 || line.bot().isPresent()) {
      // In a group it may be meant for another bot.
      replies.add(incoming.chat(), List.of(phrases.text("unknown")));
    }
  }

  private List<String> answer(
      Command command, List<String> arguments, Incoming incoming, Confirmation confirmation)
      throws InterruptedException {
    if (command.isForAdmins(arguments) && !settings.allowed().isAdmin(incoming.user())) {
      return List.of(phrases.text("admins-only"));
    }
    if (command.changes(arguments)) {
      Duration age = Duration.between(incoming.sent(), clock.instant());
      if (age.compareTo(settings.maxAge()) > 0) {
        return List.of(phrases.text("too-old"));
      }
      // Whatever happens from here on, it must not run a second time.
      confirmation.confirm(incoming.update());
    }
    try {
      return command.answer(arguments, "telegram:" + incoming.user());
    } catch (ApiException e) {
      failed.increment();
      LOG.warn("a command could not be answered: HTTP {}: {}", e.status(), e.getMessage());
      return List.of(
          e.status() == 0 || e.status() >= 500
              ? phrases.text("api.away")
              : phrases.text("api.refused", e.getMessage()));
    } catch (RuntimeException e) {
      failed.increment();
      LOG.warn("a command could not be answered: {}", LogText.bounded(e.toString()));
      return List.of(phrases.text("api.away"));
    }
  }
}
