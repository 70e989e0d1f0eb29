package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.LogText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Answers commands that people send to a Telegram bot, by asking the HTTP API. Telegram keeps the
 * place up to which updates were read, so a restart goes on where the last run ended; a command
 * that changes something is confirmed before it runs, so none runs twice; an answer that waits may
 * be lost, and whoever asked can ask again. Strangers get no answer. One process at a time can do
 * this for a bot.
 */
public final class TelegramCommands implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TelegramCommands.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30));

  private final ChatSettings settings;
  private final BotApi bot;
  private final TidewatchApi api;
  private final ReplyLanes replies;
  private final CommandDesk desk;
  private final Pause pause = new Pause();
  private final Backoff backoff = new Backoff(WAITS, new SplittableRandom());
  private final Thread thread;
  private volatile boolean connected;
  private volatile Optional<String> lastError = Optional.empty();
  private int failures;
  private long next;

  private TelegramCommands(ChatSettings settings, BotBudget budget, InstantSource clock) {
    this.settings = requireNonNull(settings, "settings");
    this.bot = new BotApi(settings.bot());
    this.api = new TidewatchApi(settings.api());
    Phrases phrases = new Phrases(settings.language(), settings.zone());
    this.replies = new ReplyLanes(new Replies(bot, phrases, pause, budget, clock));
    this.desk = new CommandDesk(settings, new Commands(api, phrases), phrases, replies, clock);
    this.thread = Thread.ofPlatform().daemon().name("telegram-commands").unstarted(this::run);
  }

  /**
   * Begins to answer; while Telegram is away it tries on and on.
   *
   * @param budget counts the messages of the bot whichever part of this process sends them
   * @param clock the wall clock, the same for all that share the budget
   */
  public static TelegramCommands start(
      ChatSettings settings, BotBudget budget, InstantSource clock) {
    TelegramCommands commands = new TelegramCommands(settings, budget, clock);
    commands.thread.start();
    return commands;
  }

  private void run() {
    try {
      String me = askUntilDone(bot::me).path("username").asString("");
      while (!pause.isClosed()) {
        for (JsonNode update : askUntilDone(() -> bot.updates(next, settings.poll()))) {
          take(update, me);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("the bot is closed");
    }
  }

  private void take(JsonNode update, String me) throws InterruptedException {
    next = Math.max(next, Incoming.number(update) + 1);
    try {
      Optional<Incoming> incoming = Incoming.of(update);
      if (incoming.isPresent()) {
        desk.take(incoming.get(), me, this::confirm);
      }
    } catch (RuntimeException e) {
      LOG.warn("an update is passed over: {}", LogText.bounded(e.toString()));
    }
  }

  /** The rest of the updates that came with it are still here, and come once more if not. */
  private void confirm(long update) throws InterruptedException {
    askUntilDone(() -> bot.updates(update + 1, Duration.ZERO));
  }

  /** A question to Telegram. */
  @FunctionalInterface
  private interface Question {
    BotApi.Answer ask() throws InterruptedException;
  }

  private JsonNode askUntilDone(Question question) throws InterruptedException {
    while (true) {
      switch (question.ask()) {
        case BotApi.Answer.Done(JsonNode result) -> {
          worked();
          return result;
        }
        case BotApi.Answer.Refused(int status, String reason, Duration retryAfter) ->
            failed("HTTP " + status + ": " + reason, retryAfter);
        case BotApi.Answer.Unreachable(String reason) -> failed(reason, Duration.ZERO);
      }
    }
  }

  private void worked() {
    if (failures > 0) {
      LOG.info("Telegram answers again");
    }
    failures = 0;
    connected = true;
    lastError = Optional.empty();
  }

  private void failed(String reason, Duration retryAfter) throws InterruptedException {
    if (pause.isClosed()) {
      throw new InterruptedException("closed");
    }
    failures++;
    connected = false;
    lastError = Optional.of(reason);
    if (failures == 1) {
      LOG.warn("Telegram does not tell commands, and is asked on and on: {}", reason);
    }
    Duration wait = backoff.after(failures);
    pause.take(wait.compareTo(retryAfter) > 0 ? wait : retryAfter);
  }

  public CommandsStatus status() {
    return new CommandsStatus(
        connected,
        replies.answered(),
        desk.strangers.sum(),
        desk.failed.sum(),
        replies.unsent(),
        lastError);
  }

  @Override
  public void close() {
    pause.close();
    thread.interrupt();
    try {
      thread.join(CLOSE_TIMEOUT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    replies.close();
    bot.close();
    api.close();
  }
}
