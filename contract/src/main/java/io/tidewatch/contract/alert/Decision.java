package io.tidewatch.contract.alert;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Why one or more observations in a row did not become an alert. Observations of the same rule,
 * subject and reason are folded for a span of event time, from a second to ten as the rule has it;
 * each is counted in exactly one decision.
 *
 * @param reason why
 * @param side side of the last observation, where it has one
 * @param from event time of the first observation, epoch milliseconds
 * @param to event time of the last one
 * @param count how many observations
 * @param value the highest value among them, in the unit of the rule, where there is one
 * @param threshold the threshold in force
 * @param ruleVersion 0 for the configured defaults
 * @param firstInput id of the first input, for example a trade id
 * @param lastInput id of the last input
 * @param detail one sentence for a person
 */
public record Decision(
    String rule,
    String subject,
    Reason reason,
    Optional<Side> side,
    long from,
    long to,
    long count,
    Optional<BigDecimal> value,
    BigDecimal threshold,
    int ruleVersion,
    long firstInput,
    long lastInput,
    String detail) {
  public Decision {
    requireNonNull(rule, "rule");
    requireNonNull(subject, "subject");
    requireNonNull(reason, "reason");
    side = side == null ? Optional.empty() : side;
    value = value == null ? Optional.empty() : value;
    requireNonNull(threshold, "threshold");
    requireNonNull(detail, "detail");
  }

  /** The key on the topic. */
  public String key() {
    return rule + "/" + subject;
  }

  /** Why an observation did not become an alert. */
  public enum Reason {
    /** Over the threshold, within the cooldown of the last alert. */
    COOLDOWN,
    /** Over the threshold at a time that a later alert of the same episode already covers. */
    ALREADY_ALERTED,
    /** Came near the threshold and went away again. */
    NEAR_MISS,
    /** The quote asset has no known USD rate. */
    NO_RATE,
    /** The record is older than the allowed lateness. */
    LATE,
    /** The record's notional is more than a total can hold. */
    OUT_OF_RANGE,
    /** Not held back: the episode ended, the value fell below the exit level. */
    RESOLVED,
    /** Not held back: the episode ended because no data came any more. */
    RESOLVED_NO_DATA,
    /** Not held back: the episode ended because the book broke or was replaced. */
    RESOLVED_BOOK_LOST,
    /** Something went away, and what it was due to cannot be told. */
    CAUSE_UNKNOWN,
    /** A figure that a condition needs was not sent: whether it is met is not known. */
    CONDITION_UNKNOWN,
    /** Over the threshold, and the rule asks for more before it counts: liquidity, trades. */
    GATED,
    /** The template that says what to look for is gone. */
    NO_TEMPLATE,
    /** Over the threshold together with many others: one alert speaks for all of them. */
    MARKET_WIDE,
    /** Over the threshold, and the history is too short or has too many holes to be sure. */
    UNSURE,
    /** Fills of a position were missed and cannot be had: it was set to what the venue says. */
    POSITION_RESYNC,
    /** Raised, and not told: somebody asked for silence. */
    SILENCED,
    /** Raised, and not told: the feed of the subject is broken. */
    FEED_BROKEN,
    /** Raised, and not told: an alert about the whole market speaks for it. */
    MARKET_EVENT,
    /** Raised, held back, and never told: whether it still holds is not watched any more. */
    UNWATCHED
  }
}
