package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tidewatch.contract.alert.Side;
import java.math.BigDecimal;
import java.util.Optional;

/** Where a rule stands for one subject. Immutable. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AlertState.Quiet.class, name = "quiet"),
  @JsonSubTypes.Type(value = AlertState.Near.class, name = "near"),
  @JsonSubTypes.Type(value = AlertState.Firing.class, name = "firing")
})
public sealed interface AlertState {
  /** Nothing has happened yet. */
  AlertState INITIAL = new Quiet(Optional.empty());

  /** The last alert that was sent for the subject. */
  Optional<Sent> lastSent();

  /** Below the exit level. */
  record Quiet(Optional<Sent> lastSent) implements AlertState {
    public Quiet {
      lastSent = lastSent == null ? Optional.empty() : lastSent;
    }
  }

  /**
   * Between exit level and threshold, without having passed the threshold.
   *
   * @param since event time at which it came near
   * @param peak highest value since
   */
  record Near(Optional<Sent> lastSent, long since, BigDecimal peak) implements AlertState {
    public Near {
      lastSent = lastSent == null ? Optional.empty() : lastSent;
      requireNonNull(peak, "peak");
    }
  }

  /**
   * The threshold was passed and the value has not been below the exit level since.
   *
   * @param episodeStart event time at which it passed
   * @param sentInEpisode alerts sent since; 0 while the cooldown of an earlier episode holds them
   *     back
   * @param peak highest value since
   */
  record Firing(Optional<Sent> lastSent, long episodeStart, int sentInEpisode, BigDecimal peak)
      implements AlertState {
    public Firing {
      lastSent = lastSent == null ? Optional.empty() : lastSent;
      requireNonNull(peak, "peak");
    }
  }

  /**
   * An alert that was sent.
   *
   * @param at event time, epoch milliseconds
   */
  record Sent(long at, BigDecimal value, Side side) {
    public Sent {
      requireNonNull(value, "value");
      requireNonNull(side, "side");
    }
  }

  /** The state in one word, as people and metrics see it. */
  default Label label(long timeMs, AlertPolicy policy) {
    return switch (this) {
      case Firing firing -> Label.FIRING;
      case Quiet quiet -> afterEpisode(timeMs, policy);
      case Near near -> afterEpisode(timeMs, policy);
    };
  }

  private Label afterEpisode(long timeMs, AlertPolicy policy) {
    boolean cooling =
        lastSent().filter(sent -> timeMs - sent.at() < policy.cooldownMs()).isPresent();
    return cooling ? Label.COOLDOWN : Label.NORMAL;
  }

  /** The three states that people talk of. */
  enum Label {
    NORMAL,
    FIRING,
    /** The episode is over; a new one would still be held back. */
    COOLDOWN
  }
}
