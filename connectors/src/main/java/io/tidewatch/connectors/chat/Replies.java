package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import io.tidewatch.connectors.delivery.queue.BotBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers. One thread for each chat. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final int MOST_UNITS = 4_000;
  private static final int ATTEMPTS = 3;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
  private static final Duration LONGEST_TURN = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final BotApi bot;
  private final Phrases phrases;
  private final Pause pause;
  private final BotBudget budget;
  private final InstantSource clock;

  Replies(BotApi bot, Phrases phrases, Pause pause, BotBudget budget, InstantSource clock) {
    this.bot = requireNonNull(bot, "bot");
    this.phrases = requireNonNull(phrases, "phrases");
    this.pause = requireNonNull(pause, "pause");
    this.budget = requireNonNull(budget, "budget");
    this.clock = requireNonNull(clock, "clock");
  }

  /** Tries a few times; whoever asked can ask again. Answers whether it was taken. */
  boolean send(long chat, List<String> lines) throws InterruptedException {
    String html = fitted(lines);
    String reason = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      if (!begin(chat)) {
        LOG.warn("an answer found no place beside alerts for {}", LONGEST_TURN);
        return false;
      }
      switch (sent(chat, html)) {
        case BotApi.Answer.Done _ -> {
          return true;
        }
        case BotApi.Answer.Refused refused when refused.retryAfter().isPositive() -> {
          reason = refused.reason();
          // The turn of the next attempt comes after it.
          budget.paused(shorter(refused.retryAfter()), clock.millis());
        }
        case BotApi.Answer.Refused refused when refused.status() < 500 -> {
          LOG.warn("an answer was refused: {}", refused.reason());
          return false;
        }
        case BotApi.Answer.Refused refused -> {
          reason = refused.reason();
          pause.take(AGAIN);
        }
        case BotApi.Answer.Unreachable unreachable -> {
          reason = unreachable.reason();
          pause.take(AGAIN);
        }
      }
    }
    LOG.warn("an answer could not be sent: {}", reason);
    return false;
  }

  /** Waits for its turn; the next answer cannot wait for ever. */
  private boolean begin(long chat) throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_TURN.toNanos();
    Duration wait = budget.beginAnswer(Long.toString(chat), clock.millis());
    while (wait.isPositive()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      pause.take(wait.compareTo(LOOK_AGAIN) < 0 ? wait : LOOK_AGAIN);
      wait = budget.beginAnswer(Long.toString(chat), clock.millis());
    }
    return true;
  }

  private BotApi.Answer sent(long chat, String html) throws InterruptedException {
    try {
      return bot.send(chat, html);
    } finally {
      budget.answerEnded(Long.toString(chat), clock.millis());
    }
  }

  private static Duration shorter(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
  }

  /** As many whole lines as a message takes; markup never stands across lines. */
  private String fitted(List<String> lines) {
    StringBuilder html = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String more = phrases.text("more", lines.size() - i);
      if (html.length() + lines.get(i).length() + more.length() + 2 > MOST_UNITS) {
        return html.append(more).toString();
      }
      html.append(lines.get(i)).append(i + 1 < lines.size() ? "\n" : "");
    }
    return html.toString();
  }
}
