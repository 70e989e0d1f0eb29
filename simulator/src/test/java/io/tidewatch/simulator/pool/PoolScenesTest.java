package io.tidewatch.simulator.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.instrument.SolanaAddress;
import io.tidewatch.contract.pool.PoolPair;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.simulator.pool.PoolScene.Expected;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PoolScenesTest {
  private static final long START = 1_790_000_000_000L;
  private static final long LAST_CHANCE_MS = 15_000;

  private final PoolScenes scenes = PoolScenes.standard(START);

  @Test
  void shouldRaiseExactlyTheAlertsThatItSays() {
    PoolBruteForce judge = new PoolBruteForce(scenes.templates(), scenes.pairs());
    scenes.steps().forEach(judge::play);

    assertThat(judge.fired()).hasSameSizeAs(scenes.expected());
    for (int i = 0; i < judge.fired().size(); i++) {
      PoolBruteForce.Fired fired = judge.fired().get(i);
      Expected expected = scenes.expected().get(i);
      assertThat(fired.token()).isEqualTo(expected.token());
      assertThat(fired.side()).isEqualTo(expected.side());
      // What is judged at once comes at the earliest time, and there is room until the latest.
      assertThat(fired.atMs()).isBetween(expected.fromMs(), expected.toMs() - LAST_CHANCE_MS);
    }
  }

  @Test
  void shouldRaiseNothingOfTheEditWithoutTheEdit() {
    PoolBruteForce judge = new PoolBruteForce(scenes.templates(), scenes.pairs());
    scenes.steps().stream()
        .filter(step -> !(step instanceof PoolStep.EditsTemplate))
        .forEach(judge::play);

    assertThat(judge.fired()).hasSize(scenes.expected().size() - 1);
  }

  @Test
  void shouldRaiseMoreIfTheTokenDidNotLeave() {
    PoolBruteForce judge = new PoolBruteForce(scenes.templates(), scenes.pairs());
    scenes.steps().stream().filter(step -> !(step instanceof PoolStep.Leaves)).forEach(judge::play);

    assertThat(judge.fired()).hasSizeGreaterThan(scenes.expected().size());
  }

  @Test
  void shouldExpectOnlyWhatCannotBeTakenForEachOther() {
    assertThat(scenes.expected()).hasSize(7).allMatch(e -> e.rule().equals("token-pool"));
    assertThat(scenes.expected()).extracting(Expected::side).contains(Side.BUY, Side.SELL);
    Map<String, List<Expected>> byToken =
        scenes.expected().stream().collect(Collectors.groupingBy(Expected::token));
    byToken
        .values()
        .forEach(expected -> {
          for (int i = 1; i < expected.size(); i++) {
            assertThat(expected.get(i).fromMs()).isGreaterThan(expected.get(i - 1).toMs());
          }
        });
  }

  @Test
  void shouldNameAPoolThatALoaderWouldMake() {
    List<PoolPair> pairs = scenes.pairs();

    assertThat(pairs).hasSize(120);
    assertThat(pairs).extracting(PoolPair::batch).containsOnly(1, 2);
    assertThat(pairs).allMatch(pair -> SolanaAddress.isValid(pair.pair()));
    assertThat(pairs).allMatch(pair -> SolanaAddress.isValid(pair.token()));
    assertThat(pairs).extracting(PoolPair::pair).doesNotHaveDuplicates();
    assertThat(pairs).extracting(PoolPair::token).doesNotHaveDuplicates();
    assertThat(pairs).extracting(PoolPair::twitterUrl).doesNotHaveDuplicates();
    assertThat(pairs).isSortedAccordingTo((a, b) -> b.marketCap().compareTo(a.marketCap()));
    assertThat(scenes.tokens()).extracting(PoolToken::source).containsOnly("pump", "bonk");
    assertThat(scenes.templates())
        .extracting(PoolTemplate::id)
        .containsExactlyInAnyOrderElementsOf(
            pairs.stream().map(PoolPair::templateId).distinct().toList());
  }

  @Test
  void shouldBeTheSameEachTime() {
    assertThat(PoolScenes.standard(START).steps()).isEqualTo(scenes.steps());
  }

  @Test
  void shouldRepeatWhatCanHappenAgain() {
    PoolScenes twice = PoolScenes.standard(START, 2);
    List<PoolScene.Expected> again =
        twice.expected().stream().filter(due -> due.fromMs() >= START + 40 * 60_000).toList();

    assertThat(twice.expected()).containsAll(scenes.expected());
    assertThat(again).hasSize(5);
    assertThat(twice.steps()).extracting(PoolStep::timeMs).isSorted();
    assertThat(twice.steps().getLast().timeMs()).isGreaterThan(START + 79 * 60_000);
  }

  @Test
  void shouldKeepToTheOrderOfTime() {
    assertThat(scenes.steps()).extracting(PoolStep::timeMs).isSorted();
    assertThat(scenes.steps().getFirst().timeMs()).isEqualTo(START);
    assertThat(scenes.steps().getLast().timeMs()).isLessThan(START + 40 * 60_000);
  }
}
