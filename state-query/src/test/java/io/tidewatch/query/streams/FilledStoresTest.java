package io.tidewatch.query.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.query.streams.LagSource.Lag;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FilledStoresTest {
  private static final Set<String> BOTH = Set.of("trades", "states");

  private final Map<String, Map<Integer, Lag>> kafka = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicLong closedTasks = new AtomicLong();
  private final Refills refills = new Refills(closedTasks::get);
  private final FilledStores filled =
      new FilledStores(
          new LagSource(
              "detector",
              () -> {
                asked.incrementAndGet();
                return Map.copyOf(kafka);
              }),
          refills);

  private void lag(String store, long behind) {
    kafka.put(store, Map.of(2, new Lag(100 - behind, behind)));
  }

  @Test
  void shouldBelieveNoStoreBeforeItsLagSaysSo() {
    assertThat(filled.are(BOTH, 2)).isFalse();
    lag("trades", 100);
    lag("states", 0);
    assertThat(filled.are(BOTH, 2)).isFalse();

    lag("trades", 1);

    assertThat(filled.are(BOTH, 2)).isTrue();
    assertThat(filled.are(BOTH, 3)).isFalse();
  }

  @Test
  void shouldJudgeAStoreWithoutAChangelogByTheOthers() {
    lag("trades", 100);
    assertThat(filled.are(Set.of("trades", "made"), 2)).isFalse();
    lag("trades", 0);
    assertThat(filled.are(Set.of("trades", "made"), 2)).isTrue();
    assertThat(filled.are(Set.of("made"), 2)).isFalse();
  }

  @Test
  void shouldAskNoMoreOfWhatIsKnown() {
    lag("trades", 0);
    lag("states", 0);
    assertThat(filled.are(BOTH, 2)).isTrue();
    int before = asked.get();

    assertThat(filled.are(BOTH, 2)).isTrue();
    assertThat(asked).hasValue(before);
  }

  @Test
  void shouldBelieveNothingOnceATaskWasClosed() {
    lag("trades", 0);
    lag("states", 0);
    assertThat(filled.are(BOTH, 2)).isTrue();

    closedTasks.incrementAndGet();
    lag("trades", 100);

    assertThat(filled.are(BOTH, 2)).isFalse();
  }

  @Test
  void shouldBelieveNothingWhileItIsFilled() {
    lag("trades", 0);
    lag("states", 0);
    assertThat(filled.are(BOTH, 2)).isTrue();
    refills.began("states", 2);
    assertThat(filled.are(BOTH, 2)).isFalse();
    refills.ended("states", 2);
    assertThat(filled.are(BOTH, 2)).isTrue();
  }
}
