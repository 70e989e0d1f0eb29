package io.tidewatch.topology.whale;

import static io.tidewatch.topology.whale.WhaleDriver.A;
import static io.tidewatch.topology.whale.WhaleDriver.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.whale.HyperliquidRecords;
import io.tidewatch.contract.whale.WhaleSignal;
import io.tidewatch.topology.whale.signal.WhaleMoveRule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * However records of several channels mix, repeat, break off and go on: the signals are the same.
 */
class WhaleOrderProperties {
  private static final long TWAP = 77;

  /** A frame of one channel. */
  private record Frame(String channel, List<String> fills, String document) {}

  /** What an address did, by channel. */
  private static final class Scene {
    final List<Frame> fills = new ArrayList<>();
    final List<Frame> twaps = new ArrayList<>();
    final List<Frame> statuses = new ArrayList<>();

    Scene(Random chance) {
      long position = 2_000;
      long[] filled = new long[9];
      long time = 100;
      for (int block = 0; block < 25; block++) {
        time += 1 + chance.nextInt(40);
        boolean slice = chance.nextInt(5) == 0;
        List<String> of = new ArrayList<>();
        for (int i = 0; i < (slice ? 1 : 1 + chance.nextInt(3)); i++) {
          long size = 1 + chance.nextInt(3_000);
          int order = 1 + chance.nextInt(8);
          boolean buy = slice || order % 2 == 0;
          String fill =
              (buy
                      ? FillText.buy(units(size), units(position), time)
                      : FillText.sell(units(size), units(position), time))
                  .oid(slice ? 500 + block : order)
                  .tid(10_000 + block * 10L + i)
                  .px(String.valueOf(90 + chance.nextInt(20)))
                  .toString();
          position += buy ? size : -size;
          filled[order] += slice ? 0 : size;
          of.add(fill);
        }
        Collections.shuffle(of, chance);
        (slice ? twaps : fills).add(new Frame(slice ? "twap" : "fills", of, ""));
      }
      for (int order = 1; order < 8; order++) {
        long rest = order % 3 == 0 ? 500 : 0;
        String status = rest == 0 ? "filled" : "canceled";
        statuses.add(
            new Frame(
                "status", List.of(units(filled[order] + rest), units(rest)), order + " " + status));
      }
      Collections.shuffle(statuses, chance);
    }
  }

  private static String units(long thousandths) {
    return BigDecimal.valueOf(thousandths, 3).toPlainString();
  }

  @Property(tries = 12)
  void shouldFindTheSameSignals(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Scene scene = new Scene(new Random(seed));

    SortedSet<String> orderly = play(scene, new Random(seed), false);

    assertThat(orderly).isNotEmpty();
    assertThat(play(scene, new Random(seed + 1), true)).isEqualTo(orderly);
  }

  /** Of what came out of order, twice, with holes and too late. */
  @Property(tries = 12)
  void shouldComputeEachMoveAgain(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Scene scene = new Scene(new Random(seed));
    for (boolean wild : List.of(false, true)) {
      try (WhaleDriver whales = new WhaleDriver(AgainAssert.tellingAll())) {
        play(whales, scene, new Random(seed), wild, signals -> {});
        List<Alert> moves =
            whales.alerts().stream()
                .filter(alert -> alert.rule().equals(WhaleMoveRule.ID))
                .toList();
        long same =
            moves.stream()
                .filter(alert -> AgainAssert.isSameUnlessNotPossible(whales, alert))
                .count();
        assertThat(same).as("of %s", moves.size()).isGreaterThan(moves.size() / 2);
      }
    }
  }

  private SortedSet<String> play(Scene scene, Random chance, boolean wild) {
    List<WhaleSignal> signals = new ArrayList<>();
    try (WhaleDriver whales = new WhaleDriver()) {
      play(
          whales,
          scene,
          chance,
          wild,
          playing -> {
            if (wild && chance.nextInt(12) == 0) {
              signals.addAll(playing.signals());
              playing.restart();
            }
          });
      signals.addAll(whales.signals());
    }
    SortedSet<String> lines = new TreeSet<>();
    for (WhaleSignal signal : signals) {
      assertThat(lines.add(line(signal))).as("told once: %s", signal.id()).isTrue();
    }
    return lines;
  }

  /**
   * Plays a scene.
   *
   * @param then happens after each frame
   */
  private static void play(
      WhaleDriver whales, Scene scene, Random chance, boolean wild, Consumer<WhaleDriver> then) {
    whales.watchUser(A, T0);
    whales.snapshot(A, T0 + 1, FillText.buy("2", "0", -5_000).tid(9).toString());
    long now = T0 + 2_000;
    List<List<Frame>> left = new ArrayList<>();
    List<Frame> fills = byTime(scene);
    if (wild) {
      left.add(new ArrayList<>(scene.fills));
      left.add(new ArrayList<>(scene.twaps));
      left.add(new ArrayList<>(scene.statuses));
    } else {
      left.add(new ArrayList<>(fills));
    }
    List<Frame> sent = new ArrayList<>();
    int lost = 0;
    while (left.stream().anyMatch(channel -> !channel.isEmpty())) {
      List<Frame> channel = left.get(chance.nextInt(left.size()));
      if (channel.isEmpty()) {
        continue;
      }
      Frame frame = channel.removeFirst();
      now += 1 + chance.nextInt(300);
      sent.add(frame);
      boolean status = frame.channel().equals("status");
      if (wild && !status && lost == 0 && chance.nextInt(10) == 0) {
        lost = 1 + chance.nextInt(4);
      }
      if (lost > 0 && !status) {
        if (--lost > 0 && left.stream().anyMatch(others -> !others.isEmpty())) {
          continue;
        }
        lost = 0;
        give(whales, frame, now);
        reconnect(whales, scene, sent, now);
      } else {
        give(whales, frame, now);
      }
      if (wild && chance.nextInt(4) == 0) {
        give(whales, sent.get(chance.nextInt(sent.size())), now);
      }
      then.accept(whales);
    }
    if (wild) {
      reconnect(whales, scene, sent, now);
    } else {
      for (Frame status : scene.statuses) {
        give(whales, status, now);
      }
    }
    whales.time(now + 700_000);
  }

  private static List<Frame> byTime(Scene scene) {
    List<Frame> all = new ArrayList<>(scene.fills);
    all.addAll(scene.twaps);
    all.sort((one, other) -> time(one).compareTo(time(other)));
    return all;
  }

  private static String time(Frame frame) {
    String fill = frame.fills().getFirst();
    return fill.substring(fill.indexOf("\"time\":"), fill.indexOf(",\"startPosition\""));
  }

  private static void give(WhaleDriver whales, Frame frame, long now) {
    switch (frame.channel()) {
      case "fills" -> whales.fills(A, now, frame.fills().toArray(String[]::new));
      case "twap" -> whales.twap(A, now, TWAP, frame.fills().getFirst());
      default -> {
        String[] words = frame.document().split(" ");
        whales.status(
            A, now, Long.parseLong(words[0]), words[1], frame.fills().get(0), frame.fills().get(1));
      }
    }
  }

  /** A snapshot, and then all that was missed, newest page first, with much of what was not. */
  private static void reconnect(WhaleDriver whales, Scene scene, List<Frame> sent, long now) {
    List<String> fills = new ArrayList<>();
    List<String> slices = new ArrayList<>();
    String newest =
        sent.stream()
            .filter(frame -> !frame.channel().equals("status"))
            .map(WhaleOrderProperties::time)
            .max(String::compareTo)
            .orElse("");
    for (Frame frame : byTime(scene)) {
      if (time(frame).compareTo(newest) > 0) {
        continue;
      }
      if (frame.channel().equals("fills")) {
        fills.addAll(frame.fills());
      } else if (frame.channel().equals("twap")) {
        frame
            .fills()
            .forEach(fill -> slices.add("{\"fill\":" + fill + ",\"twapId\":" + TWAP + "}"));
      }
    }
    whales.snapshot(A, now, fills.toArray(String[]::new));
    rest(whales, HyperliquidRecords.USER_FILLS, fills, now);
    rest(whales, HyperliquidRecords.TWAP_FILLS, slices, now);
    whales.backfilled(A, now, T0, now);
  }

  private static void rest(WhaleDriver whales, String channel, List<String> rows, long now) {
    whales.record(
        channel,
        A,
        ("[" + String.join(",", rows) + "]").getBytes(StandardCharsets.UTF_8),
        now,
        Source.BACKFILL);
  }

  private static String line(WhaleSignal signal) {
    return String.join(
        " ",
        signal.id(),
        signal.change().name(),
        signal.side().name(),
        String.valueOf(signal.flip()),
        signal.size().toPlainString(),
        signal.price().toPlainString(),
        signal.positionBefore().toPlainString(),
        signal.positionAfter().toPlainString(),
        signal.closeRate().toString(),
        signal.realizedPnl().toString(),
        signal.flush().name(),
        signal.status().toString(),
        String.valueOf(signal.part()),
        String.valueOf(signal.fills()));
  }
}
