package io.tidewatch.standalone.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.util.Duration;
import io.tidewatch.contract.log.LogFields;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatLimitTest {
  private static final Pattern MORE = Pattern.compile("\\.\\.\\. and ([0-9,]+) more like this");
  private static final String PATTERN = "no connection to {}: {}";

  private final WrittenLog log = WrittenLog.as("text");
  private final AtomicLong nanos = new AtomicLong();
  private final RepeatLimit limit = log.limitedBy(nanos::get);
  private final Logger feed = log.logger("io.tidewatch.connectors.Feed");

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void shouldWriteAFewLinesOfAStormAndSayHowManyThereWere() throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Thread> threads =
        IntStream.range(0, 8)
            .mapToObj(number ->
                Thread.ofPlatform()
                    .start(() -> {
                      awaitQuietly(begin);
                      for (int i = 0; i < 12_500; i++) {
                        feed.warn(PATTERN, "venue", i);
                      }
                    }))
            .toList();
    begin.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(log.lines()).hasSize(RepeatWindow.MOST_OF_ONE);
    passes(61);
    feed.info("next");

    assertThat(log.lines()).hasSize(RepeatWindow.MOST_OF_ONE + 2);
    assertThat(log.lines().get(RepeatWindow.MOST_OF_ONE))
        .contains("WARN", "Feed", "... and 99,990 more like this in 61 s: no connection to venue");
    assertThat(log.lines().getLast()).contains("next");
    assertThat(limit.heldBack()).isEqualTo(99_990);
  }

  @Test
  void shouldSayItOfEachWindowAgain() {
    for (int window = 0; window < 3; window++) {
      for (int i = 0; i < 15; i++) {
        feed.warn(PATTERN, "venue", i);
      }
      passes(60);
    }
    feed.info("next");

    assertThat(log.lines()).hasSize(3 * (RepeatWindow.MOST_OF_ONE + 1) + 1);
    assertThat(heldBackSaid()).isEqualTo(15);
  }

  @Test
  void shouldSayItEvenIfNothingMoreIsLogged() {
    log.limitedBy(new RepeatLimit(), Duration.buildByMilliseconds(300));
    for (int i = 0; i < 30; i++) {
      feed.warn(PATTERN, "venue", i);
    }

    await().untilAsserted(() -> assertThat(heldBackSaid()).isPositive());
    assertThat(heldBackSaid() + linesOf("no connection") - saidOf("no connection")).isEqualTo(30);
  }

  @Test
  void shouldSayItAtTheEnd() {
    for (int i = 0; i < 12; i++) {
      feed.warn(PATTERN, "venue", i);
    }
    log.close();

    assertThat(log.lines().getLast()).contains("... and 2 more like this in 1 s");
  }

  @Test
  void shouldLeaveRoomForAQuietSubjectBesideALoudOne() {
    for (int i = 0; i < 100_000; i++) {
      LogFields.subject(feed.atWarn(), "LOUDUSDT").log("subscribing to {}", "LOUDUSDT");
    }
    for (int quiet = 0; quiet < 150; quiet++) {
      LogFields.subject(feed.atWarn(), "QUIET" + quiet).log("subscribing to {}", "QUIET" + quiet);
    }

    for (int quiet = 0; quiet < 150; quiet++) {
      assertThat(log.text()).contains("subject=QUIET" + quiet + " ");
    }
    passes(60);
    feed.info("next");
    assertThat(log.text()).contains("subject=LOUDUSDT ... and 99,990 more like this in 60 s");
  }

  @Test
  void shouldNameHowManySubjectsWereHeldBack() {
    for (int i = 0; i < 100_000; i++) {
      LogFields.subject(feed.atWarn(), "S" + i % 50_000).log("subscribing");
    }
    for (int i = 0; i < 20; i++) {
      LogFields.subject(feed.atInfo(), "A").log("left");
      LogFields.subject(feed.atInfo(), "B").log("left");
    }
    passes(60);
    feed.info("next");

    assertThat(log.text())
        .contains(
            "... and 99,800 more like this about more than 200 others in 60 s: subscribing",
            "... and 20 more like this about 2 others in 60 s: left");
  }

  @Test
  void shouldWriteEachAlert() {
    for (int id = 0; id < 150; id++) {
      LogFields.alert(feed.atInfo(), "id-" + id, "BTCUSDT").log("raised");
    }

    for (int id = 0; id < 150; id++) {
      assertThat(log.text()).contains("alert=id-" + id + " ");
    }
  }

  @Test
  void shouldLoseNoErrorWithANewText() {
    for (int i = 0; i < 2_000; i++) {
      feed.error("a record was refused: {}", i);
      feed.error("a task failed", new IllegalStateException("cause " + i));
    }
    for (int i = 0; i < 2_000; i++) {
      assertThat(log.text()).contains("a record was refused: " + i + " ", ": cause " + i + " ");
    }
  }

  @Test
  void shouldHoldBackAnErrorThatSaysTheSame() {
    for (int i = 0; i < 100_000; i++) {
      feed.error("a task failed", new IllegalStateException("the same"));
    }
    passes(60);
    feed.info("next");

    assertThat(log.lines()).hasSize(RepeatWindow.MOST_OF_ONE + 2);
    assertThat(heldBackSaid()).isEqualTo(99_990);
  }

  @Test
  void shouldRememberNoMoreHoweverManyPatternsThereAre() {
    for (int i = 0; i < 100_000; i++) {
      feed.warn("from outside " + i);
    }
    int written = log.lines().size();
    passes(60);
    feed.info("next");

    assertThat(written).isEqualTo(RepeatWindow.MOST_PATTERNS + RepeatWindow.MOST_OF_ONE);
    assertThat(log.lines()).hasSize(written + 2);
    assertThat(heldBackSaid()).isEqualTo(100_000 - written);
  }

  @Test
  void shouldWriteAllThatSomebodyTurnedOn() {
    feed.setLevel(Level.DEBUG);
    for (int i = 0; i < 1_000; i++) {
      feed.debug(PATTERN, "venue", i);
    }

    assertThat(log.lines()).hasSize(1_000);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void passes(int seconds) {
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }

  private long heldBackSaid() {
    return MORE.matcher(log.text())
        .results()
        .map((MatchResult found) -> found.group(1).replace(",", ""))
        .mapToLong(Long::parseLong)
        .sum();
  }

  private long linesOf(String text) {
    return log.lines().stream().filter(line -> line.contains(text)).count();
  }

  private long saidOf(String text) {
    return log.lines().stream()
        .filter(line -> line.contains(text) && MORE.matcher(line).find())
        .count();
  }
}
