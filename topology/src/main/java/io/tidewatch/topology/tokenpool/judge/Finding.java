package io.tidewatch.topology.tokenpool.judge;

import static java.util.Objects.requireNonNull;

import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.alert.Inputs.PoolCondition;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Conditions.PriceChange;
import io.tidewatch.contract.pool.Conditions.Volume;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a template finds in the figures of a pair. Pure. A figure that was not sent leaves its
 * condition unknown, which is neither met nor not met.
 *
 * @param state whether the template is met
 * @param degree how many times its threshold the deciding condition is at, 1 or more exactly when
 *     it is met; of the known ones if not all are known; empty if none is
 * @param side which way the price went, if that is what met it
 * @param conditions every enabled condition, the deciding one first
 */
public record Finding(
    ConditionState state,
    Optional<BigDecimal> degree,
    Side side,
    List<ConditionResult> conditions) {
  /** Decimals of a degree; what is beyond them is cut off, so that 1 stays what was reached. */
  private static final int SCALE = 4;

  public Finding {
    requireNonNull(state, "state");
    requireNonNull(degree, "degree");
    requireNonNull(side, "side");
    conditions = List.copyOf(conditions);
  }

  /** A condition with its degree. */
  private record Measured(ConditionResult result, Optional<BigDecimal> degree) {
    static Measured unknown(PoolCondition condition, BigDecimal threshold) {
      return new Measured(
          new ConditionResult(condition, ConditionState.UNKNOWN, Optional.empty(), threshold),
          Optional.empty());
    }

    static Measured of(PoolCondition condition, BigDecimal measured, BigDecimal threshold) {
      // Both negative for a fall; a change the other way is at no part of the threshold.
      boolean sameWay = measured.signum() == threshold.signum();
      BigDecimal degree =
          sameWay
              ? measured.divide(threshold, SCALE, RoundingMode.DOWN)
              : BigDecimal.ZERO.setScale(SCALE);
      boolean met = sameWay && measured.abs().compareTo(threshold.abs()) >= 0;
      return new Measured(
          new ConditionResult(
              condition,
              met ? ConditionState.MET : ConditionState.NOT_MET,
              Optional.of(measured),
              threshold),
          Optional.of(degree));
    }

    Measured as(PoolCondition condition) {
      return new Measured(
          new ConditionResult(condition, result.state(), result.measured(), result.threshold()),
          degree);
    }

    boolean isMet() {
      return result.state() == ConditionState.MET;
    }
  }

  /** Looks at figures as a template asks for. A template without conditions is never met. */
  public static Finding of(PoolTemplate template, PairFigures figures) {
    PairFigures.Window window = figures.window(template.interval());
    List<Measured> measured = new ArrayList<>(2);
    template.conditions().priceChange().ifPresent(asked -> measured.add(price(asked, window)));
    template.conditions().volume().ifPresent(asked -> measured.add(volume(asked, window)));
    measured.sort(deciding(template.logic()));
    List<ConditionResult> results = measured.stream().map(Measured::result).toList();
    return new Finding(
        state(template.logic(), results),
        measured.stream().flatMap(one -> one.degree().stream()).findFirst(),
        side(results),
        results);
  }

  private static Measured price(PriceChange asked, PairFigures.Window window) {
    Optional<BigDecimal> fall = asked.fallPercent().map(BigDecimal::negate);
    boolean both = asked.risePercent().isPresent() && fall.isPresent();
    PoolCondition single =
        asked.risePercent().isPresent() ? PoolCondition.PRICE_RISE : PoolCondition.PRICE_FALL;
    Optional<BigDecimal> change = window.priceChange().map(fraction -> fraction.movePointRight(2));
    if (change.isEmpty()) {
      BigDecimal threshold = asked.risePercent().or(() -> fall).orElseThrow();
      return Measured.unknown(both ? PoolCondition.PRICE_CHANGE : single, threshold);
    }
    if (!both) {
      BigDecimal threshold = asked.risePercent().or(() -> fall).orElseThrow();
      return Measured.of(single, change.get(), threshold);
    }
    boolean down = change.get().signum() < 0;
    Measured way =
        Measured.of(
            down ? PoolCondition.PRICE_FALL : PoolCondition.PRICE_RISE,
            change.get(),
            down ? fall.get() : asked.risePercent().get());
    return way.isMet() ? way : way.as(PoolCondition.PRICE_CHANGE);
  }

  private static Measured volume(Volume asked, PairFigures.Window window) {
    return window
        .volumeUsd()
        .map(usd -> Measured.of(PoolCondition.VOLUME, usd, asked.thresholdUsd()))
        .orElseGet(() -> Measured.unknown(PoolCondition.VOLUME, asked.thresholdUsd()));
  }

  /** Known ones first: the highest if one is enough, the lowest if all are needed. */
  private static Comparator<Measured> deciding(TriggerLogic logic) {
    Comparator<BigDecimal> order =
        switch (logic) {
          case ANY -> Comparator.reverseOrder();
          case ALL -> Comparator.naturalOrder();
        };
    return Comparator.comparing(one -> one.degree().orElse(null), Comparator.nullsLast(order));
  }

  private static ConditionState state(TriggerLogic logic, List<ConditionResult> results) {
    ConditionState settles =
        switch (logic) {
          case ANY -> ConditionState.MET;
          case ALL -> ConditionState.NOT_MET;
        };
    if (results.isEmpty()) {
      return ConditionState.NOT_MET;
    }
    if (has(results, settles)) {
      return settles;
    }
    if (has(results, ConditionState.UNKNOWN)) {
      return ConditionState.UNKNOWN;
    }
    return settles == ConditionState.MET ? ConditionState.NOT_MET : ConditionState.MET;
  }

  private static boolean has(List<ConditionResult> results, ConditionState state) {
    return results.stream().anyMatch(result -> result.state() == state);
  }

  private static Side side(List<ConditionResult> results) {
    for (ConditionResult result : results) {
      if (result.state() == ConditionState.MET && result.condition() == PoolCondition.PRICE_RISE) {
        return Side.BUY;
      }
      if (result.state() == ConditionState.MET && result.condition() == PoolCondition.PRICE_FALL) {
        return Side.SELL;
      }
    }
    return Side.BOTH;
  }
}
