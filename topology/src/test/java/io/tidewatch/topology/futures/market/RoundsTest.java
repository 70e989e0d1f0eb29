package io.tidewatch.topology.futures.market;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.topology.futures.MadeFindings;
import io.tidewatch.topology.futures.market.Finding.Judged;
import io.tidewatch.topology.futures.market.Finding.Progress;
import io.tidewatch.topology.futures.market.RoundEntry.Verdict;
import io.tidewatch.topology.futures.market.Rounds.Complete;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final long GRACE = 10_000;
  private static final int SILENT = 15;
  private static final int LONG_SILENT = 120;
  private static final long LATENCY = 40;

  /** When records of then are caught up with. */
  private static final long LATER = T0 + 30 * BAR;

  private final Map<String, RoundEntry> kept = new TreeMap<>();
  private Rounds rounds = rounds();

  private Rounds rounds() {
    return new Rounds(
        GRACE,
        SILENT,
        2,
        (key, entry) -> {
          if (entry == null) {
            kept.remove(key);
          } else {
            kept.put(key, entry);
          }
        });
  }

  private Optional<Verdict> add(Judged judged) {
    rounds.heard(judged);
    return rounds.add(judged);
  }

  private void reach(int partition, long at) {
    rounds.heard(new Progress(partition, at, at + LATENCY, true));
  }

  private static Judged judged(String symbol, int partition, long evaluatedAt) {
    return MadeFindings.judged(symbol, partition, T0, evaluatedAt);
  }

  private void decide(Complete complete) {
    rounds.decided(new Verdict(complete.round(), false, 0, 0));
  }

  @Test
  void shouldWaitForEveryPartition() {
    add(judged("B", 0, T0 + 5));
    reach(0, T0 + 60_000);
    assertThat(rounds.poll()).isEmpty();

    add(judged("A", 1, T0 + 7));
    reach(1, T0 + GRACE);
    assertThat(rounds.poll()).isEmpty();

    reach(1, T0 + GRACE + 1);
    Complete complete = rounds.poll().orElseThrow();
    assertThat(complete.all()).extracting(Judged::symbol).containsExactly("A", "B");
    assertThat(complete.compared()).hasSize(2);
    assertThat(rounds.poll()).isEmpty();
  }

  private void beSilent(long wallClockMs) {
    for (int second = 0; second < SILENT; second++) {
      rounds.tick(wallClockMs + second * 1_000);
    }
  }

  @Test
  void shouldNotWaitForAPartitionThatSaysNothing() {
    rounds.tick(T0 - 100_000);
    reach(1, T0 - 100_000);
    add(judged("B", 0, T0 + 5));
    for (int second = 0; second < SILENT; second++) {
      assertThat(rounds.poll()).isEmpty();
      reach(0, T0 + 20_000 + second * 1_000);
      rounds.tick(T0 + 20_000 + second * 1_000);
    }

    assertThat(rounds.poll()).isPresent();
  }

  @Test
  void shouldWaitForAPartitionThatWasNotReadYetWhileOldRecordsAreCaughtUpWith() {
    rounds.tick(LATER);
    add(judged("B", 0, T0 + 5));
    reach(1, T0 - 100_000);
    for (int second = 0; second < LONG_SILENT - 1; second++) {
      reach(0, T0 + 20_000 + second * 1_000);
      rounds.tick(LATER + second * 1_000);
      assertThat(rounds.poll()).isEmpty();
    }
    add(judged("A", 1, T0 + 6));
    reach(1, T0 + 20_000);

    assertThat(rounds.poll().orElseThrow().all()).hasSize(2);
  }

  @Test
  void shouldNotWaitForEverForAPartitionThatWasBehind() {
    rounds.tick(LATER);
    add(judged("B", 0, T0 + 5));
    reach(1, T0 - 100_000);
    for (int second = 0; second < LONG_SILENT; second++) {
      reach(0, T0 + 20_000 + second * 1_000);
      rounds.tick(LATER + second * 1_000);
    }

    assertThat(rounds.poll()).isPresent();
  }

  @Test
  void shouldWaitForAPartitionThatWasBehindWhenItsInstanceWasLost() {
    rounds.tick(LATER);
    reach(1, T0 - 100_000);
    add(judged("B", 0, T0 + 5));
    for (int second = 0; second < LONG_SILENT - 1; second++) {
      reach(0, LATER + second * 1_000);
      rounds.tick(LATER + second * 1_000);
      assertThat(rounds.poll()).isEmpty();
    }
  }

  @Test
  void shouldTakeReplayedRecordsForOldHoweverNewTheyAre() {
    rounds.tick(T0);
    rounds.heard(new Progress(1, T0 - 100_000, T0, false));
    add(judged("B", 0, T0 + 5));
    for (int second = 0; second < LONG_SILENT - 1; second++) {
      rounds.heard(new Progress(0, T0 + 20_000 + second * 1_000, T0, false));
      rounds.tick(T0 + second * 1_000);
      assertThat(rounds.poll()).isEmpty();
    }
  }

  @Test
  void shouldNotWaitForAnyoneOnceNobodySaysAnything() {
    add(judged("B", 0, T0 + 5));
    reach(1, T0 - 100_000);
    beSilent(LATER);

    assertThat(rounds.poll()).isPresent();
  }

  @Test
  void shouldWaitForAllThatSpokeBeforeAStandstill() {
    rounds.tick(T0 - 100_000);
    reach(0, T0 - 100_000);
    reach(1, T0 - 100_000);
    beSilent(T0 - 60_000);
    add(judged("B", 0, T0 + 5));
    reach(0, T0 + 20_000);
    rounds.tick(T0 + 20_000);
    assertThat(rounds.poll()).isEmpty();
    add(judged("A", 1, T0 + 6));
    reach(1, T0 + 20_000);

    assertThat(rounds.poll().orElseThrow().all()).hasSize(2);
  }

  @Test
  void shouldNotTakeItsOwnBeginForAStandstill() {
    restartWithARound();
    beSilent(T0 + 60_000);
    assertThat(rounds.poll()).isEmpty();
    reach(0, T0 + 75_000);
    rounds.tick(T0 + 75_000);
    assertThat(rounds.poll()).isEmpty();
    reach(1, T0 + 75_000);

    assertThat(rounds.poll()).isPresent();
  }

  @Test
  void shouldDecideWhatWaitedOverARestartIfNobodySaysAnythingForLong() {
    restartWithARound();
    for (int second = 0; second < LONG_SILENT - 1; second++) {
      rounds.tick(LATER);
    }
    assertThat(rounds.poll()).isEmpty();
    rounds.tick(LATER);

    assertThat(rounds.poll()).isPresent();
  }

  private void restartWithARound() {
    reach(1, T0 - 100_000);
    add(judged("B", 0, T0 + 5));
    Map<String, RoundEntry> before = new TreeMap<>(kept);
    rounds = rounds();
    before.values().forEach(rounds::restore);
  }

  @Test
  void shouldWaitAgainForAPartitionThatSpeaks() {
    beSilent(T0);
    reach(1, T0);
    add(judged("B", 0, T0 + GRACE + 5));

    assertThat(rounds.poll()).isEmpty();
  }

  @Test
  void shouldNotCompareWhatCameAfterTheGrace() {
    add(judged("A", 0, T0 + GRACE));
    add(judged("B", 0, T0 + GRACE + 1));
    reach(0, T0 + 60_000);
    reach(1, T0 + 60_000);

    Complete complete = rounds.poll().orElseThrow();
    assertThat(complete.compared()).extracting(Judged::symbol).containsExactly("A");
    assertThat(complete.all()).hasSize(2);
  }

  @Test
  void shouldNotCompareWhatItsPartitionHadPassed() {
    add(judged("A", 0, T0 + 1));
    reach(0, T0 + GRACE + 1);
    add(judged("B", 0, T0 + 2));
    add(judged("C", 1, T0 + 3));
    reach(1, T0 + 60_000);

    Complete complete = rounds.poll().orElseThrow();
    assertThat(complete.compared()).extracting(Judged::symbol).containsExactly("A", "C");
    assertThat(complete.all()).hasSize(3);
  }

  @Test
  void shouldCompareWhatOnlyThisHostsClockDatesLater() {
    add(MadeFindings.judged("A", 0, T0, T0 + GRACE + 5_000, 5, T0 + 3_000));
    reach(0, T0 + 60_000);
    reach(1, T0 + 60_000);

    assertThat(rounds.poll().orElseThrow().compared()).hasSize(1);
  }

  @Test
  void shouldTellTheVerdictToWhatComesLater() {
    add(judged("A", 0, T0));
    reach(0, T0 + 60_000);
    reach(1, T0 + 60_000);
    Verdict verdict = new Verdict(rounds.poll().orElseThrow().round(), true, 30, 40);
    rounds.decided(verdict);

    assertThat(add(judged("B", 1, T0 + 61_000))).contains(verdict);
  }

  @Test
  void shouldTakeRoundsInTheOrderOfTime() {
    add(MadeFindings.judged("A", 0, T0 + BAR, T0 + BAR));
    add(judged("A", 1, T0));
    reach(0, T0 + 2 * BAR);
    reach(1, T0 + 2 * BAR);

    assertThat(rounds.poll().orElseThrow().round().at()).isEqualTo(T0);
    assertThat(rounds.poll().orElseThrow().round().at()).isEqualTo(T0 + BAR);
  }

  @Test
  void shouldForgetRoundsAfterAnHour() {
    for (int bar = 0; bar < 10; bar++) {
      add(MadeFindings.judged("A", 0, T0 + bar * BAR, T0 + bar * BAR));
      reach(0, T0 + bar * BAR + 60_000);
      reach(1, T0 + bar * BAR + 60_000);
      decide(rounds.poll().orElseThrow());
    }

    assertThat(kept.keySet()).filteredOn(key -> key.startsWith("decided/")).hasSize(5);
    assertThat(kept.keySet()).noneMatch(key -> key.startsWith("waiting/"));
    Verdict forgotten = add(judged("B", 1, T0)).orElseThrow();
    assertThat(forgotten.marketWide()).isFalse();
  }

  @Test
  void shouldTakeUpWhatWasKept() {
    add(judged("A", 0, T0));
    reach(0, T0 + 60_000);
    Map<String, RoundEntry> before = new TreeMap<>(kept);
    rounds = rounds();
    before.values().forEach(rounds::restore);

    assertThat(rounds.poll()).isEmpty();
    reach(1, T0 + 60_000);
    assertThat(rounds.poll().orElseThrow().all()).extracting(Judged::symbol).containsExactly("A");
  }
}
