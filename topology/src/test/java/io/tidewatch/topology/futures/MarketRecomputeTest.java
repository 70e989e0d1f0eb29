package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static io.tidewatch.topology.futures.FuturesFrames.kline;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence.OffsetRange;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** A move of the market can be computed again from the bars of all contracts that were compared. */
class MarketRecomputeTest {
  private static final String COIN = MadeMarket.symbol(1);

  /** The first bar with a whole day before it. */
  private static final int DAY = 97;

  private static final Map<String, String> CHANGED =
      Map.of("cooldown", "PT2H", "min-quote-volume", "1000", "watch-score", "41");

  private final MadeMarket market = new MadeMarket(1);
  private final FuturesDriver driver = new FuturesDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  private static long at(int bar) {
    return T0 + bar * BAR;
  }

  /** Brings the only partition past a round. */
  private void pass(int bar) {
    driver.running("OTHERUSDT", kline(at(bar), "1", "1", "1", "1", "1"), at(bar) + 11_001);
  }

  /** Twenty contracts for a day, then twelve of them move. */
  private Alert marketMove() {
    playMarket(
        (number, bar) -> bar == DAY && number <= 12 ? 0.05 : 0,
        (symbol, kline) -> driver.closing(symbol, kline));
    pass(DAY + 1);
    List<Alert> alerts = driver.alerts();
    assertThat(alerts).extracting(Alert::rule).containsExactly("futures-market-move");
    return alerts.getFirst();
  }

  private void playMarket(
      BiFunction<Integer, Integer, Double> moves, BiConsumer<String, FuturesKline> close) {
    for (int bar = 0; bar <= DAY; bar++) {
      for (int number = 1; number <= 20; number++) {
        double move = moves.apply(number, bar);
        close.accept(
            MadeMarket.symbol(number), market.bar(number, bar, move, move > 0.01 ? 40 : 1));
      }
    }
  }

  @Test
  void shouldComputeTheSameOfAMoveOfTheMarket() {
    driver.contract(MadeMarket.symbol(3), "0.05", T0 - 5 * 86_400_000L);
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID, Optional.of(COIN), T0, Map.of("method", "classic")));

    Alert alert = marketMove();
    driver.rows(COIN, List.of(market.bar(1, 30, 0.1, 60)), at(DAY + 1) + 20_000);

    Inputs.ComparedRound compared = compared(alert);
    assertThat(compared.contracts())
        .hasSize(20)
        .extracting(Inputs.ComparedContract::symbol)
        .isSorted();
    assertThat(compared.contracts())
        .filteredOn(one -> one.rule().isPresent())
        .singleElement()
        .returns(COIN, Inputs.ComparedContract::symbol)
        .returns(Optional.of(Map.of("method", "classic")), Inputs.ComparedContract::rule);
    assertThat(Json.MAPPER.writeValueAsBytes(compared.contracts()).length / 20)
        .as("octets of a contract, of which a market has hundreds")
        .isLessThan(150);
    new FuturesLog(driver).assertSame(alert);
  }

  private static Inputs.ComparedRound compared(Alert alert) {
    return ((Inputs.MarketMove) alert.evidence().inputs()).compared().orElseThrow();
  }

  @Test
  void shouldTellOnceWhatAnOverrideForAllChanged() {
    driver.rule(RuleOverride.first(FuturesAnomalyRule.ID, Optional.empty(), T0, CHANGED));

    Alert alert = marketMove();

    assertThat(compared(alert).rule()).containsAllEntriesOf(CHANGED);
    assertThat(compared(alert).contracts())
        .hasSize(20)
        .allSatisfy(one -> assertThat(one.rule()).isEmpty());
    assertThat(Json.MAPPER.writeValueAsBytes(compared(alert).contracts()).length / 20)
        .as("octets of a contract")
        .isLessThan(120);
    new FuturesLog(driver).assertSame(alert);
  }

  /** Of rules that are as frequent that of the first symbol is told once. */
  @Test
  void shouldTellTheRuleOfTheFirstSymbolOnceIfNoneIsMoreFrequent() {
    for (int number = 2; number <= 20; number += 2) {
      driver.rule(
          RuleOverride.first(
              FuturesAnomalyRule.ID, Optional.of(MadeMarket.symbol(number)), T0, CHANGED));
    }

    Alert alert = marketMove();

    assertThat(compared(alert).contracts().getFirst().symbol()).isEqualTo("COIN10USDT");
    assertThat(compared(alert).rule()).containsAllEntriesOf(CHANGED);
    assertThat(compared(alert).contracts())
        .filteredOn(one -> one.rule().isPresent())
        .hasSize(10)
        .allSatisfy(one -> assertThat(one.rule().orElseThrow()).containsOnlyKeys(CHANGED.keySet()));
    new FuturesLog(driver).assertSame(alert);
  }

  @Test
  void shouldShowThatOneContractOfTheMarketIsAnother() {
    Alert alert = marketMove();
    String volume = market.bar(1, DAY, 0.05, 40).quoteVolume().orElseThrow().toPlainString();
    FuturesLog log = new FuturesLog(driver);

    Recomputed again = log.withRaw(volume, "1").again(alert);

    assertThat(again).isInstanceOf(Recomputed.Value.class);
    assertThat(Comparison.same(alert, (Recomputed.Value) again)).isFalse();
    assertThat(log.withoutBarsBefore(at(40)).again(alert))
        .isEqualTo(
            new Recomputed.Lacking(
                MadeMarket.symbol(10)
                    + " was scored against 96 bars, and on their topic are "
                    + (DAY - 40)));
  }

  @Test
  void shouldNotComputeAMoveOfBeforeContractsWereTold() {
    ObjectNode json = Json.MAPPER.valueToTree(marketMove());
    ((ObjectNode) json.path("evidence").path("inputs")).remove("compared");

    Alert alert = Json.MAPPER.convertValue(json, Alert.class);

    assertThat(FuturesLog.RECOMPUTATIONS.begin(alert)).isInstanceOf(Attempt.Impossible.class);
  }

  /** Every round is one, of closed bars or of running ones. */
  @ParameterizedTest
  @ValueSource(strings = {"closed", "running"})
  void shouldComputeTheSameOfEveryMoveOfAMadeMarket(String on) {
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID,
            Optional.empty(),
            T0,
            Map.of("on", on, "watch-score", "0.01", "min-quote-volume", "0")));
    driver.rule(
        RuleOverride.first(
            MarketMoveRule.ID,
            Optional.empty(),
            T0,
            Map.of("share", "0.01", "min-symbols", "2", "cooldown", "PT1S")));
    RandomBars bars = new RandomBars(driver, market, 1);
    for (int bar = 0; bar < 120; bar++) {
      for (int number = 1; number <= 3; number++) {
        if (bar < 60) {
          driver.closing(MadeMarket.symbol(number), market.usual(number, bar));
        } else {
          bars.play(number, bar);
        }
      }
    }
    pass(120);
    driver.silence();

    List<Alert> alerts =
        driver.alerts().stream().filter(alert -> alert.rule().equals(MarketMoveRule.ID)).toList();
    assertThat(alerts).hasSizeGreaterThan(10);
    FuturesLog log = new FuturesLog(driver);
    assertThat(alerts).allSatisfy(log::assertSame);
    assertThat(alerts).allSatisfy(log::assertSameOfAll);
  }

  /** The market of one bar: who moved together, and how each bar was closed. */
  private void playDay() {
    playMarket(
        (number, bar) -> 0.0,
        (symbol, kline) -> {
          if (kline.openTime() < at(DAY)) {
            driver.closing(symbol, kline);
          }
        });
  }

  private FuturesKline moved(int number) {
    return market.bar(number, DAY, 0.05, 40);
  }

  private Alert onlyMove() {
    return driver.alerts().stream()
        .filter(alert -> alert.rule().equals(MarketMoveRule.ID))
        .findFirst()
        .orElseThrow();
  }

  /** One frame has the whole of a bar, so that those before it are not needed. */
  @Test
  void shouldNameOnlyTheFramesThatBarsAreJudgedBy() {
    playDay();
    for (int second = 0; second < 10; second++) {
      for (int number = 1; number <= 20; number++) {
        driver.running(
            MadeMarket.symbol(number), market.usual(number, DAY), at(DAY) + second * 1_000);
      }
    }
    long last = driver.frames();
    for (int number = 1; number <= 20; number += 2) {
      driver.running(MadeMarket.symbol(number), moved(number), at(DAY + 1) - 2_000);
    }
    for (int number = 1; number <= 20; number += 2) {
      driver.running(
          MadeMarket.symbol(number), market.usual(number, DAY + 1), at(DAY + 1) + number);
      driver.closing(MadeMarket.symbol(number + 1), moved(number + 1));
    }
    pass(DAY + 1);

    Alert alert = onlyMove();

    assertThat(alert.evidence().records())
        .singleElement()
        .returns(last, OffsetRange::first)
        .returns(last + 29, OffsetRange::last);
    FuturesLog log = new FuturesLog(driver);
    log.assertSame(alert);
    log.assertSameOfAll(alert);
  }

  /** The baseline of the first minute is not that of the minutes after the correction. */
  @Test
  void shouldScoreARunningBarAgainstWhatARowPutRight() {
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID,
            Optional.empty(),
            T0,
            Map.of("on", "running", "watch-score", "0.01", "min-quote-volume", "0")));
    driver.rule(
        RuleOverride.first(
            MarketMoveRule.ID,
            Optional.empty(),
            T0,
            Map.of("share", "0.01", "min-symbols", "2", "cooldown", "PT1S")));
    playDay();
    String other = MadeMarket.symbol(2);
    driver.closing(other, market.usual(2, DAY));
    driver.running(other, market.usual(2, DAY + 1), at(DAY + 1) + 100);
    driver.closing(COIN, market.usual(1, DAY));
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 300);
    driver.rows(COIN, List.of(market.bar(1, DAY, 0.03, 9)), at(DAY + 1) + 3_000);
    driver.running(other, market.bar(2, DAY + 1, 0.05, 40), at(DAY + 1) + 60_100);
    driver.running(COIN, market.bar(1, DAY + 1, 0.05, 40), at(DAY + 1) + 60_200);
    driver.running(COIN, market.bar(1, DAY + 1, 0.05, 40), at(DAY + 1) + 80_200);
    driver.silence();

    List<Alert> alerts =
        driver.alerts().stream()
            .filter(alert -> alert.rule().equals(MarketMoveRule.ID))
            .filter(alert -> alert.eventTime() == at(DAY + 1) + 60_000)
            .toList();

    assertThat(alerts).hasSize(1);
    FuturesLog log = new FuturesLog(driver);
    log.assertSame(alerts.getFirst());
    log.assertSameOfAll(alerts.getFirst());
  }

  /** Between the records of two bars whose ends came late are frames of newer ones. */
  @Test
  void shouldComputeTheSameOfBarsWhoseEndsCameLate() {
    playDay();
    for (int number = 1; number <= 20; number++) {
      driver.running(MadeMarket.symbol(number), market.usual(number, DAY), at(DAY) + 600_000);
      driver.running(
          MadeMarket.symbol(number), market.usual(number, DAY + 1), at(DAY + 1) + number);
    }
    for (int number = 1; number <= 20; number++) {
      if (number % 2 == 0) {
        driver.closing(MadeMarket.symbol(number), moved(number));
      } else {
        driver.rows(
            MadeMarket.symbol(number), List.of(moved(number)), at(DAY + 1) + 3_000 + number);
      }
      for (int after = number + 1; after <= 20; after++) {
        driver.running(
            MadeMarket.symbol(after), market.usual(after, DAY + 1), at(DAY + 1) + 3_000 + number);
      }
    }
    pass(DAY + 1);

    Alert alert = onlyMove();

    FuturesLog log = new FuturesLog(driver);
    log.assertSame(alert);
    log.assertSameOfAll(alert);
  }
}
