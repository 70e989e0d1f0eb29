package io.tidewatch.connectors.binance.futures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tidewatch.connectors.feed.Backoff;
import io.tidewatch.connectors.feed.RestException;
import io.tidewatch.connectors.feed.Timers;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RepeatedFetchTest {
  private final Timers timers = new Timers("repeated-fetch-test");

  @AfterEach
  void close() {
    timers.close();
  }

  /** Answers with rising numbers; some of them cannot be fetched or used. */
  private static final class Numbers implements RepeatedFetch.Source<Integer> {
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Integer> came = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final int broken;
    private final int useless;

    Numbers(int broken, int useless) {
      this.broken = broken;
      this.useless = useless;
    }

    @Override
    public Integer fetch() throws RestException {
      int number = asked.incrementAndGet();
      if (number == broken) {
        throw new IllegalStateException("broken");
      }
      return number;
    }

    @Override
    public void came(Integer number) {
      if (number == useless) {
        throw new IllegalStateException("useless");
      }
      came.add(number);
    }

    @Override
    public void worked() {}

    @Override
    public void failed(String reason) {
      reasons.add(reason);
    }
  }

  private void run(Numbers numbers) {
    Backoff backoff = new Backoff(List.of(Duration.ofMillis(5)), new SplittableRandom(1));
    new RepeatedFetch<>(numbers, Duration.ofMillis(5), backoff, timers).start();
    await().atMost(Duration.ofSeconds(10)).until(() -> numbers.came.contains(4));
  }

  @Test
  void shouldGoOnAfterAnAnswerThatCannotBeRead() {
    Numbers numbers = new Numbers(2, 0);

    run(numbers);

    assertThat(numbers.came).startsWith(1, 3, 4);
    assertThat(numbers.reasons).singleElement().asString().contains("broken");
  }

  @Test
  void shouldGoOnAfterAnAnswerThatCannotBeUsed() {
    Numbers numbers = new Numbers(0, 2);

    run(numbers);

    assertThat(numbers.came).startsWith(1, 3, 4);
  }
}
