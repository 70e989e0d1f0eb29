package io.tidewatch.topology.alert;

import io.tidewatch.contract.alert.Decision;
import java.math.BigDecimal;

/** What the alert machine made of a value. */
public sealed interface Outcome {
  /** Nothing to tell. */
  record Nothing() implements Outcome {
    static final Nothing INSTANCE = new Nothing();
  }

  /**
   * An alert is to be sent.
   *
   * @param episodeStart event time at which the episode began
   * @param number of the alert within the episode, from 1
   */
  record Raised(long episodeStart, int number) implements Outcome {}

  /** It is over the threshold and is not sent. */
  record HeldBack(Decision.Reason reason) implements Outcome {}

  /**
   * It is over, or was never enough.
   *
   * @param reason {@code RESOLVED} or {@code NEAR_MISS}
   * @param since event time of the beginning
   * @param peak highest value in between
   */
  record Ended(Decision.Reason reason, long since, BigDecimal peak) implements Outcome {}
}
