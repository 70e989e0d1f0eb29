package io.tidewatch.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.alert.Side;
import io.tidewatch.simulator.binance.SimTrade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class ScriptedMarketTest {
  private static final long START_MS = 1_700_000_000_000L;
  private static final BigDecimal EIGHTY_PERCENT = new BigDecimal("1600000");

  private static final ScriptedMarket SCRIPT = ScriptedMarket.standard(START_MS);

  @Test
  void shouldRaiseExactlyABuyASellABothAndARecoveredAlert() {
    assertThat(SCRIPT.expected())
        .extracting(ExpectedAlert::symbol, ExpectedAlert::side)
        .containsExactly(
            tuple("BTCUSDT", Side.BUY),
            tuple("ETHUSDT", Side.SELL),
            tuple("SOLUSDT", Side.BOTH),
            tuple("XRPUSDT", Side.BUY));
  }

  @Test
  void shouldRaiseTheSameInEachRound() {
    ScriptedMarket twice = ScriptedMarket.standard(START_MS, 2);

    assertThat(twice.expected())
        .extracting(ExpectedAlert::symbol, ExpectedAlert::side)
        .containsExactly(
            tuple("BTCUSDT", Side.BUY),
            tuple("ETHUSDT", Side.SELL),
            tuple("SOLUSDT", Side.BOTH),
            tuple("XRPUSDT", Side.BUY),
            tuple("BTCUSDT", Side.BUY),
            tuple("ETHUSDT", Side.SELL),
            tuple("SOLUSDT", Side.BOTH),
            tuple("XRPUSDT", Side.BUY));
    assertThat(twice.lengthMs()).isBetween(79 * 60_000L, 80 * 60_000L);
  }

  @Test
  void shouldNotRaiseTheLastAlertWithoutTheTradesLostInTheOutage() {
    List<SimTrade> seen = withoutLost();

    assertThat(seen).hasSizeLessThan(SCRIPT.trades().size());
    assertThat(BruteForce.alerts(seen)).isEqualTo(SCRIPT.expected().subList(0, 3));
    assertThat(peak(seen, "XRPUSDT")).isLessThan(EIGHTY_PERCENT);
  }

  @Test
  void shouldCompleteTheLastAlertAfterTheBackFillIsDue() {
    long due =
        SCRIPT.steps().stream()
            .filter(Step.BackFillDue.class::isInstance)
            .mapToLong(Step::offsetMs)
            .sum();

    assertThat(SCRIPT.expected().getLast().eventTimeMs()).isGreaterThan(START_MS + due);
  }

  @Test
  void shouldComeNearInOneSymbolWithoutAnAlert() {
    assertThat(peak(SCRIPT.trades(), "DOGEUSDT"))
        .isBetween(new BigDecimal("1700000"), new BigDecimal("1980000"));
  }

  @Test
  void shouldKeepCalmElsewhere() {
    Set<String> waves = Set.of("BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "DOGEUSDT");

    assertThat(SCRIPT.openingPrices()).hasSize(20);
    assertThat(SCRIPT.openingPrices().keySet())
        .filteredOn(symbol -> !waves.contains(symbol))
        .allSatisfy(symbol ->
            assertThat(peak(SCRIPT.trades(), symbol)).isLessThan(new BigDecimal("200000")));
  }

  @Test
  void shouldFadeWellBeforeTheCooldownEnds() {
    for (ExpectedAlert alert : SCRIPT.expected()) {
      assertThat(BruteForce.totals(SCRIPT.trades(), alert.symbol()))
          .filteredOn(
              total -> total.last().timeMs() >= alert.eventTimeMs() + BruteForce.COOLDOWN_MS)
          .allSatisfy(total -> assertThat(total.usd()).isLessThan(EIGHTY_PERCENT));
    }
  }

  @Test
  void shouldLeaveTheSidesOfAlertsBeyondDoubt() {
    for (ExpectedAlert alert : SCRIPT.expected()) {
      BruteForce.Total total = totalAt(alert);
      double buyShare = total.bought().doubleValue() / total.usd().doubleValue();
      switch (alert.side()) {
        case BUY -> assertThat(buyShare).isGreaterThan(0.65);
        case SELL -> assertThat(buyShare).isLessThan(0.35);
        case BOTH -> assertThat(buyShare).isBetween(0.45, 0.55);
      }
    }
  }

  @Test
  void shouldNumberTradesWithoutGapsAndNeverGoBackInTime() {
    Map<String, List<SimTrade>> bySymbol =
        SCRIPT.trades().stream().collect(Collectors.groupingBy(SimTrade::symbol));

    assertThat(bySymbol.values())
        .allSatisfy(trades -> {
          for (int i = 1; i < trades.size(); i++) {
            assertThat(trades.get(i).id()).isEqualTo(trades.get(i - 1).id() + 1);
          }
        });
    assertThat(SCRIPT.trades()).extracting(SimTrade::timeMs).isSorted();
  }

  @Test
  void shouldLoseTradesOfEverySymbolAndShowEachGapBeforeTheBackFillIsDue() {
    List<String> lost = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    boolean down = false;
    boolean after = false;
    for (Step step : SCRIPT.steps()) {
      switch (step) {
        case Step.Trade(long offsetMs, SimTrade trade) -> {
          if (down) {
            lost.add(trade.symbol());
          } else if (after) {
            shown.add(trade.symbol());
          }
        }
        case Step.Outage(long offsetMs, boolean begin) -> {
          down = begin;
          after = !begin;
        }
        case Step.BackFillDue(long offsetMs) -> after = false;
      }
    }

    assertThat(lost).containsAll(SCRIPT.openingPrices().keySet());
    assertThat(shown).containsAll(SCRIPT.openingPrices().keySet());
  }

  @Test
  void shouldBeTheSameEachTimeAndMoveWithItsStart() {
    assertThat(ScriptedMarket.standard(START_MS).steps()).isEqualTo(SCRIPT.steps());
    assertThat(ScriptedMarket.standard(START_MS + 60_000).expected())
        .extracting(alert -> alert.eventTimeMs() - 60_000)
        .isEqualTo(SCRIPT.expected().stream().map(ExpectedAlert::eventTimeMs).toList());
    assertThat(SCRIPT.lengthMs()).isBetween(39 * 60_000L, 40 * 60_000L);
  }

  @Test
  void shouldRefuseStepsOutOfOrder() {
    assertThatThrownBy(() ->
            ScriptedMarket.of(0, List.of(new Step.Outage(2, true), new Step.Outage(1, false))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected an offset of at least 2 ms, was 1");
  }

  private List<SimTrade> withoutLost() {
    List<SimTrade> seen = new ArrayList<>();
    boolean down = false;
    for (Step step : SCRIPT.steps()) {
      switch (step) {
        case Step.Trade(long offsetMs, SimTrade trade) -> {
          if (!down) {
            seen.add(trade);
          }
        }
        case Step.Outage(long offsetMs, boolean begin) -> down = begin;
        case Step.BackFillDue(long offsetMs) -> {}
      }
    }
    return seen;
  }

  private BruteForce.Total totalAt(ExpectedAlert alert) {
    return BruteForce.totals(SCRIPT.trades(), alert.symbol()).stream()
        .filter(total -> total.last().id() == alert.tradeId())
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal peak(List<SimTrade> trades, String symbol) {
    return BruteForce.totals(trades, symbol).stream()
        .map(BruteForce.Total::usd)
        .max(BigDecimal::compareTo)
        .orElseThrow();
  }
}
