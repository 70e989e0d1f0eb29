package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import io.tidewatch.topology.alert.AlertState.Sent;
import java.time.Duration;
import java.util.Optional;

/** Says in one sentence why something did not become an alert, where that holds of any rule. */
public final class Explanation {
  private Explanation() {}

  /** Over the threshold, too soon after the last alert. */
  public static String cooldown(DecisionFold fold, Optional<Sent> last, Duration cooldown) {
    requireNonNull(fold, "fold");
    return "over the threshold "
        + last.map(sent -> (fold.from() - sent.at()) + " ms after the last alert").orElse("")
        + ", within the cooldown of "
        + cooldown.toMillis()
        + " ms";
  }

  /** Near the threshold for a time. */
  public static String nearMiss() {
    return "came to the exit level and went away without reaching the threshold";
  }

  /** Below the exit level again. */
  public static String resolved() {
    return "fell below the exit level: the episode is over";
  }

  /** Nothing is known of the book any more. */
  public static String bookLost() {
    return "the book broke or was replaced: the episode is over";
  }

  /** Nobody can tell why. */
  public static String causeUnknown() {
    return "it went away and its cause cannot be told";
  }

  /** A figure is missing. */
  public static String conditionUnknown() {
    return "a figure that a condition needs was not sent";
  }

  /** The rule asks for more. */
  public static String gated() {
    return "over the threshold, and the pair has not what the rule asks for besides";
  }

  /** Nothing says what to look for. */
  public static String noTemplate() {
    return "the template is gone: nothing says what to look for";
  }

  /** One alert speaks for many. */
  public static String marketWide() {
    return "over the threshold together with many others: one alert speaks for all of them";
  }

  /** The history is no good. */
  public static String unsure() {
    return "over the threshold, and the history is too short or has too many holes to be sure";
  }

  /** A position had to be set anew. */
  public static String positionResync() {
    return "fills were missed and cannot be had: the position is what the venue says now";
  }

  /** An alert was raised; whoever tells people held it back. */
  public static String notTold() {
    return "raised, and nobody was told";
  }
}
