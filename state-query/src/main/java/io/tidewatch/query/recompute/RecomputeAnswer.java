package io.tidewatch.query.recompute;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.query.recompute.RangeReader.GoneRange;
import io.tidewatch.topology.recompute.Recomputed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Whether an alert says what its raw records say.
 *
 * @param alert id
 * @param reason why nothing was computed; absent if something was
 * @param told what the alert says
 * @param now what was computed; absent if nothing was
 * @param gone offsets that retention has eaten
 * @param records how many were read
 */
public record RecomputeAnswer(
    String alert,
    Verdict verdict,
    Optional<String> reason,
    Claim told,
    Optional<Claim> now,
    List<GoneRange> gone,
    long records) {
  public RecomputeAnswer {
    requireNonNull(alert, "alert");
    requireNonNull(verdict, "verdict");
    requireNonNull(reason, "reason");
    requireNonNull(told, "told");
    requireNonNull(now, "now");
    gone = List.copyOf(gone);
  }

  /** How it came out. */
  public enum Verdict {
    /** Value, side and everything that was measured are the same. */
    SAME,
    DIFFERENT,
    /** Records are no longer there. */
    GONE,
    /** It cannot be computed from the records that the alert names. */
    NOT_POSSIBLE
  }

  /** What is said of what was measured. */
  public record Claim(BigDecimal value, Side side, Inputs inputs) {
    public Claim {
      requireNonNull(value, "value");
      requireNonNull(side, "side");
      requireNonNull(inputs, "inputs");
    }

    static Claim of(Alert alert) {
      return new Claim(alert.value(), alert.side(), alert.evidence().inputs());
    }
  }

  static RecomputeAnswer computed(
      Alert alert, boolean same, Recomputed.Value now, long recordsRead) {
    return new RecomputeAnswer(
        alert.id(),
        same ? Verdict.SAME : Verdict.DIFFERENT,
        Optional.empty(),
        Claim.of(alert),
        Optional.of(new Claim(now.value(), now.side(), now.inputs())),
        List.of(),
        recordsRead);
  }

  static RecomputeAnswer gone(Alert alert, List<GoneRange> gone) {
    return new RecomputeAnswer(
        alert.id(),
        Verdict.GONE,
        Optional.of("retention has eaten records that it was computed from"),
        Claim.of(alert),
        Optional.empty(),
        gone,
        0);
  }

  /** Of records that nobody named one by one, so that it shows only by what comes of the rest. */
  static RecomputeAnswer cut(Alert alert, String why, List<GoneRange> cut, long recordsRead) {
    return new RecomputeAnswer(
        alert.id(),
        Verdict.GONE,
        Optional.of("retention has eaten what it was scored against: " + why),
        Claim.of(alert),
        Optional.empty(),
        cut,
        recordsRead);
  }

  static RecomputeAnswer notPossible(Alert alert, String why, long recordsRead) {
    return new RecomputeAnswer(
        alert.id(),
        Verdict.NOT_POSSIBLE,
        Optional.of(why),
        Claim.of(alert),
        Optional.empty(),
        List.of(),
        recordsRead);
  }
}
