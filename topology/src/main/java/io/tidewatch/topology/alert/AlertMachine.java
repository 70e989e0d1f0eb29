package io.tidewatch.topology.alert;

import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.topology.alert.AlertState.Firing;
import io.tidewatch.topology.alert.AlertState.Near;
import io.tidewatch.topology.alert.AlertState.Quiet;
import io.tidewatch.topology.alert.AlertState.Sent;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Decides which values become alerts, for every detector. Pure: state, policy and value in, state
 * and outcome out; time is always event time.
 *
 * <ul>
 *   <li>A value at or over the threshold begins an episode, which lasts until the value is below
 *       the exit level (hysteresis).
 *   <li>Within an episode an alert is sent when the cooldown of the last one is over, to the
 *       millisecond; what is over the threshold before that is held back.
 *   <li>The cooldown belongs to the subject: a new episode does not shorten it.
 *   <li>A changed threshold keeps the episode.
 * </ul>
 */
public final class AlertMachine {
  private AlertMachine() {}

  /** The state after a value, and what to do about it. */
  public record Step(AlertState state, Outcome outcome) {}

  /**
   * Takes a value that an event brought about.
   *
   * @param timeMs event time of that event
   */
  public static Step observe(
      AlertState state, AlertPolicy policy, long timeMs, BigDecimal value, Side side) {
    if (policy.isCandidate(value)) {
      return candidate(state, policy, timeMs, value, side);
    }
    if (policy.isBelowExit(value)) {
      return leave(state);
    }
    return switch (state) {
      case Quiet quiet -> nothing(new Near(quiet.lastSent(), timeMs, value));
      case Near near -> nothing(new Near(near.lastSent(), near.since(), value.max(near.peak())));
      case Firing firing -> nothing(firing);
    };
  }

  /** Takes note that the value fell below the exit level without an event, as time went by. */
  public static Step leave(AlertState state) {
    return switch (state) {
      case Quiet quiet -> nothing(quiet);
      case Near near ->
          new Step(
              new Quiet(near.lastSent()),
              new Outcome.Ended(Reason.NEAR_MISS, near.since(), near.peak()));
      case Firing firing ->
          new Step(
              new Quiet(firing.lastSent()),
              new Outcome.Ended(Reason.RESOLVED, firing.episodeStart(), firing.peak()));
    };
  }

  private static Step candidate(
      AlertState state, AlertPolicy policy, long timeMs, BigDecimal value, Side side) {
    Firing episode =
        switch (state) {
          case Firing firing ->
              new Firing(
                  firing.lastSent(),
                  firing.episodeStart(),
                  firing.sentInEpisode(),
                  value.max(firing.peak()));
          case Quiet quiet -> new Firing(quiet.lastSent(), timeMs, 0, value);
          case Near near -> new Firing(near.lastSent(), timeMs, 0, value);
        };
    Optional<Reason> obstacle =
        episode.lastSent().flatMap(last -> obstacle(last, policy, timeMs, value, side));
    if (obstacle.isPresent()) {
      return new Step(episode, new Outcome.HeldBack(obstacle.get()));
    }
    int number = episode.sentInEpisode() + 1;
    Firing sent =
        new Firing(
            Optional.of(new Sent(timeMs, value, side)),
            episode.episodeStart(),
            number,
            episode.peak());
    return new Step(sent, new Outcome.Raised(episode.episodeStart(), number));
  }

  private static Optional<Reason> obstacle(
      Sent last, AlertPolicy policy, long timeMs, BigDecimal value, Side side) {
    if (timeMs < last.at()) {
      return Optional.of(Reason.ALREADY_ALERTED);
    }
    if (timeMs - last.at() >= policy.cooldownMs()) {
      return Optional.empty();
    }
    boolean escalates =
        policy
            .escalationFactor()
            .filter(factor ->
                flips(last.side(), side) || value.compareTo(last.value().multiply(factor)) >= 0)
            .isPresent();
    return escalates ? Optional.empty() : Optional.of(Reason.COOLDOWN);
  }

  private static boolean flips(Side from, Side to) {
    return from != to && from != Side.BOTH && to != Side.BOTH;
  }

  private static Step nothing(AlertState state) {
    return new Step(state, Outcome.Nothing.INSTANCE);
  }
}
