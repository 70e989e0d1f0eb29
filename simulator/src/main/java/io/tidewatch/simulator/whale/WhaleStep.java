package io.tidewatch.simulator.whale;

import java.util.List;

/**
 * What happens at one time of the script.
 *
 * @param timeMs event time, epoch milliseconds
 */
public record WhaleStep(long timeMs, List<Act> acts) {
  public WhaleStep {
    acts = List.copyOf(acts);
  }

  /** One thing that happens. */
  @FunctionalInterface
  public interface Act {
    void play(WhaleStage stage) throws InterruptedException;
  }
}
