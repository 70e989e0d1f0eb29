package io.tidewatch.topology.alert;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * All that a detector keeps of its decisions about one subject. Immutable.
 *
 * @param alert where the rule stands
 * @param pending a decision that is not out yet
 * @param unjudged whether the newest value waits to be judged until missing records are here
 * @param announcedEnd start of the last episode whose end was told because no data came
 */
public record SubjectState(
    AlertState alert,
    Optional<DecisionFold> pending,
    Optional<Long> announcedEnd,
    boolean unjudged) {
  public static final SubjectState INITIAL =
      new SubjectState(AlertState.INITIAL, Optional.empty(), Optional.empty(), false);

  public SubjectState {
    requireNonNull(alert, "alert");
    pending = pending == null ? Optional.empty() : pending;
    announcedEnd = announcedEnd == null ? Optional.empty() : announcedEnd;
  }

  public SubjectState withUnjudged(boolean next) {
    return next == unjudged ? this : new SubjectState(alert, pending, announcedEnd, next);
  }

  public SubjectState withAlert(AlertState next) {
    return next == alert ? this : new SubjectState(next, pending, announcedEnd, unjudged);
  }

  public SubjectState withPending(Optional<DecisionFold> next) {
    return new SubjectState(alert, next, announcedEnd, unjudged);
  }

  public SubjectState withAnnouncedEnd(long episodeStart) {
    return new SubjectState(alert, pending, Optional.of(episodeStart), unjudged);
  }
}
