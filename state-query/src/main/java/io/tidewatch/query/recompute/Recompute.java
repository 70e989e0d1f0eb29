package io.tidewatch.query.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.query.recompute.RangeReader.Reading;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputation;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;

/** Computes alerts once more from the records that they name. Thread-safe. */
public final class Recompute {
  private final Recomputations recomputations;
  private final RangeReader reader;

  public Recompute(Recomputations recomputations, RangeReader reader) {
    this.recomputations = requireNonNull(recomputations, "recomputations");
    this.reader = requireNonNull(reader, "reader");
  }

  /** Reads, computes and compares. */
  public RecomputeAnswer of(Alert alert) {
    return switch (recomputations.begin(alert)) {
      case Attempt.Impossible(String why) -> RecomputeAnswer.notPossible(alert, why, 0);
      case Attempt.Possible(Recomputation recomputation) -> from(alert, recomputation);
    };
  }

  private RecomputeAnswer from(Alert alert, Recomputation recomputation) {
    return switch (reader.read(alert.evidence().records(), recomputation::take)) {
      case Reading.Gone gone -> RecomputeAnswer.gone(alert, gone.ranges());
      case Reading.Refused(String why) -> RecomputeAnswer.notPossible(alert, why, 0);
      case Reading.Complete(long records) ->
          switch (recomputation.result()) {
            case Recomputed.NotPossible(String why) ->
                RecomputeAnswer.notPossible(alert, why, records);
            case Recomputed.Value now ->
                RecomputeAnswer.computed(alert, Comparison.same(alert, now), now, records);
          };
    };
  }
}
