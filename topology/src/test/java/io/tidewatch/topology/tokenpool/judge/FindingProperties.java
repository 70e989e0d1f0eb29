package io.tidewatch.topology.tokenpool.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Against an evaluator that is written as the original design is: field by field. */
class FindingProperties {
  @Provide
  Arbitrary<Optional<BigDecimal>> changes() {
    return Arbitraries.integers()
        .between(-25, 25)
        .map(BigDecimal::new)
        .map(thousandths -> thousandths.movePointLeft(2))
        .optional(0.8);
  }

  @Provide
  Arbitrary<Optional<BigDecimal>> volumes() {
    return Arbitraries.integers().between(0, 8).map(BigDecimal::new).optional(0.8);
  }

  @Provide
  Arbitrary<PoolTemplate> templates() {
    Arbitrary<Optional<BigDecimal>> percents =
        Arbitraries.integers().between(1, 20).map(BigDecimal::new).optional(0.6);
    Arbitrary<Optional<BigDecimal>> usd =
        Arbitraries.integers().between(1, 12).map(BigDecimal::new).optional(0.6);
    return Combinators.combine(percents, percents, usd, Arbitraries.of(TriggerLogic.values()))
        .as(FindingProperties::template);
  }

  private static PoolTemplate template(
      Optional<BigDecimal> rise,
      Optional<BigDecimal> fall,
      Optional<BigDecimal> usd,
      TriggerLogic logic) {
    Optional<Conditions.PriceChange> price =
        rise.isEmpty() && fall.isEmpty()
            ? Optional.empty()
            : Optional.of(new Conditions.PriceChange(rise, fall));
    return new PoolTemplate(
        1,
        "t",
        BigDecimal.ONE,
        Optional.empty(),
        Interval.M5,
        logic,
        new Conditions(price, usd.map(Conditions.Volume::new)));
  }

  private static PairFigures figures(
      Optional<BigDecimal> change, Optional<BigDecimal> buy, Optional<BigDecimal> sell) {
    return PoolItems.figures(
        new PairFigures.Window(
            Interval.M1,
            Optional.of(BigDecimal.TEN),
            Optional.of(BigDecimal.TEN),
            Optional.of(BigDecimal.TEN),
            Optional.empty(),
            Optional.empty()),
        new PairFigures.Window(Interval.M5, change, buy, sell, Optional.empty(), Optional.empty()));
  }

  @Property(tries = 5_000)
  void shouldFindWhatThePlainEvaluatorFinds(
      @ForAll("templates") PoolTemplate template,
      @ForAll("changes") Optional<BigDecimal> change,
      @ForAll("volumes") Optional<BigDecimal> buy,
      @ForAll("volumes") Optional<BigDecimal> sell) {
    Finding finding = Finding.of(template, figures(change, buy, sell));

    List<Optional<Double>> degrees = plainDegrees(template, change, buy, sell);
    ConditionState expected = plainState(template.logic(), degrees);
    assertThat(finding.state()).isEqualTo(expected);
    assertThat(finding.conditions()).hasSize(degrees.size());
    if (expected != ConditionState.UNKNOWN && !degrees.isEmpty()) {
      double most =
          degrees.stream()
              .flatMap(Optional::stream)
              .mapToDouble(degree -> degree)
              .reduce(template.logic() == TriggerLogic.ANY ? Math::max : Math::min)
              .orElseThrow();
      assertThat(finding.degree().orElseThrow().doubleValue())
          .isBetween(most - 0.0001, most + 1e-9);
      assertThat(finding.degree().get().compareTo(BigDecimal.ONE) >= 0)
          .isEqualTo(expected == ConditionState.MET);
    }
    assertThat(finding.side()).isEqualTo(plainSide(template, change));
  }

  private static List<Optional<Double>> plainDegrees(
      PoolTemplate template,
      Optional<BigDecimal> change,
      Optional<BigDecimal> buy,
      Optional<BigDecimal> sell) {
    List<Optional<Double>> degrees = new ArrayList<>();
    template
        .conditions()
        .priceChange()
        .ifPresent(asked ->
            degrees.add(
                change.map(fraction -> {
                  double percent = fraction.doubleValue() * 100;
                  double up = asked.risePercent().map(p -> percent / p.doubleValue()).orElse(0.0);
                  double down =
                      asked.fallPercent().map(p -> -percent / p.doubleValue()).orElse(0.0);
                  return clean(Math.max(0, Math.max(up, down)));
                })));
    template
        .conditions()
        .volume()
        .ifPresent(asked ->
            degrees.add(
                buy.isPresent() && sell.isPresent()
                    ? Optional.of(
                        clean(
                            (buy.get().doubleValue() + sell.get().doubleValue())
                                / asked.thresholdUsd().doubleValue()))
                    : Optional.empty()));
    return degrees;
  }

  /** Without what binary fractions add. */
  private static double clean(double value) {
    return Math.round(value * 1e9) / 1e9;
  }

  private static ConditionState plainState(TriggerLogic logic, List<Optional<Double>> degrees) {
    long met = degrees.stream().filter(degree -> degree.isPresent() && degree.get() >= 1).count();
    long unknown = degrees.stream().filter(Optional::isEmpty).count();
    long missed = degrees.size() - met - unknown;
    boolean any = logic == TriggerLogic.ANY;
    if (degrees.isEmpty() || !any && missed > 0) {
      return ConditionState.NOT_MET;
    }
    if (any && met > 0 || met == degrees.size()) {
      return ConditionState.MET;
    }
    return unknown > 0 ? ConditionState.UNKNOWN : ConditionState.NOT_MET;
  }

  private static Side plainSide(PoolTemplate template, Optional<BigDecimal> change) {
    if (template.conditions().priceChange().isEmpty() || change.isEmpty()) {
      return Side.BOTH;
    }
    Conditions.PriceChange asked = template.conditions().priceChange().get();
    double percent = clean(change.get().doubleValue() * 100);
    if (asked.risePercent().filter(rise -> percent >= rise.doubleValue()).isPresent()) {
      return Side.BUY;
    }
    return asked.fallPercent().filter(fall -> percent <= -fall.doubleValue()).isPresent()
        ? Side.SELL
        : Side.BOTH;
  }
}
