package io.tidewatch.connectors.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.delivery.queue.BotBudget;
import io.tidewatch.connectors.delivery.queue.Limit;
import io.tidewatch.simulator.chat.TelegramLimits;
import io.tidewatch.simulator.chat.TelegramMessage;
import io.tidewatch.simulator.chat.TelegramServer;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplyLanesTest {
  private static final String TOKEN = "4711:AAH-very-secret";
  private static final long ALICE = 7;
  private static final long BOSS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Limit PLENTY = Limit.perSecond(1_000);

  private final InstantSource clock = InstantSource.system();
  private final BotBudget budget = new BotBudget(new BotBudget.Limits(PLENTY, PLENTY, PLENTY));
  private final Pause pause = new Pause();
  private TelegramServer telegram;
  private BotApi bot;
  private ReplyLanes lanes;

  @BeforeEach
  void start() throws IOException {
    Duration second = Duration.ofSeconds(1);
    telegram =
        TelegramServer.started(
            TOKEN, new TelegramLimits(1_000, second, 1_000, second, 1_000, second), ALICE, BOSS);
    bot = new BotApi(new ChatSettings.Bot(telegram.uri(), TOKEN));
    Phrases phrases = new Phrases(Locale.ENGLISH, ZoneOffset.UTC);
    lanes = new ReplyLanes(new Replies(bot, phrases, pause, budget, clock));
  }

  @AfterEach
  void stop() {
    lanes.close();
    bot.close();
    telegram.close();
  }

  private void add(long chat, int count) {
    IntStream.rangeClosed(1, count).forEach(i -> lanes.add(chat, List.of("answer " + i)));
  }

  private List<String> shown(long chat) {
    return telegram.messages().stream()
        .filter(message -> message.chat() == chat)
        .map(TelegramMessage::shown)
        .toList();
  }

  private static List<String> answers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> "answer " + i).toList();
  }

  @Test
  void shouldSendTheNewestAnswersOfEachChatInOrder() {
    budget.paused(Duration.ofSeconds(1), clock.millis());
    add(ALICE, 30);
    add(BOSS, 3);

    await().atMost(PATIENCE).until(() -> shown(ALICE).contains("answer 30"));
    await().atMost(PATIENCE).until(() -> shown(BOSS).size() == 3);
    assertThat(shown(BOSS)).isEqualTo(answers(1, 3));
    // The first one may have left the row already when the others came.
    List<String> newest = new ArrayList<>(shown(ALICE));
    assertThat(newest).hasSizeBetween(ReplyLanes.MOST_WAITING, ReplyLanes.MOST_WAITING + 1);
    newest.removeFirst();
    assertThat(newest).isEqualTo(answers(31 - newest.size(), 30));
    assertThat(lanes.unsent()).isEqualTo(30 - shown(ALICE).size());
    await().atMost(PATIENCE).until(() -> lanes.answered() == shown(ALICE).size() + 3);
  }

  @Test
  void shouldGoOnAfterAnAnswerThatIsRefused() {
    telegram.block(ALICE, true);
    add(ALICE, 1);
    await().atMost(PATIENCE).until(() -> lanes.unsent() == 1);
    telegram.block(ALICE, false);
    add(ALICE, 2);

    await().atMost(PATIENCE).until(() -> lanes.answered() == 2);
    assertThat(shown(ALICE)).isEqualTo(answers(1, 2));
  }

  @Test
  void shouldEndWhileAnswersWait() {
    budget.paused(Duration.ofMinutes(1), clock.millis());
    add(ALICE, 5);
    long before = System.nanoTime();
    lanes.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
    assertThat(telegram.messages()).isEmpty();
    assertThat(lanes.answered()).isZero();
  }
}
