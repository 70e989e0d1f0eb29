package io.tidewatch.query.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoTest {
  private static final Duration VALID = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final InstantSource clock = () -> Instant.ofEpochMilli(now.get());
  private final AtomicInteger looks = new AtomicInteger();
  private final Memo<Integer> memo = memo(0);

  private Memo<Integer> memo(long lookTakesMs) {
    return new Memo<>(
        () -> {
          now.addAndGet(lookTakesMs);
          return looks.incrementAndGet();
        },
        clock,
        VALID);
  }

  @Test
  void shouldRememberAnAnswerForAMoment() {
    assertThat(memo.get()).isEqualTo(1);
    now.addAndGet(VALID.toMillis() - 1);
    assertThat(memo.get()).isEqualTo(1);
    now.addAndGet(1);
    assertThat(memo.get()).isEqualTo(2);
  }

  @Test
  void shouldLookAgainWhereTheClockWasSetBack() {
    memo.get();
    now.addAndGet(-VALID.toMillis());

    assertThat(memo.get()).isEqualTo(2);
  }

  @Test
  void shouldRememberWhatTookLongerThanItIsValid() {
    Memo<Integer> slow = memo(VALID.toMillis() + 1);
    slow.get();

    assertThat(slow.get()).isEqualTo(1);
  }

  @Test
  void shouldLookOnceForAllWhoAskMeanwhile() throws InterruptedException {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Memo<Integer> slow =
        new Memo<>(
            () -> {
              looks.incrementAndGet();
              awaitThat(mayAnswer);
              return looks.get();
            },
            clock,
            VALID);
    List<Integer> answers = new CopyOnWriteArrayList<>();
    List<Thread> askers =
        List.of(1, 2, 3).stream()
            .map(asker -> Thread.ofPlatform().start(() -> answers.add(slow.get())))
            .toList();
    await()
        .until(
            () -> askers.stream().allMatch(asker -> asker.getState().name().endsWith("WAITING")));

    mayAnswer.countDown();
    for (Thread asker : askers) {
      asker.join(Duration.ofSeconds(30));
    }

    assertThat(answers).containsExactly(1, 1, 1);
    assertThat(looks).hasValue(1);
  }

  private static void awaitThat(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void shouldNotRememberAFailure() {
    Memo<Integer> failing =
        new Memo<>(
            () -> {
              if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
              }
              return looks.get();
            },
            clock,
            VALID);

    assertThatThrownBy(failing::get).hasMessage("away");
    assertThat(failing.get()).isEqualTo(2);
  }
}
