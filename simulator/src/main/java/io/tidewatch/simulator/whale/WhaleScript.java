package io.tidewatch.simulator.whale;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.whale.Flush;
import io.tidewatch.contract.whale.PositionChange;
import io.tidewatch.contract.whale.PositionSide;
import io.tidewatch.simulator.whale.WhaleScene.Expected;
import io.tidewatch.simulator.whale.WhaleScene.Signal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down what happens second by second. */
final class WhaleScript {
  private static final String MOVE = "whale-move";
  private static final String CONSENSUS = "whale-consensus";

  private final long startMs;
  private final Map<Integer, List<WhaleStep.Act>> acts = new HashMap<>();

  WhaleScript(long startMs) {
    this.startMs = startMs;
  }

  /** Event time of a second of the script. */
  long time(int second) {
    return startMs + second * 1_000L;
  }

  void at(int second, WhaleStep.Act act) {
    acts.computeIfAbsent(second, any -> new ArrayList<>()).add(act);
  }

  /** All seconds until this one, each with what strangers do. */
  List<WhaleStep> until(int end, CalmTrades calm) {
    List<WhaleStep> steps = new ArrayList<>();
    for (int second = 0; second < end; second++) {
      List<WhaleStep.Act> here = new ArrayList<>(acts.getOrDefault(second, List.of()));
      here.add(calm.second());
      steps.add(new WhaleStep(time(second), here));
    }
    return steps;
  }

  /** What must come of an order. */
  Signal signal(
      Whale who,
      String coin,
      PositionChange change,
      PositionSide side,
      String size,
      int fills,
      Flush flush,
      int lastSecond) {
    return new Signal(
        who.address(),
        coin,
        change,
        side,
        new BigDecimal(size),
        false,
        fills,
        flush,
        time(lastSecond));
  }

  /** The same, of an order that does two things. */
  static Signal flipped(Signal signal) {
    return new Signal(
        signal.address(),
        signal.coin(),
        signal.change(),
        signal.side(),
        signal.size(),
        true,
        signal.fills(),
        signal.flush(),
        signal.timeMs());
  }

  /** The alert of a signal that is large enough. */
  static Expected alert(Signal signal) {
    boolean opens = signal.change().direction() == PositionChange.Direction.OPEN;
    Side side = opens == (signal.side() == PositionSide.LONG) ? Side.BUY : Side.SELL;
    return new Expected(MOVE, signal.address(), side, signal.timeMs(), signal.timeMs());
  }

  /** The alert of several who go the same way. */
  Expected consensus(String coin, Side side, int fromSecond, int toSecond) {
    return new Expected(CONSENSUS, coin, side, time(fromSecond), time(toSecond));
  }

  /** A scene of one address, whose signals are all large enough for an alert. */
  static WhaleScene loud(String name, Whale who, Signal... signals) {
    List<Expected> alerts = Arrays.stream(signals).map(WhaleScript::alert).toList();
    return new WhaleScene(name, List.of(who), List.of(signals), alerts);
  }

  /** A scene of one address, of which no signal is. */
  static WhaleScene quiet(String name, Whale who, Signal... signals) {
    return new WhaleScene(name, List.of(who), List.of(signals), List.of());
  }

  /** A second of the script. */
  static int second(int minute, int second) {
    return minute * 60 + second;
  }
}
