package io.tidewatch.connectors.chat;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers. One thread. */
final class Replies {
  private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
  private static final int MOST_UNITS = 4_000;
  private static final int ATTEMPTS = 3;
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private final BotApi bot;
  private final Phrases phrases;
  private final Pause pause;
  private final ChatPace pace = new ChatPace();

  Replies(BotApi bot, Phrases phrases, Pause pause) {
    this.bot = requireNonNull(bot, "bot");
    this.phrases = requireNonNull(phrases, "phrases");
    this.pause = requireNonNull(pause, "pause");
  }

  /** Tries a few times; whoever asked can ask again. Answers whether it was taken. */
  boolean send(long chat, List<String> lines) throws InterruptedException {
    String html = fitted(lines);
    String reason = "";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      pause.take(Duration.ofNanos(pace.waitNanos(chat, System.nanoTime())));
      BotApi.Answer answer = bot.send(chat, html);
      pace.sent(chat, System.nanoTime());
      switch (answer) {
        case BotApi.Answer.Done _ -> {
          return true;
        }
        case BotApi.Answer.Refused refused when refused.retryAfter().isPositive() -> {
          reason = refused.reason();
          pause.take(shorter(refused.retryAfter()));
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
