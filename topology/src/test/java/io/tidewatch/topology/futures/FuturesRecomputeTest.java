package io.tidewatch.topology.futures;

import static io.tidewatch.topology.futures.FuturesFrames.BAR;
import static io.tidewatch.topology.futures.FuturesFrames.T0;
import static io.tidewatch.topology.futures.FuturesFrames.kline;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.futures.Bar;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.serde.Json;
import io.tidewatch.topology.binance.FuturesKline;
import io.tidewatch.topology.futures.rule.FuturesAnomalyRule;
import io.tidewatch.topology.recompute.Attempt;
import io.tidewatch.topology.recompute.Comparison;
import io.tidewatch.topology.recompute.Recomputed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** An alert about a contract can be computed again from its bar's records and the bars before. */
class FuturesRecomputeTest {
  private static final String COIN = MadeMarket.symbol(1);
  private static final String OTHER = MadeMarket.symbol(2);

  /** The first bar with a whole day before it. */
  private static final int DAY = 97;

  private final MadeMarket market = new MadeMarket(1);
  private final FuturesDriver driver = new FuturesDriver();

  @AfterEach
  void close() {
    driver.close();
  }

  private static long at(int bar) {
    return T0 + bar * BAR;
  }

  private void usual(int from, int to) {
    for (int bar = from; bar < to; bar++) {
      driver.closing(COIN, market.usual(1, bar));
      driver.closing(OTHER, market.usual(2, bar));
    }
  }

  private FuturesKline shock(int bar) {
    return market.bar(1, bar, 0.05, 40);
  }

  /** Brings the only partition past a round. */
  private void pass(int bar) {
    driver.running("OTHERUSDT", kline(at(bar), "1", "1", "1", "1", "1"), at(bar) + 11_001);
  }

  private Alert onlyAlert() {
    List<Alert> alerts = driver.alerts();
    assertThat(alerts).extracting(Alert::subject).containsExactly(COIN);
    return alerts.getFirst();
  }

  private void assertSame(Alert alert) {
    new FuturesLog(driver).assertSame(alert);
  }

  @Test
  void shouldComputeTheSameOfABarThatTheVenueClosed() {
    driver.contract(COIN, "0.01", T0 - 10 * 86_400_000L);
    usual(0, DAY);
    driver.running(COIN, market.usual(1, DAY), at(DAY) + 1_000);
    driver.running(OTHER, market.usual(2, DAY), at(DAY) + 2_000);
    driver.running(COIN, shock(DAY), at(DAY) + 800_000);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);

    Alert alert = onlyAlert();

    assertSame(alert);
    Inputs.FuturesAnomaly inputs = (Inputs.FuturesAnomaly) alert.evidence().inputs();
    assertThat(inputs.contract().orElseThrow().tickSize())
        .hasValueSatisfying(tick -> assertThat(tick).isEqualByComparingTo("0.01"));
    assertThat(inputs.contract().orElseThrow().listedAt()).contains(T0 - 10 * 86_400_000L);
  }

  /** What closes it is of the next bar, and the time of the scores is in it. */
  @Test
  void shouldNameTheFrameOfALaterBarThatClosedIt() {
    usual(0, DAY);
    driver.running(COIN, shock(DAY), at(DAY + 1) - 2_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 700);
    long closing = driver.raws().getLast().offset();
    pass(DAY + 1);

    Alert alert = onlyAlert();

    assertThat(alert.evidence().records().getFirst())
        .returns(closing - 1, Evidence.OffsetRange::first)
        .returns(closing, Evidence.OffsetRange::last);
    assertSame(alert);
  }

  @Test
  void shouldComputeTheSameOfABarThatWasFetched() {
    usual(0, DAY);
    driver.rows(COIN, List.of(shock(DAY)), at(DAY + 1) + 3_000);
    pass(DAY + 1);

    assertSame(onlyAlert());
  }

  /** They are taken one after the other, the last one against those before it. */
  @Test
  void shouldComputeTheSameOfABarThatWasFetchedWithItsBaseline() {
    usual(0, 3);
    List<FuturesKline> rows = new ArrayList<>();
    for (int bar = 0; bar < DAY; bar++) {
      rows.add(market.usual(1, bar));
    }
    rows.add(shock(DAY));
    driver.rows(COIN, rows, at(DAY + 1) + 3_000);
    pass(DAY + 1);

    assertSame(onlyAlert());
  }

  @Test
  void shouldComputeTheSameOfABarWhoseEndCameLate() {
    usual(0, DAY);
    driver.running(COIN, market.usual(1, DAY), at(DAY) + 600_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 120_000);
    driver.rows(COIN, List.of(shock(DAY)), at(DAY + 1) + 121_000);
    driver.running(COIN, market.usual(1, DAY + 1), at(DAY + 1) + 800_000);
    driver.silence();

    assertSame(onlyAlert());
  }

  /** The first frame of a bar closes the one before, against which it is scored as well. */
  @Test
  void shouldComputeTheSameOfARunningBar() {
    override("on", "running");
    usual(0, DAY);
    driver.running(COIN, market.usual(1, DAY), at(DAY + 1) - 1_000);
    driver.running(COIN, shock(DAY + 1), at(DAY + 1) + 61_000);
    driver.silence();

    Alert alert = onlyAlert();
    assertThat(((Inputs.FuturesAnomaly) alert.evidence().inputs()).anomaly().provisional())
        .isTrue();
    assertSame(alert);
  }

  @Test
  void shouldComputeTheSameByTheClassicScore() {
    override("method", "classic");
    usual(0, 40);
    driver.closing(COIN, shock(40));
    pass(41);

    Alert alert = onlyAlert();
    assertThat(alert.threshold()).isEqualByComparingTo("1.0");
    assertSame(alert);
  }

  private void override(String name, String value) {
    driver.rule(
        RuleOverride.first(FuturesAnomalyRule.ID, Optional.of(COIN), T0, Map.of(name, value)));
  }

  /** Bars that were known otherwise, before and after. */
  @Test
  void shouldScoreAgainstWhatWasKnownThen() {
    usual(0, DAY);
    driver.rows(COIN, List.of(market.bar(1, 20, 0.02, 3)), at(DAY) + 1_000);
    driver.running(COIN, shock(DAY), at(DAY) + 2_000);
    driver.rows(COIN, List.of(market.bar(1, 21, 0.03, 4)), at(DAY) + 3_000);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    Alert alert = onlyAlert();
    driver.rows(
        COIN,
        List.of(market.bar(1, 20, 0.04, 9), market.bar(1, 30, 0.1, 60)),
        at(DAY + 1) + 20_000);

    assertThat(driver.stored(COIN, at(30)).closedBy()).isEqualTo(Bar.ClosedBy.REST);
    assertSame(alert);
  }

  @Test
  void shouldShowThatARecordIsAnother() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    Alert alert = onlyAlert();
    String volume = shock(DAY).quoteVolume().orElseThrow().toPlainString();

    Recomputed again = new FuturesLog(driver).withRaw(volume, "9" + volume).again(alert);

    assertThat(again).isInstanceOf(Recomputed.Value.class);
    assertThat(Comparison.same(alert, (Recomputed.Value) again)).isFalse();
  }

  @Test
  void shouldShowThatABarOfTheBaselineIsAnother() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    Alert alert = onlyAlert();
    String volume = market.usual(1, 50).quoteVolume().orElseThrow().toPlainString();

    Recomputed again = new FuturesLog(driver).withBars(volume, "9" + volume).again(alert);

    assertThat(again).isInstanceOf(Recomputed.Value.class);
    assertThat(Comparison.same(alert, (Recomputed.Value) again)).isFalse();
  }

  @Test
  void shouldSayHowManyBarsAreLeft() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    Alert alert = onlyAlert();

    Recomputed again = new FuturesLog(driver).withoutBarsBefore(at(40)).again(alert);

    assertThat(again)
        .isEqualTo(
            new Recomputed.Lacking(
                "it was scored against 96 bars, and on their topic are " + (DAY - 40)));
  }

  @Test
  void shouldSayThatTheLastRecordLeadsToNothing() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    Alert alert = onlyAlert();

    Recomputed again = new FuturesLog(driver).withRaw("\"x\":true", "\"x\":false").again(alert);

    assertThat(again).isInstanceOf(Recomputed.NotPossible.class);
  }

  @Test
  void shouldNotComputeWhatIsOfBeforeTheContractWasTold() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    String json = Json.MAPPER.writeValueAsString(onlyAlert());
    Alert old = Json.MAPPER.readValue(json.replace(",\"contract\":{}", ""), Alert.class);

    assertThat(FuturesLog.RECOMPUTATIONS.begin(old)).isInstanceOf(Attempt.Impossible.class);
  }

  @Test
  void shouldNotComputeWhatIsNowhere() {
    usual(0, DAY);
    driver.closing(COIN, shock(DAY));
    pass(DAY + 1);
    ObjectNode json = Json.MAPPER.valueToTree(onlyAlert());
    ((ObjectNode) json.path("evidence").path("records").path(0)).put("partition", -1);

    Alert nowhere = Json.MAPPER.convertValue(json, Alert.class);

    assertThat(FuturesLog.RECOMPUTATIONS.begin(nowhere)).isInstanceOf(Attempt.Impossible.class);
  }

  /** Each bar is closed in one way or another, rows come twice, and every bar is told. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldComputeTheSameOfEveryAlertOfAMadeDay(long seed) {
    driver.rule(
        RuleOverride.first(
            FuturesAnomalyRule.ID,
            Optional.empty(),
            T0,
            Map.ofEntries(
                Map.entry("method", "classic"),
                Map.entry("on", seed % 2 == 0 ? "running" : "closed"),
                Map.entry("classic-score", "0.01"),
                Map.entry("price-z", "0.1"),
                Map.entry("volume-z", "0.1"),
                Map.entry("volatility-z", "0.1"),
                Map.entry("min-return", "0.00001"),
                Map.entry("min-quote-volume", "0"),
                Map.entry("cooldown", "PT1S"))));
    usual(0, 60);
    RandomBars bars = new RandomBars(driver, market, seed);
    for (int bar = 60; bar < 130; bar++) {
      for (int number = 1; number <= 3; number++) {
        bars.play(number, bar);
      }
    }
    pass(130);
    driver.silence();

    List<Alert> alerts = driver.alerts();
    assertThat(alerts).hasSizeGreaterThan(60);
    FuturesLog log = new FuturesLog(driver);
    assertThat(alerts).allSatisfy(log::assertSame);
    assertThat(alerts).allSatisfy(log::assertSameOfAll);
  }
}
