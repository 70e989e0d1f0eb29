package io.tidewatch.simulator.futures;

import io.tidewatch.simulator.binance.futures.FuturesBar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The steps of a script: one a minute of each contract, and one at the end of each bar. */
final class FuturesSteps {
  private static final long MINUTE_MS = 60_000;
  private static final int MINUTES = (int) (FuturesBar.LENGTH_MS / MINUTE_MS);

  /** Contracts send one after the other. */
  private static final long APART_MS = 300;

  /** The end of a bar is told soon after it. */
  private static final long END_MS = 20;

  /** Minutes of the first bar that are over when the script begins. */
  private static final int BEGUN = 10;

  private FuturesSteps() {}

  /** In order of time, from the begin of the script. */
  static List<FuturesStep> of(FuturesScript script) {
    List<FuturesStep> steps = new ArrayList<>();
    int number = 0;
    for (ScriptedContract contract : script.contracts()) {
      for (FuturesBar bar : contract.played()) {
        addBar(steps, script, contract, bar, number);
      }
      number++;
    }
    steps.removeIf(step -> step.timeMs() < script.beginMs() || step.timeMs() > script.endMs());
    steps.sort(Comparator.comparingLong(FuturesStep::timeMs));
    return steps;
  }

  /** One of each contract, at the begin of the script. */
  static List<FuturesStep> first(FuturesScript script) {
    return script.contracts().stream()
        .map(contract ->
            new FuturesStep(
                script.beginMs(),
                contract,
                Running.of(contract.played().getFirst(), part(BEGUN), contract.contract().tick()),
                false,
                false))
        .toList();
  }

  private static void addBar(
      List<FuturesStep> steps,
      FuturesScript script,
      ScriptedContract contract,
      FuturesBar bar,
      int number) {
    String symbol = contract.symbol();
    for (int minute = 0; minute < MINUTES; minute++) {
      long timeMs = bar.openMs() + minute * MINUTE_MS + APART_MS * (number + 1);
      steps.add(
          new FuturesStep(
              timeMs,
              contract,
              Running.of(bar, part(minute + 1), contract.contract().tick()),
              false,
              script.isLost(symbol, timeMs)));
    }
    long endMs = bar.openMs() + FuturesBar.LENGTH_MS + END_MS + number;
    steps.add(new FuturesStep(endMs, contract, bar, true, script.isLost(symbol, endMs)));
  }

  private static BigDecimal part(int minutes) {
    return BigDecimal.valueOf(minutes)
        .divide(BigDecimal.valueOf(MINUTES + 1L), 4, RoundingMode.DOWN);
  }
}
