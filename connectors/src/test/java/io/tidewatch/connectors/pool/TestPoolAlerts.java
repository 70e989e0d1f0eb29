package io.tidewatch.connectors.pool;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Inputs.ConditionResult;
import io.tidewatch.contract.alert.Inputs.ConditionState;
import io.tidewatch.contract.alert.Inputs.PoolCondition;
import io.tidewatch.contract.alert.Severity;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.pool.Conditions;
import io.tidewatch.contract.pool.Interval;
import io.tidewatch.contract.pool.PairFigures;
import io.tidewatch.contract.pool.PoolTemplate;
import io.tidewatch.contract.pool.TriggerLogic;
import io.tidewatch.contract.topic.Topics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Alerts of the token pool, as the detector writes them. */
public final class TestPoolAlerts {
  public static final String TOKEN = "DezXAZ8z7PnrnRJjz3wXBoRgixCa6xjnB7YaB1pPB263";
  public static final String PAIR = "8QaXeHBrShJTdtN1rWCccBxpSVvKksQ2PCu5nufb2zbk";
  public static final PoolTemplate TEMPLATE =
      new PoolTemplate(
          4,
          "large",
          new BigDecimal("10000000"),
          Optional.empty(),
          Interval.M1,
          TriggerLogic.ANY,
          new Conditions(
              Optional.of(
                  new Conditions.PriceChange(
                      Optional.of(BigDecimal.TEN), Optional.of(new BigDecimal("5")))),
              Optional.of(new Conditions.Volume(new BigDecimal("30000")))));
  public static final ConditionResult ROSE =
      met(PoolCondition.PRICE_RISE, "12.309", new BigDecimal("10"));
  public static final ConditionResult FELL =
      met(PoolCondition.PRICE_FALL, "-8.009", new BigDecimal("-5"));
  public static final ConditionResult TRADED =
      met(PoolCondition.VOLUME, "31000.99", new BigDecimal("30000"));
  public static final PairFigures FIGURES =
      new PairFigures(
          number("0.000028123"),
          number("0.00000016296673031475173"),
          number("10234567.89"),
          number("350150376.073629"),
          number("570.628619072"),
          number("0.52349"),
          Optional.of(1_234L),
          List.of(
              window(Interval.M1, "0.12309", "20000.5", "11000.49", 30, 12),
              window(Interval.M5, "0.1", "1", "1", 1, 1),
              window(Interval.H1, "-0.034999", "120000.5", "80000.25", 1_200, 1_100)));
  public static final PairFigures NOTHING =
      new PairFigures(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  private TestPoolAlerts() {}

  /** What the detector knew when BONK rose and was traded. */
  public static Inputs.TokenPool inputs(long at) {
    return inputs(at, Optional.of("BONK"), Optional.of("Bonk 🐶"), FIGURES);
  }

  public static Inputs.TokenPool inputs(
      long at, Optional<String> symbol, Optional<String> name, PairFigures figures) {
    return new Inputs.TokenPool(
        PAIR, symbol, name, 2, TEMPLATE, List.of(ROSE, TRADED), figures, at, false);
  }

  public static Alert alert(String id, String token, long at) {
    return alert(id, token, at, inputs(at));
  }

  public static Alert alert(String id, String token, long at, Inputs.TokenPool inputs) {
    return new Alert(
        id,
        "token-pool",
        token,
        Side.BUY,
        new BigDecimal("1.2309"),
        BigDecimal.ONE,
        Severity.MAJOR,
        at,
        new Evidence(
            new Evidence.RuleInForce(
                "token-pool", 0, Map.of("cooldown", "PT3M", "exit-factor", "0.8")),
            new Evidence.Episode(at, 1),
            new Evidence.Window(at - 60_000, at),
            inputs,
            List.of(new Evidence.OffsetRange(Topics.DBOTX_PAIRS.name(), 1, 7, 7)),
            new Evidence.FeedHealth(0, 0, 1, 0)));
  }

  /** The same alert, by other conditions. */
  public static Inputs.TokenPool with(Inputs.TokenPool inputs, ConditionResult... results) {
    return new Inputs.TokenPool(
        inputs.pair(),
        inputs.symbol(),
        inputs.name(),
        inputs.batch(),
        inputs.template(),
        List.of(results),
        inputs.figures(),
        inputs.receivedAt(),
        inputs.templateChanged());
  }

  /** The same alert, by another price. */
  public static PairFigures priced(Optional<BigDecimal> usd, Optional<BigDecimal> quote) {
    return new PairFigures(
        usd,
        quote,
        FIGURES.marketCapUsd(),
        FIGURES.tokenReserve(),
        FIGURES.quoteReserve(),
        FIGURES.top10Share(),
        FIGURES.holders(),
        new ArrayList<>(FIGURES.windows()));
  }

  public static ConditionResult met(
      PoolCondition condition, String measured, BigDecimal threshold) {
    return new ConditionResult(
        condition, ConditionState.MET, Optional.of(new BigDecimal(measured)), threshold);
  }

  public static Optional<BigDecimal> number(String text) {
    return Optional.of(new BigDecimal(text));
  }

  private static PairFigures.Window window(
      Interval interval, String change, String buyUsd, String sellUsd, long buys, long sells) {
    return new PairFigures.Window(
        interval,
        number(change),
        number(buyUsd),
        number(sellUsd),
        Optional.of(buys),
        Optional.of(sells));
  }
}
