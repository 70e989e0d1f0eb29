package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static io.tidewatch.topology.futures.FuturesFrames.kline;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.feed.FeedCommand;
import io.tidewatch.contract.feed.FeedCommand.Action;
import io.tidewatch.contract.futures.Anomaly;
import io.tidewatch.contract.futures.Anomaly.Level;
import io.tidewatch.contract.futures.Anomaly.Status;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.price.Price;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.topology.DetectorCounters.Counter;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.futures.rule.MarketMoveRule;
import io.tidewatch.topology.parse.RejectReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FuturesTopologyTest {
  private static final String COIN = MadeMarket.symbol(1);

  /** The first bar with a whole day before it. */
  private static final int DAY = 97;

  private final MadeMarket market = new MadeMarket(1);
  private final FuturesDriver driver = new FuturesDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  private void usual(String symbol, int number, int from, int to) {
    for (int bar = from; bar < to; bar++) {
      driver.closing(symbol, market.usual(number, bar));
    }
  }

  private FuturesKline shock(int number, int bar) {
    return market.bar(number, bar, 0.05, 40);
  }

  /** Bars that move more and more after the first shock. */
  private FuturesKline again(int bar) {
    int shocks = bar - DAY + 1;
    return market.bar(1, bar, Math.pow(1.07, shocks) - 1, 40 << shocks);
  }

  private static long at(int bar) {
    return T0 + bar * BAR;
  }

  /** Brings the only partition past a round. */
  private void pass(int bar) {
    driver.running("OTHERUSDT", kline(at(bar), "1", "1", "1", "1", "1"), at(bar) + 11_001);
  }

  @Test
  void shouldStoreAndPublishClosedBars() {
    driver.closing(COIN, market.usual(1, 0));

    Bar bar = driver.stored(COIN, at(0));
    assertThat(driver.bars()).containsExactly(bar);
    assertThat(bar.closedBy()).isEqualTo(Bar.ClosedBy.FRAME);
    assertThat(bar.closedAt()).isEqualTo(at(1));
    assertThat(driver.counted(Counter.BARS)).isEqualTo(1);
  }

  @Test
  void shouldSayNothingWithoutABaseline() {
    usual(COIN, 1, 0, 29);
    driver.closing(COIN, shock(1, 29));
    pass(30);

    Anomaly anomaly = driver.storedAnomaly(COIN, at(29));
    assertThat(anomaly.status()).isEqualTo(Status.WARMUP);
    assertThat(anomaly.robust().level()).isEqualTo(Level.NONE);
    assertThat(driver.alerts()).isEmpty();
    assertThat(driver.decisions()).isEmpty();
  }

  @Test
  void shouldRaiseAnAlertForABarOutOfItsDistribution() {
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));
    pass(DAY + 1);

    List<Alert> alerts = driver.alerts();
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.getFirst();
    assertThat(alert.key()).isEqualTo("futures-anomaly/" + COIN);
    assertThat(alert.side()).isEqualTo(Side.BUY);
    assertThat(alert.threshold()).isEqualByComparingTo("60");
    assertThat(alert.eventTime()).isEqualTo(at(DAY + 1));
    Inputs.FuturesAnomaly inputs = (Inputs.FuturesAnomaly) alert.evidence().inputs();
    assertThat(inputs.base()).isEqualTo("COIN1");
    assertThat(inputs.anomaly()).isEqualTo(driver.storedAnomaly(COIN, at(DAY)));
    assertThat(inputs.anomaly().bars()).isEqualTo(96);
    assertThat(inputs.anomaly().robust().level()).isEqualTo(Level.ALERT);
    assertThat(inputs.marketSymbols()).isEqualTo(1);
    assertThat(
            inputs.anomaly().robust().features().stream()
                .map(Anomaly.Feature::contribution)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(alert.value());
    assertThat(driver.counted(Counter.ALERTS)).isEqualTo(1);
  }

  @Test
  void shouldRaiseNothingBeforeTheRoundIsOver() {
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));

    driver.running("OTHERUSDT", kline(at(DAY + 1), "1", "1", "1", "1", "1"), at(DAY + 1) + 10_000);
    assertThat(driver.alerts()).isEmpty();

    pass(DAY + 1);
    assertThat(driver.alerts()).hasSize(1);
  }

  @Test
  void shouldNotWaitForPartitionsThatSayNothing() {
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));

    driver.silence();

    assertThat(driver.alerts()).hasSize(1);
  }

  @Test
  void shouldKeepTheCooldownOfFourBars() {
    usual(COIN, 1, 0, DAY);
    for (int bar = DAY; bar < DAY + 5; bar++) {
      driver.closing(COIN, again(bar));
    }
    pass(DAY + 5);

    assertThat(driver.alerts())
        .extracting(alert -> alert.evidence().episode().number(), Alert::eventTime)
        .containsExactly(tuple(1, at(DAY + 1)), tuple(2, at(DAY + 5)));
    assertThat(driver.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.COOLDOWN, Reason.COOLDOWN, Reason.COOLDOWN);
  }

  @Test
  void shouldScoreTheRunningBarOnceAMinute() {
    usual(COIN, 1, 0, DAY);
    driver.anomalies();
    FuturesKline running = shock(1, DAY);
    driver.running(COIN, running, at(DAY) + 1_000);
    driver.running(COIN, running, at(DAY) + 2_000);
    driver.running(COIN, running, at(DAY) + 59_999);
    driver.running(COIN, running, at(DAY) + 60_000);

    assertThat(driver.anomalies())
        .extracting(Anomaly::provisional, Anomaly::evaluatedAt)
        .containsExactly(tuple(true, at(DAY) + 1_000), tuple(true, at(DAY) + 60_000));
    assertThat(driver.scores(COIN).provisional().orElseThrow().robust().level())
        .isEqualTo(Level.ALERT);
    driver.silence();
    assertThat(driver.alerts()).isEmpty();
  }

  @Test
  void shouldScoreTheRunningBarAsItScoresTheClosedOne() {
    usual(COIN, 1, 0, DAY);
    driver.running(COIN, shock(1, DAY), at(DAY) + 840_000);
    driver.closing(COIN, shock(1, DAY));

    SymbolScores scores = driver.scores(COIN);
    assertThat(scores.closed().orElseThrow().robust())
        .isEqualTo(scores.provisional().orElseThrow().robust());
  }

  @Test
  void shouldAlertOnTheRunningBarIfTheRuleSaysSo() {
    driver.rule(
        RuleOverride.first(FuturesAnomalyRule.ID, Optional.of(COIN), T0, Map.of("on", "running")));
    usual(COIN, 1, 0, DAY);
    driver.running(COIN, shock(1, DAY), at(DAY) + 61_000);
    driver.silence();

    List<Alert> alerts = driver.alerts();
    assertThat(alerts).hasSize(1);
    assertThat(((Inputs.FuturesAnomaly) alerts.getFirst().evidence().inputs()).anomaly())
        .matches(Anomaly::provisional);
    assertThat(alerts.getFirst().evidence().episode().startedAt()).isEqualTo(at(DAY) + 60_000);
    assertThat(alerts.getFirst().evidence().rule().version()).isEqualTo(1);
  }

  @Test
  void shouldTakeTheRuleInForceWhenTheRecordWasReceived() {
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID, Optional.empty(), at(DAY + 1), Map.of("cooldown", "PT15M")));
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));
    driver.closing(COIN, again(DAY + 1));
    pass(DAY + 2);

    assertThat(driver.alerts())
        .extracting(alert -> alert.evidence().rule().version())
        .containsExactly(1, 1);
  }

  @Test
  void shouldJudgeByTheClassicScoreIfTheRuleSaysSo() {
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID, Optional.of(COIN), T0, Map.of("method", "classic")));
    usual(COIN, 1, 0, 40);
    driver.closing(COIN, market.bar(1, 40, 0.05, 40));
    pass(41);

    Alert alert = driver.alerts().getFirst();
    assertThat(alert.threshold()).isEqualByComparingTo("1.0");
    Inputs.FuturesAnomaly inputs = (Inputs.FuturesAnomaly) alert.evidence().inputs();
    assertThat(inputs.method()).isEqualTo(Inputs.ScoreMethod.CLASSIC);
    assertThat(inputs.anomaly().classic().reasons())
        .containsExactly(Anomaly.Reason.PRICE, Anomaly.Reason.VOLUME, Anomaly.Reason.VOLATILITY);
    assertThat(alert.value()).isEqualByComparingTo("3");
  }

  @Test
  void shouldExplainWhyAShortHistoryRaisesNothing() {
    usual(COIN, 1, 0, 60);
    driver.closing(COIN, shock(1, 60));
    pass(61);

    assertThat(driver.alerts()).isEmpty();
    Decision decision = driver.decisions().getFirst();
    assertThat(decision.reason()).isEqualTo(Reason.UNSURE);
    assertThat(decision.detail()).contains("only 60 bars");
    assertThat(driver.storedAnomaly(COIN, at(60)).status()).isEqualTo(Status.SHORT);
    assertThat(driver.counted(Counter.UNSURE)).isEqualTo(1);
  }

  @Test
  void shouldExplainThatANewListingRaisesNothing() {
    driver.contract(COIN, "0.0001", at(10));
    usual(COIN, 1, 10, 50);
    driver.closing(COIN, shock(1, 50));
    pass(51);

    assertThat(driver.storedAnomaly(COIN, at(50)).status()).isEqualTo(Status.NEW);
    assertThat(driver.decisions().getFirst().detail()).contains("listed less than 24 hours ago");
  }

  @Test
  void shouldExplainThatHolesRaiseNothing() {
    usual(COIN, 1, 0, 40);
    usual(COIN, 1, 50, DAY);
    driver.closing(COIN, shock(1, DAY));
    pass(DAY + 1);

    assertThat(driver.storedAnomaly(COIN, at(DAY)).status()).isEqualTo(Status.GAPPY);
    assertThat(driver.decisions().getFirst().detail()).contains("10 bars of the baseline");
  }

  @Test
  void shouldExplainThatTooLittleIsTraded() {
    for (int bar = 0; bar < DAY; bar++) {
      driver.closing(COIN, market.bar(1, bar, 0, 0.01));
    }
    driver.closing(COIN, market.bar(1, DAY, 0.05, 0.4));
    pass(DAY + 1);

    assertThat(driver.alerts()).isEmpty();
    Decision decision = driver.decisions().getFirst();
    assertThat(decision.reason()).isEqualTo(Reason.GATED);
    assertThat(decision.detail()).contains("looked for from 1000000");
  }

  @Test
  void shouldRaiseNothingForOneTickOfADeadCoin() {
    driver.contract(COIN, "0.01", T0 - 400 * BAR);
    for (int bar = 0; bar < DAY; bar++) {
      // Every tenth bar has a trade, at a tick more or less.
      boolean traded = bar % 10 == 0;
      String close = traded && bar % 20 == 0 ? "1.01" : "1.00";
      driver.closing(COIN, kline(at(bar), "1.00", "1.01", "1.00", close, traded ? "20" : "0"));
    }
    driver.closing(COIN, kline(at(DAY), "1.00", "1.01", "1.00", "1.01", "20"));
    pass(DAY + 1);

    assertThat(driver.alerts()).isEmpty();
    assertThat(driver.storedAnomaly(COIN, at(DAY)).robust().level()).isNotEqualTo(Level.ALERT);
  }

  /** Twenty symbols for a day, then some of them move. */
  private void playMarket(int moving) {
    for (int bar = 0; bar < DAY; bar++) {
      for (int number = 1; number <= 20; number++) {
        driver.replayed(MadeMarket.symbol(number), market.usual(number, bar));
      }
    }
    driver.decisions();
    for (int number = 1; number <= 20; number++) {
      driver.replayed(
          MadeMarket.symbol(number),
          number <= moving ? shock(number, DAY) : market.usual(number, DAY));
    }
    pass(DAY + 1);
  }

  @Test
  void shouldRaiseOneAlertForAMarketWideMove() {
    playMarket(12);

    List<Alert> alerts = driver.alerts();
    assertThat(alerts).hasSize(1);
    Alert alert = alerts.getFirst();
    assertThat(alert.key()).isEqualTo("futures-market-move/USDT-PERPETUALS");
    assertThat(alert.side()).isEqualTo(Side.BUY);
    Inputs.MarketMove inputs = (Inputs.MarketMove) alert.evidence().inputs();
    assertThat(inputs.symbols()).isEqualTo(20);
    assertThat(inputs.anomalous()).isGreaterThanOrEqualTo(12);
    assertThat(inputs.rising()).isGreaterThanOrEqualTo(12);
    assertThat(inputs.strongest()).hasSize(10);
    assertThat(driver.decisions())
        .filteredOn(decision -> decision.reason() == Reason.MARKET_WIDE)
        .hasSize(12)
        .extracting(Decision::subject)
        .isSorted();
    assertThat(driver.counted(Counter.MARKET_WIDE)).isEqualTo(12);
  }

  @Test
  void shouldRaiseSingleAlertsForAFew() {
    playMarket(3);

    assertThat(driver.alerts())
        .extracting(Alert::subject)
        .containsExactly(MadeMarket.symbol(1), MadeMarket.symbol(2), MadeMarket.symbol(3));
  }

  @Test
  void shouldHoldBackLateCandidatesOfAMarketWideMove() {
    for (int bar = 0; bar < DAY; bar++) {
      driver.closing(MadeMarket.symbol(21), market.usual(21, bar));
    }
    driver.running(MadeMarket.symbol(21), shock(21, DAY), at(DAY) + 800_000);
    playMarket(12);
    driver.alerts();
    driver.decisions();

    driver.rows(MadeMarket.symbol(21), List.of(shock(21, DAY)), at(DAY + 1) + 30_000);

    assertThat(driver.alerts()).isEmpty();
    assertThat(driver.decisions()).extracting(Decision::reason).containsExactly(Reason.MARKET_WIDE);
  }

  @Test
  void shouldJudgeLateCandidatesAloneOtherwise() {
    for (int bar = 0; bar < DAY; bar++) {
      driver.closing(MadeMarket.symbol(21), market.usual(21, bar));
    }
    driver.running(MadeMarket.symbol(21), shock(21, DAY), at(DAY) + 800_000);
    playMarket(1);
    driver.alerts();

    driver.rows(MadeMarket.symbol(21), List.of(shock(21, DAY)), at(DAY + 1) + 30_000);

    assertThat(driver.alerts()).extracting(Alert::subject).containsExactly(MadeMarket.symbol(21));
  }

  @Test
  void shouldTakeTheOverriddenShareOfTheMarket() {
    driver.rule(
        RuleOverride.first(MarketMoveRule.ID, Optional.empty(), T0, Map.of("share", "0.9")));
    playMarket(12);

    assertThat(driver.alerts()).hasSize(12);
  }

  @Test
  void shouldAskForTheBarsOfADay() {
    driver.running(COIN, market.usual(1, 200), at(200) + 1_000);

    FeedCommand command = driver.commands().getFirst();
    assertThat(command.key()).isEqualTo("binance-futures/klines/" + COIN);
    assertThat(command.action()).isEqualTo(Action.BACKFILL);
    assertThat(command.attempt()).isEqualTo(1);
    assertThat(command.at()).isEqualTo(at(200) + 1_040);
    assertThat(command.span()).contains(new FeedCommand.Span(at(200 - 96), at(200) - 1));
  }

  @Test
  void shouldAskForNothingBeforeTheListing() {
    driver.contract(COIN, "0.01", at(190) + 5);
    driver.running(COIN, market.usual(1, 200), at(200) + 1_000);

    assertThat(driver.commands().getFirst().span())
        .contains(new FeedCommand.Span(at(191), at(200) - 1));
  }

  @Test
  void shouldAskOnlyForWhatIsMissing() {
    usual(COIN, 1, 0, 150);
    driver.commands();
    usual(COIN, 1, 154, 160);
    driver.running(COIN, market.usual(1, 160), at(160) + 1_000);

    assertThat(driver.commands())
        .extracting(command -> command.span().orElseThrow())
        .containsExactly(new FeedCommand.Span(at(150), at(154) - 1));
  }

  @Test
  void shouldAskForNothingThatIsThere() {
    usual(COIN, 1, 0, 150);
    driver.running(COIN, market.usual(1, 150), at(150) + 1_000);

    assertThat(driver.commands()).isEmpty();
  }

  @Test
  void shouldAskThreeTimesTenMinutesApart() {
    for (int minute = 0; minute < 60; minute++) {
      int bar = 200 + minute / 15;
      driver.running(COIN, market.usual(1, bar), at(200) + minute * 60_000L + 1_000);
      if (minute % 15 == 14) {
        driver.closing(COIN, market.usual(1, bar));
      }
    }

    assertThat(driver.commands())
        .extracting(FeedCommand::attempt, command -> (command.at() - at(200)) / 60_000)
        .containsExactly(tuple(1, 0L), tuple(2, 10L), tuple(3, 20L));
    assertThat(driver.counted(Counter.BACKFILLS)).isEqualTo(3);
  }

  @Test
  void shouldFetchTheEndOfABarThatFellIntoAnOutageAndJudgeItOnce() {
    usual(COIN, 1, 0, DAY);
    driver.running(COIN, market.usual(1, DAY), at(DAY) + 600_000);
    driver.anomalies();
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 120_000);

    assertThat(driver.storedAnomaly(COIN, at(DAY))).isNull();
    assertThat(driver.commands())
        .extracting(command -> command.span().orElseThrow())
        .containsExactly(new FeedCommand.Span(at(DAY), at(DAY + 1) - 1));
    driver.rows(COIN, List.of(shock(1, DAY)), at(DAY + 1) + 121_000);
    driver.rows(COIN, List.of(shock(1, DAY)), at(DAY + 1) + 122_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 800_000);
    driver.silence();

    assertThat(driver.anomalies())
        .filteredOn(anomaly -> !anomaly.provisional())
        .containsExactly(driver.storedAnomaly(COIN, at(DAY)));
    assertThat(driver.alerts()).extracting(Alert::subject).containsExactly(COIN);
    assertThat(driver.commands()).isEmpty();
  }

  @Test
  void shouldAskForNothingMoreOnceTheEndOfABarWasConfirmed() {
    usual(COIN, 1, 0, DAY);
    driver.running(COIN, market.usual(1, DAY), at(DAY + 1) - 1_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 1_000);
    assertThat(driver.commands()).hasSize(1);
    driver.rows(COIN, List.of(market.usual(1, DAY)), at(DAY + 1) + 2_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 800_000);

    assertThat(driver.commands()).isEmpty();
    assertThat(driver.stored(COIN, at(DAY)).closedBy()).isEqualTo(Bar.ClosedBy.REST);
  }

  @Test
  void shouldNotTellHowFarItHasComeByThisHostsClock() {
    usual(COIN, 1, 0, DAY);
    usual(MadeMarket.symbol(2), 2, 0, DAY + 1);
    driver.rows("OTHERUSDT", List.of(market.usual(3, 3)), at(DAY + 1) + 11_001);
    driver.closing(COIN, shock(1, DAY));
    driver.silence();

    Inputs.FuturesAnomaly inputs =
        (Inputs.FuturesAnomaly) driver.alerts().getFirst().evidence().inputs();
    assertThat(inputs.marketSymbols()).as("both are compared").isEqualTo(2);
  }

  @Test
  void shouldNotWatchABarForHavingJustBegun() {
    usual(COIN, 1, 0, DAY);
    driver.anomalies();
    FuturesKline first = kline(at(DAY), "100", "100", "100", "100", "3");
    driver.running(COIN, first, at(DAY) + 1_000);

    Anomaly anomaly = driver.anomalies().getFirst();
    assertThat(anomaly.robust().level()).isEqualTo(Level.NONE);
    assertThat(anomaly.robust().votes()).isZero();
    assertThat(anomaly.robust().features().get(1).modifiedZ().orElseThrow())
        .isLessThan(BigDecimal.valueOf(-5));
  }

  @Test
  void shouldAskForNothingInAReplay() {
    driver.frame(COIN, market.usual(1, 200), at(200) + 1_000, false, Source.REPLAY);

    assertThat(driver.commands()).isEmpty();
    assertThat(driver.anomalies()).hasSize(1);
  }

  @Test
  void shouldScoreWithWhatWasFetched() {
    driver.running(COIN, market.usual(1, DAY), at(DAY) + 1_000);
    List<FuturesKline> day = new ArrayList<>();
    for (int bar = 0; bar < DAY; bar++) {
      day.add(market.usual(1, bar));
    }
    driver.rows(COIN, day, at(DAY) + 3_000);
    driver.anomalies();
    driver.running(COIN, shock(1, DAY), at(DAY) + 61_000);

    Anomaly anomaly = driver.anomalies().getFirst();
    assertThat(anomaly.status()).isEqualTo(Status.OK);
    assertThat(anomaly.robust().level()).isEqualTo(Level.ALERT);
    assertThat(driver.bars()).hasSize(DAY);
    // All but the newest two are long over.
    assertThat(driver.counted(Counter.SEEDS)).isEqualTo(DAY - 2);
  }

  @Test
  void shouldGiveTheSameResultsAfterARestart() {
    List<String> whole = new ArrayList<>();
    usual(COIN, 1, 0, DAY);
    driver.running(COIN, shock(1, DAY), at(DAY) + 700_000);
    driver.everything();
    try (FuturesDriver restarted = driver.restart()) {
      restarted.skip(driver.frames());
      restarted.running(COIN, shock(1, DAY), at(DAY) + 701_000);
      restarted.closing(COIN, shock(1, DAY));
      restarted.silence();
      whole.addAll(restarted.everything());
    }
    driver.running(COIN, shock(1, DAY), at(DAY) + 701_000);
    driver.closing(COIN, shock(1, DAY));
    driver.silence();

    assertThat(driver.everything()).isEqualTo(whole);
    assertThat(whole).anyMatch(record -> record.contains("futures-anomaly/"));
  }

  @Test
  void shouldKeepTheCooldownOverARestart() {
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));
    driver.silence();
    assertThat(driver.alerts()).hasSize(1);
    try (FuturesDriver restarted = driver.restart()) {
      restarted.closing(COIN, again(DAY + 1));
      restarted.silence();

      assertThat(restarted.alerts()).isEmpty();
      assertThat(restarted.decisions()).extracting(Decision::reason).contains(Reason.COOLDOWN);
    }
  }

  @Test
  void shouldDecideARoundThatWaitedOverARestart() {
    usual(COIN, 1, 0, DAY);
    driver.closing(COIN, shock(1, DAY));
    try (FuturesDriver restarted = driver.restart()) {
      restarted.longSilence();

      assertThat(restarted.alerts()).hasSize(1);
    }
  }

  @Test
  void shouldReplaceABarByARowAndJudgeItNoMore() {
    usual(COIN, 1, 0, 3);
    driver.bars();
    driver.anomalies();
    FuturesKline corrected = kline(at(2), "100", "101", "99", "100.5", "123456");
    driver.rows(COIN, List.of(corrected), at(3) + 60_000);
    driver.rows(COIN, List.of(corrected), at(3) + 61_000);

    Bar bar = driver.bars().getFirst();
    assertThat(bar.closedBy()).isEqualTo(Bar.ClosedBy.REST);
    assertThat(driver.stored(COIN, at(2))).isEqualTo(bar);
    assertThat(driver.anomalies()).isEmpty();
    assertThat(driver.counted(Counter.CORRECTIONS)).isEqualTo(1);
    assertThat(driver.counted(Counter.REPEATED)).isEqualTo(1);
  }

  @Test
  void shouldCountBarsOutOfOrder() {
    usual(COIN, 1, 0, 3);
    driver.closing(COIN, market.usual(1, 1));
    driver.closing(COIN, market.usual(1, 2));
    driver.frame(COIN, shock(1, 2), at(3) + 5, true, Source.LIVE);
    driver.running(COIN, market.usual(1, 3), at(3) + 2_000);
    driver.running(COIN, market.usual(1, 3), at(3) + 1_000);
    driver.running(COIN, market.usual(1, 3), at(3) + 2_000);

    assertThat(driver.counted(Counter.LATE)).isEqualTo(2);
    assertThat(driver.counted(Counter.REPEATED)).isEqualTo(2);
    assertThat(driver.counted(Counter.TIME_WENT_BACK)).isEqualTo(1);
    assertThat(driver.bars()).hasSize(3);
  }

  @Test
  void shouldSetBadFramesAsideAndGoOn() {
    String good = FuturesFrames.frame(COIN, market.usual(1, 0), at(1), true);
    refuse(good.replaceAll("\"c\":\"[^\"]*\"", "\"c\":\"NaN\""), RejectReason.WRONG_TYPE);
    refuse(good.replaceAll("\"c\":\"[^\"]*\"", "\"c\":\"0\""), RejectReason.NOT_POSITIVE);
    refuse(good.replaceAll("\"l\":\"[^\"]*\"", "\"l\":\"-1\""), RejectReason.NOT_POSITIVE);
    refuse(good.replaceAll("\"h\":\"[^\"]*\"", "\"h\":\"1\""), RejectReason.OUT_OF_RANGE);
    refuse(good.replace("\"E\":" + at(1), "\"E\":" + at(2)), RejectReason.FUTURE_TIME);
    refuse(good.replace(COIN, "BTCUSDT"), RejectReason.WRONG_SYMBOL);
    driver.raw(COIN, good.getBytes(UTF_8), "klines", at(1), Source.LIVE);

    assertThat(driver.bars()).hasSize(1);
  }

  private void refuse(String frame, RejectReason reason) {
    long before = driver.rejected(reason);
    driver.raw(COIN, frame.getBytes(UTF_8), "klines", at(1), Source.LIVE);
    assertThat(driver.rejected(reason)).isEqualTo(before + 1);
    assertThat(driver.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(new String(letter.value(), UTF_8)).isEqualTo(frame));
  }

  @Test
  void shouldRefuseOneBadRowAndTakeTheOthers() {
    String bad = FuturesFrames.row(market.usual(1, 1)).replaceFirst("\"100", "\"-100");
    String answer =
        "["
            + FuturesFrames.row(market.usual(1, 0))
            + ", "
            + bad
            + ","
            + FuturesFrames.row(market.usual(1, 2))
            + "]";
    driver.raw(COIN, answer.getBytes(UTF_8), "klines", at(3) + 1, Source.BACKFILL);

    assertThat(driver.bars()).extracting(Bar::openTime).containsExactly(at(0), at(2));
    assertThat(driver.deadLetters())
        .singleElement()
        .satisfies(letter -> assertThat(new String(letter.value(), UTF_8)).isEqualTo(bad));
  }

  @Test
  void shouldTakeASymbolOfAnyScript() {
    String symbol = "币安人生USDT";
    driver.closing(symbol, market.usual(1, 0));

    assertThat(driver.stored(symbol, at(0)).symbol()).isEqualTo(symbol);
    assertThat(driver.deadLetters()).isEmpty();
  }

  @Test
  void shouldLetNoBarsOfOneSymbolTouchAnother() {
    usual(COIN, 1, 0, 40);
    usual("COIN11USDT", 11, 0, 1);

    assertThat(driver.storedAnomaly("COIN11USDT", at(0)).bars()).isZero();
  }

  @Test
  void shouldKeepBarsOnDiskByDefault() {
    try (FuturesDriver onDisk = new FuturesDriver(FuturesSettings.DEFAULT)) {
      for (int bar = 0; bar < 3; bar++) {
        onDisk.closing(COIN, market.usual(1, bar));
      }
      onDisk.rows(COIN, List.of(shock(1, 1)), at(4));

      assertThat(onDisk.stored(COIN, at(1)).closedBy()).isEqualTo(Bar.ClosedBy.REST);
      assertThat(onDisk.storedAnomaly(COIN, at(2)).bars()).isEqualTo(2);
    }
  }

  @Test
  void shouldTellTheCloseOfTheRunningBarEveryTenSeconds() {
    driver.running("BTCUSDT", kline(at(1), "1", "4", "1", "2.50", "1"), at(1) + 1_000);
    driver.running("BTCUSDT", kline(at(1), "1", "4", "1", "3", "1"), at(1) + 9_999);
    driver.running("BTCUSDT", kline(at(1), "1", "4", "1", "4", "1"), at(1) + 10_000);

    assertThat(driver.prices())
        .containsExactly(
            new Price("binance-futures", "BTCUSDT", new BigDecimal("2.5"), at(1) + 1_000),
            new Price("binance-futures", "BTCUSDT", new BigDecimal("4"), at(1) + 10_000));
  }
}
