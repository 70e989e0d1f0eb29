package io.tidewatch.query.outcome;

import io.tidewatch.contract.price.AlertOutcome;
import io.tidewatch.query.outcome.RuleOutcomes.Horizon;
import io.tidewatch.query.outcome.RuleOutcomes.Lift;
import io.tidewatch.query.outcome.RuleOutcomes.Moves;
import io.tidewatch.query.outcome.RuleOutcomes.Without;
import io.tidewatch.topology.alerthistory.outcome.KeptOutcome;
import io.tidewatch.topology.alerthistory.outcome.NoOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Sums up what came of the alerts of a rule. Pure: the same outcomes bring the same figures. */
final class OutcomeStatistics {
  /** Fewer values than that are chance. */
  static final int NEEDED = 30;

  private static final int DECIMALS = 2;
  private static final int RATE_DECIMALS = 4;
  private static final long HOUR_MS = 3_600_000;

  private OutcomeStatistics() {}

  static RuleOutcomes of(String rule, List<KeptOutcome> kept, boolean truncated) {
    List<AlertOutcome> outcomes = kept.stream().flatMap(its -> its.outcome().stream()).toList();
    Map<NoOutcome, Integer> without = new EnumMap<>(NoOutcome.class);
    kept.forEach(its -> its.why().ifPresent(why -> without.merge(why, 1, Integer::sum)));
    int reasons = without.values().stream().mapToInt(Integer::intValue).sum();
    TreeSet<Integer> minutes = new TreeSet<>();
    outcomes.forEach(its -> its.horizons().forEach(horizon -> minutes.add(horizon.minutes())));
    return new RuleOutcomes(
        rule,
        kept.size(),
        kept.size() - outcomes.size() - reasons,
        without.entrySet().stream()
            .map(entry -> new Without(entry.getKey(), entry.getValue()))
            .toList(),
        truncated,
        NEEDED,
        minutes.stream().map(length -> horizon(rule, outcomes, length)).toList());
  }

  /** One alert after some minutes. */
  private record Measured(long eventTime, AlertOutcome.Horizon horizon) {}

  private static Horizon horizon(String rule, List<AlertOutcome> outcomes, int minutes) {
    List<Measured> measured =
        outcomes.stream()
            .flatMap(outcome ->
                outcome.horizons().stream()
                    .filter(horizon -> horizon.minutes() == minutes)
                    .map(horizon -> new Measured(outcome.eventTime(), horizon)))
            .toList();
    return new Horizon(
        minutes,
        moves(measured.stream().flatMap(its -> its.horizon().move().stream()).toList()),
        moves(measured.stream().flatMap(its -> its.horizon().random().stream()).toList()),
        lift(measured, rule.hashCode() * 31L + minutes));
  }

  private static Moves moves(List<BigDecimal> moves) {
    int n = moves.size();
    if (n < NEEDED) {
      return new Moves(
          n, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(tooFew(n)));
    }
    BigDecimal sum = moves.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> sorted = moves.stream().sorted().toList();
    BigDecimal median =
        sorted
            .get((n - 1) / 2)
            .add(sorted.get(n / 2))
            .divide(BigDecimal.TWO, DECIMALS, RoundingMode.HALF_EVEN);
    long hits = moves.stream().filter(move -> move.signum() > 0).count();
    return new Moves(
        n,
        Optional.of(sum.divide(BigDecimal.valueOf(n), DECIMALS, RoundingMode.HALF_EVEN)),
        Optional.of(median),
        Optional.of(
            BigDecimal.valueOf(hits)
                .divide(BigDecimal.valueOf(n), RATE_DECIMALS, RoundingMode.HALF_EVEN)),
        Optional.empty());
  }

  private static Lift lift(List<Measured> measured, long seed) {
    // Alerts of one hour saw the same market: they count together, not as so many proofs.
    TreeMap<Long, Bootstrap.Group> hours = new TreeMap<>();
    int n = 0;
    double sum = 0;
    for (Measured its : measured) {
      List<BigDecimal> random = its.horizon().random();
      if (its.horizon().move().isPresent() && !random.isEmpty()) {
        double other = random.stream().mapToDouble(BigDecimal::doubleValue).average().orElseThrow();
        double more = its.horizon().move().get().doubleValue() - other;
        sum += more;
        n++;
        hours.merge(
            Math.floorDiv(its.eventTime(), HOUR_MS),
            new Bootstrap.Group(more, 1),
            (one, two) -> new Bootstrap.Group(one.sum() + two.sum(), one.n() + two.n()));
      }
    }
    if (n < NEEDED) {
      return withoutInterval(n, hours.size(), Optional.empty(), tooFew(n));
    }
    Optional<BigDecimal> mean = Optional.of(rounded(sum / n));
    if (hours.size() < Bootstrap.MIN_GROUPS) {
      return withoutInterval(
          n,
          hours.size(),
          mean,
          "an interval needs alerts of "
              + Bootstrap.MIN_GROUPS
              + " different hours, these are of "
              + hours.size());
    }
    Bootstrap.Interval interval =
        Bootstrap.interval(hours.values().toArray(Bootstrap.Group[]::new), seed);
    return new Lift(
        n,
        hours.size(),
        mean,
        Optional.of(rounded(interval.low())),
        Optional.of(rounded(interval.high())),
        Optional.empty());
  }

  private static Lift withoutInterval(int n, int hours, Optional<BigDecimal> mean, String why) {
    return new Lift(n, hours, mean, Optional.empty(), Optional.empty(), Optional.of(why));
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static String tooFew(int n) {
    return "figures need " + NEEDED + " values, there are " + n;
  }
}
