package io.tidewatch.query.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.log.LogFields;
import io.tidewatch.query.recompute.RangeReader.Reading;
import io.tidewatch.query.store.StoreNotReadyException;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputation;
import io.tidewatch.topology.recompute.Recomputations;
import io.tidewatch.topology.recompute.Recomputed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes alerts once more from the records that they name. Thread-safe. */
public final class Recompute {
  private static final Logger LOG = LoggerFactory.getLogger(Recompute.class);

  private final Recomputations recomputations;
  private final RangeReader reader;

  public Recompute(Recomputations recomputations, RangeReader reader) {
    this.recomputations = requireNonNull(recomputations, "recomputations");
    this.reader = requireNonNull(reader, "reader");
  }

  /**
   * Reads, computes and compares.
   *
   * @throws StoreNotReadyException if what is known of instruments cannot be read now
   */
  public RecomputeAnswer of(Alert alert) {
    try {
      return answer(alert);
    } catch (StoreNotReadyException e) {
      throw e;
    } catch (RuntimeException e) {
      // Alerts come from a topic, and who writes there names what he likes.
      LogFields.alert(LOG.atWarn(), alert).setCause(e).log("an alert cannot be computed again");
      return RecomputeAnswer.notPossible(alert, "what it names makes no sense", 0);
    }
  }

  private RecomputeAnswer answer(Alert alert) {
    return switch (recomputations.begin(alert)) {
      case Attempt.Impossible(String why) -> RecomputeAnswer.notPossible(alert, why, 0);
      case Attempt.Possible possible -> from(alert, possible);
    };
  }

  private RecomputeAnswer from(Alert alert, Attempt.Possible possible) {
    Recomputation recomputation = possible.recomputation();
    return switch (reader.read(
        possible.before(), alert.evidence().records(), recomputation::take)) {
      case Reading.Gone gone -> RecomputeAnswer.gone(alert, gone.ranges());
      case Reading.Refused(String why) -> RecomputeAnswer.notPossible(alert, why, 0);
      case Reading.Complete complete -> from(alert, recomputation.result(), complete);
    };
  }

  private static RecomputeAnswer from(Alert alert, Recomputed result, Reading.Complete read) {
    return switch (result) {
      case Recomputed.Value now when Comparison.same(alert, now) ->
          RecomputeAnswer.computed(alert, true, now, read.records());
      // Of what is not whole nobody can say that it is another.
      case Recomputed.Value now when !read.cut().isEmpty() ->
          RecomputeAnswer.cut(
              alert, "what is left does not lead to the same", read.cut(), read.records());
      case Recomputed.Lacking(String why) when !read.cut().isEmpty() ->
          RecomputeAnswer.cut(alert, why, read.cut(), read.records());
      case Recomputed.Lacking(String why) ->
          RecomputeAnswer.notPossible(alert, why, read.records());
      case Recomputed.Value now -> RecomputeAnswer.computed(alert, false, now, read.records());
      case Recomputed.NotPossible(String why) ->
          RecomputeAnswer.notPossible(alert, why, read.records());
    };
  }
}
