package io.tidewatch.topology.orderbooks.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How the depth of one side stands to its median, evaluation after evaluation. One low evaluation
 * says little: market makers requote. What counts is what the best one of the last few says.
 */
final class ShrinkMeter {
  private final BaselineSettings settings;
  private final List<Double> ratios;
  private boolean shrunk;

  /**
   * What it remembers.
   *
   * @param ratios of the last evaluations, oldest first
   */
  record Memory(List<Double> ratios, boolean shrunk) {
    static final Memory INITIAL = new Memory(List.of(), false);

    Memory {
      ratios = List.copyOf(ratios);
    }
  }

  ShrinkMeter(BaselineSettings settings, Memory memory) {
    this.settings = settings;
    ratios = new ArrayList<>(memory.ratios());
    shrunk = memory.shrunk();
  }

  Memory memory() {
    return new Memory(ratios, shrunk);
  }

  /** Evaluations before this one cannot be compared with those after it. */
  void restart() {
    ratios.clear();
  }

  /** There is another history to compare with: what the old one said does not hold in it. */
  void forget() {
    ratios.clear();
    shrunk = false;
  }

  void evaluate(double ratio) {
    ratios.add(ratio);
    if (ratios.size() > settings.shrunkEvaluations()) {
      ratios.removeFirst();
    }
    boolean low = ratios.stream().allMatch(each -> each < settings.shrunkRatio());
    shrunk =
        shrunk
            ? ratio < settings.recoveredRatio()
            : low && ratios.size() == settings.shrunkEvaluations();
  }

  boolean shrunk() {
    return shrunk;
  }

  /** The best ratio of the last evaluations; empty until there are enough. */
  OptionalDouble sustained() {
    return ratios.size() < settings.shrunkEvaluations()
        ? OptionalDouble.empty()
        : ratios.stream().mapToDouble(Double::doubleValue).max();
  }
}
