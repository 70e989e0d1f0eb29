package io.tidewatch.simulator.futures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The frames of a script: one a minute of each contract, and one at the end of each bar. */
final class FuturesSteps {
  private static final long MINUTE_MS = 60_000;
  private static final int MINUTES = (int) (ScriptedBar.LENGTH_MS / MINUTE_MS);

  /** Contracts send one after the other. */
  private static final long APART_MS = 300;

  /** The end of a bar comes soon after it. */
  private static final long END_MS = 20;

  private FuturesSteps() {}

  /** In order of time, from the begin of the script. */
  static List<FuturesStep> of(FuturesScript script) {
    List<FuturesStep> steps = new ArrayList<>();
    int number = 0;
    for (ScriptedContract contract : script.contracts()) {
      List<ScriptedBar> bars = script.bars(contract.symbol());
      for (ScriptedBar bar : bars.subList(bars.size() - FuturesScript.PLAYED, bars.size())) {
        addBar(steps, contract, bar, number);
      }
      number++;
    }
    steps.removeIf(
        step -> step.timeMs() < script.beginMs() || script.isLost(step.symbol(), step.timeMs()));
    steps.sort(Comparator.comparingLong(FuturesStep::timeMs));
    return steps;
  }

  private static void addBar(
      List<FuturesStep> steps, ScriptedContract contract, ScriptedBar bar, int number) {
    String symbol = contract.symbol();
    for (int minute = 0; minute < MINUTES; minute++) {
      long timeMs = bar.openTime() + minute * MINUTE_MS + APART_MS * (number + 1);
      ScriptedBar sofar = bar.after(part(minute + 1), contract.tick());
      steps.add(new FuturesStep(timeMs, symbol, KlineText.frame(symbol, sofar, timeMs, false)));
    }
    long endMs = bar.closeTime() + END_MS + number;
    steps.add(new FuturesStep(endMs, symbol, KlineText.frame(symbol, bar, endMs, true)));
  }

  private static BigDecimal part(int minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(BigDecimal.valueOf(MINUTES + 1L), new MathContext(4, RoundingMode.DOWN));
  }
}
