package io.tidewatch.topology.tokenpool;

import static io.tidewatch.topology.tokenpool.PoolFrames.change;
import static io.tidewatch.topology.tokenpool.PoolFrames.frame;
import static io.tidewatch.topology.tokenpool.PoolFrames.item;
import static io.tidewatch.topology.tokenpool.PoolFrames.poolPair;
import static io.tidewatch.topology.tokenpool.PoolFrames.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.topic.Topics;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Same records, same outputs: again, after a restart, and however fast they are read. */
class TokenPoolReplayTest {
  private static final long T0 = TokenPoolDriver.START;
  private static final int PAIRS = 6;
  private static final int FRAMES = 900;
  private static final Duration TO_THE_END = Duration.ofSeconds(40);

  private static final List<Consumer<TokenPoolDriver>> SESSION = session(new Random(20_261_121));

  private static List<Consumer<TokenPoolDriver>> session(Random chance) {
    List<Consumer<TokenPoolDriver>> session = new ArrayList<>();
    session.add(detector -> detector.template(template(1, "10", "1000"), T0));
    for (int pair = 1; pair <= PAIRS; pair++) {
      int number = pair;
      session.add(detector -> detector.pair(poolPair(number), T0));
    }
    for (int second = 1; second <= FRAMES; second++) {
      long at = T0 + second * 1_000L;
      String frame = frame(made(1 + chance.nextInt(PAIRS + 1), chance), made(1, chance));
      session.add(detector -> detector.frame(frame, at));
      if (second % 200 == 0) {
        String rise = Integer.toString(5 + chance.nextInt(10));
        session.add(detector -> detector.template(template(1, rise, "1000"), at + 10));
      }
      if (second % 300 == 150) {
        session.add(detector -> detector.removePair(2, at + 20));
        session.add(detector -> detector.pair(poolPair(2), at + 30_020));
      }
    }
    return session;
  }

  private static String made(int pair, Random chance) {
    return switch (chance.nextInt(10)) {
      case 0 -> item(pair, "\"bv1m\":200");
      case 1, 2 -> change(pair, "0." + (8 + chance.nextInt(2)) + "1");
      case 3, 4 -> change(pair, "0.0" + (7 + chance.nextInt(3)));
      default -> change(pair, "0.0" + chance.nextInt(5));
    };
  }

  @Test
  void shouldSayTheSameAgain() {
    List<String> once = play(SESSION, 0);

    assertThat(once).hasSizeGreaterThan(40);
    assertThat(play(SESSION, 0)).isEqualTo(once);
  }

  @Test
  void shouldSayTheSameAtTheSpeedOfTheMarket() {
    assertSame(play(SESSION, 1_000), play(SESSION, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 100, 207, 209, 500, 880})
  void shouldGoOnAfterARestartAsIfThereWasNone(int cut) {
    try (TokenPoolDriver first = new TokenPoolDriver();
        TokenPoolDriver second = new TokenPoolDriver()) {
      SESSION.subList(0, cut).forEach(input -> input.accept(first));
      List<String> outputs = new ArrayList<>(first.everything());
      second.skip(framesIn(cut));
      second.takeUp(first);
      SESSION.subList(cut, SESSION.size()).forEach(input -> input.accept(second));
      second.passTime(TO_THE_END);
      outputs.addAll(second.everything());

      assertSame(outputs, play(SESSION, 0));
    }
  }

  /** Shows what is only in one of them: whole, they fill pages. */
  private static void assertSame(List<String> actual, List<String> expected) {
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> surplus = new ArrayList<>(actual);
    expected.forEach(surplus::remove);
    assertThat(missing).isEmpty();
    assertThat(surplus).isEmpty();
    assertThat(byTopic(actual)).isEqualTo(byTopic(expected));
  }

  private static int framesIn(int cut) {
    try (TokenPoolDriver counting = new TokenPoolDriver()) {
      SESSION.subList(0, cut).forEach(input -> input.accept(counting));
      return (int) counting.counted(Counter.FRAMES);
    }
  }

  private static List<String> play(List<Consumer<TokenPoolDriver>> session, long passMs) {
    try (TokenPoolDriver detector = new TokenPoolDriver()) {
      for (Consumer<TokenPoolDriver> input : session) {
        input.accept(detector);
        detector.passTime(Duration.ofMillis(passMs));
      }
      // What waits for more of its kind is told at the end.
      detector.passTime(TO_THE_END);
      return detector.everything();
    }
  }

  private static List<String> byTopic(List<String> outputs) {
    return Stream.of(Topics.ALERTS, Topics.DECISIONS)
        .flatMap(
            topic -> outputs.stream().filter(output -> output.startsWith(topic.name())).sorted())
        .toList();
  }
}
