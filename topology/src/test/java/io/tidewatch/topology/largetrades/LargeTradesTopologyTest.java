package io.tidewatch.topology.largetrades;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidewatch.contract.alert.Alert;
import io.tidewatch.contract.alert.AlertId;
import io.tidewatch.contract.alert.Decision;
import io.tidewatch.contract.alert.Decision.Reason;
import io.tidewatch.contract.alert.Evidence;
import io.tidewatch.contract.alert.Inputs;
import io.tidewatch.contract.alert.Side;
import io.tidewatch.contract.raw.DeadLetterHeaders;
import io.tidewatch.contract.raw.Source;
import io.tidewatch.contract.rule.RuleOverride;
import io.tidewatch.contract.topic.Topics;
import io.tidewatch.contract.volume.RollingVolume;
import io.tidewatch.topology.DetectorCounters;
import io.tidewatch.topology.DetectorCounters.Counter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LargeTradesTopologyTest {
  private static final String BTC = "BTCUSDT";
  private static final String ETH = "ETHUSDT";
  private static final long T0 = 1_723_161_255_000L;
  private static final long MINUTE = 60_000;

  private final LargeTradesDriver detector = new LargeTradesDriver();

  @AfterEach
  void close() {
    detector.close();
  }

  @Test
  void shouldFireExactlyAtTheThreshold() {
    detector.trade(BTC, 1, T0, 1_999_999, true);
    detector.trade(BTC, 2, T0 + 1, "0.99999999", "1.00000000", true);
    assertThat(detector.alerts()).isEmpty();

    detector.trade(BTC, 3, T0 + 2, "0.00000001", "1.00000000", true);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.value()).isEqualByComparingTo("2000000");
          assertThat(alert.eventTime()).isEqualTo(T0 + 2);
        });
  }

  @Test
  void shouldForgetATradeAfterFiveMinutesToTheMillisecond() {
    detector.trade(BTC, 1, T0, 1_000_000, true);
    detector.trade(BTC, 2, T0 + 5 * MINUTE, 1_000_000, true);
    assertThat(detector.alerts()).isEmpty();

    detector.trade(ETH, 1, T0, 1_000_000, true);
    detector.trade(ETH, 2, T0 + 5 * MINUTE - 1, 1_000_000, true);
    assertThat(detector.alerts()).extracting(Alert::subject).containsExactly(ETH);
  }

  @Test
  void shouldNameTheSideThatHasSixtyPercent() {
    detector.trade("ADAUSDT", 1, T0, 1_200_000, true);
    detector.trade("ADAUSDT", 2, T0, 800_000, false);
    detector.trade("XRPUSDT", 1, T0, 800_000, true);
    detector.trade("XRPUSDT", 2, T0, 1_200_000, false);
    detector.trade("SOLUSDT", 1, T0, 1_199_999, true);
    detector.trade("SOLUSDT", 2, T0, 800_001, false);

    assertThat(detector.alerts())
        .extracting(Alert::side)
        .containsExactly(Side.BUY, Side.SELL, Side.BOTH);
  }

  @Test
  void shouldHoldBackWithinTheCooldownAndCountEachTradeInOneDecision() {
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.trade(BTC, 2, T0 + 10, 5, true);
    detector.trade(BTC, 3, T0 + 20, 5, true);
    detector.trade(BTC, 4, T0 + 2_000, 5, false);
    detector.passTime(Duration.ofSeconds(3));

    assertThat(detector.alerts()).hasSize(1);
    List<Decision> decisions = detector.decisions();
    assertThat(decisions).extracting(Decision::reason).containsOnly(Reason.COOLDOWN);
    assertThat(decisions).extracting(Decision::count).containsExactly(2L, 1L);
    assertThat(decisions.getFirst().value()).hasValue(new BigDecimal("2000010.00000000"));
    assertThat(decisions.getFirst().firstInput()).isEqualTo(2);
    assertThat(decisions.getFirst().lastInput()).isEqualTo(3);
    assertThat(detector.counted(Counter.SUPPRESSED)).isEqualTo(3);
  }

  @Test
  void shouldNotKeepADecisionBackWhileTradesBelowTheThresholdGoOn() {
    detector.trade(BTC, 1, T0, 300_000, true);
    detector.trade(BTC, 2, T0 + 60_000, 1_700_000, true);
    detector.trade(BTC, 3, T0 + 60_500, 1, true);
    // The first trade leaves the window: the total stays over the exit level, not the threshold.
    detector.trade(BTC, 4, T0 + 5 * MINUTE, 1, true);
    assertThat(detector.decisions()).isEmpty();

    detector.passTime(Duration.ofSeconds(1));

    assertThat(detector.decisions())
        .extracting(Decision::reason, Decision::count)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Reason.COOLDOWN, 1L));
  }

  @Test
  void shouldAlertAgainWhenTheCooldownIsOver() {
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.trade(BTC, 2, T0 + 4 * MINUTE, 2_000_000, true);
    detector.trade(BTC, 3, T0 + 5 * MINUTE - 1, 1, true);
    detector.trade(BTC, 4, T0 + 5 * MINUTE, 1, true);

    List<Alert> alerts = detector.alerts();
    assertThat(alerts).extracting(Alert::eventTime).containsExactly(T0, T0 + 5 * MINUTE);
    assertThat(alerts)
        .extracting(Alert::id)
        .containsExactly(
            AlertId.of("large-trades", BTC, Side.BUY, T0, 1),
            AlertId.of("large-trades", BTC, Side.BUY, T0, 2));
  }

  @Test
  void shouldBeginANewEpisodeAfterTheTotalFellBelowTheExitLevel() {
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.trade(BTC, 2, T0 + 6 * MINUTE, 2_000_000, false);

    assertThat(detector.alerts())
        .extracting(alert -> alert.evidence().episode())
        .containsExactly(new Evidence.Episode(T0, 1), new Evidence.Episode(T0 + 6 * MINUTE, 1));
    assertThat(detector.decisions()).extracting(Decision::reason).containsExactly(Reason.RESOLVED);
  }

  @Test
  void shouldCarryEvidenceThatRecomputesTheAlert() {
    detector.trade(BTC, 10, T0 - 6 * MINUTE, 7, true);
    detector.trade(BTC, 11, T0, 1_500_000, true);
    detector.trade(BTC, 13, T0 + 5, 500_000, false);

    Alert alert = detector.alerts().getFirst();
    Evidence evidence = alert.evidence();
    assertThat(evidence.rule())
        .isEqualTo(
            new Evidence.RuleInForce(
                "large-trades", 0, LargeTradesRuleDefinition.parameters(LargeTradesRule.DEFAULT)));
    assertThat(evidence.window()).isEqualTo(new Evidence.Window(T0 + 5 - 5 * MINUTE, T0 + 5));
    assertThat(evidence.records())
        .containsExactly(new Evidence.OffsetRange(Topics.BINANCE_SPOT_TRADES.name(), 0, 1, 2));
    assertThat(evidence.feed()).isEqualTo(new Evidence.FeedHealth(1, 0, 1, 0));
    assertThat(evidence.inputs())
        .isEqualTo(
            new Inputs.LargeTrades(
                "BTC",
                "USDT",
                new BigDecimal("1500000.00000000"),
                new BigDecimal("500000.00000000"),
                2,
                11,
                13,
                new BigDecimal("1500000.00000000"),
                11,
                new BigDecimal("0.7500"),
                BigDecimal.ONE,
                0));
  }

  @Test
  void shouldCountADuplicateOnceOnly() {
    detector.trade(BTC, 1, T0, 1_000_000, true);
    detector.trade(BTC, 1, T0, 1_000_000, true);

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.totals(BTC, T0).getFirst()).isEqualByComparingTo("1000000");
    assertThat(detector.counted(Counter.DUPLICATES)).isEqualTo(1);
  }

  @Test
  void shouldRaiseTheAlertOfAPastWindowThatALateTradeCompletes() {
    detector.trade(BTC, 1, T0, 1_000_000, true);
    detector.trade(BTC, 3, T0 + 20_000, 900_000, true);
    detector.trade(BTC, 4, T0 + 30_000, 1, true);
    detector.trade(BTC, 2, T0 + 10_000, 100_000, true);

    Alert alert = detector.alerts().getFirst();
    assertThat(alert.eventTime()).isEqualTo(T0 + 20_000);
    assertThat(alert.id()).isEqualTo(AlertId.of("large-trades", BTC, Side.BUY, T0 + 20_000, 1));
    assertThat(alert.value()).isEqualByComparingTo("2000000");
  }

  @Test
  void shouldJudgeTheNewestWindowBesideAHoleThatIsNeverFilled() {
    detector.trade(BTC, 1, T0, 100, true);
    detector.trade(BTC, 4, T0 + 1_000, 900_000, true);
    detector.trade(BTC, 5, T0 + 1_100, 100, true);
    detector.trade(BTC, 7, T0 + 1_200, 900_000, true);
    row(2, 3, T0 + 500, 500_000, T0 + 3_000);
    assertThat(detector.alerts()).isEmpty();

    detector.trade(BTC, 8, T0 + 400_000, 100, true);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.eventTime()).isEqualTo(T0 + 1_200);
          assertThat(alert.value()).isEqualByComparingTo("2300200");
          assertThat(alert.evidence().feed().missingTrades()).isEqualTo(1);
        });
  }

  @Test
  void shouldNotWaitForEverForAHoleWhenNothingComes() {
    detector.trade(BTC, 1, T0, 100, true);
    detector.trade(BTC, 4, T0 + 1_000, 900_000, true);
    detector.trade(BTC, 7, T0 + 1_200, 900_000, true);
    row(2, 3, T0 + 500, 500_000, T0 + 3_000);
    assertThat(detector.alerts()).isEmpty();

    detector.passTime(Duration.ofSeconds(15));

    assertThat(detector.alerts()).extracting(Alert::eventTime).containsExactly(T0 + 1_200);
  }

  @Test
  void shouldSayWhenLateTradesShowAnEarlierCrossing() {
    detector.trade(BTC, 1, T0, 100, true);
    detector.trade(BTC, 3, T0 + 60_000, 2_000_000, true);
    detector.trade(BTC, 2, T0 + 10_000, 2_500_000, true);
    detector.passTime(Duration.ofSeconds(3));

    assertThat(detector.alerts()).extracting(Alert::eventTime).containsExactly(T0 + 60_000);
    assertThat(detector.decisions()).extracting(Decision::reason).contains(Reason.ALREADY_ALERTED);
  }

  @Test
  void shouldBeginAnewAfterAnAbortedTransaction() throws Exception {
    // Streams begins the same processor again: what it remembers was never committed.
    LargeTradesProcessor processor =
        new LargeTradesProcessor(
            LargeTradesSettings.DEFAULT, new DetectorCounters("test", LargeTradesTopology.COUNTED));
    assertThat(LargeTradesRevival.alertsOfEachBeginning(processor)).containsExactly(1L, 1L);
  }

  private void row(long first, long last, long timeMs, long usd, long receivedMs) {
    detector.raw(
        BTC,
        Frames.row(first, last, timeMs, "1.00000000", usd + ".00000000", true).getBytes(UTF_8),
        receivedMs * 1_000,
        Source.BACKFILL);
  }

  @Test
  void shouldSetASideTradesThatAreTooOldAndSaySo() {
    detector.trade(BTC, 2, T0, 1, true);
    detector.trade(BTC, 1, T0 - 7 * MINUTE, 2_000_000, true);
    detector.passTime(Duration.ofSeconds(3));

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.counted(Counter.LATE)).isEqualTo(1);
    assertThat(detector.decisions()).extracting(Decision::reason).containsExactly(Reason.LATE);
  }

  @Test
  void shouldTellOfANearMiss() {
    detector.trade(BTC, 1, T0, 1_900_000, true);
    detector.trade(BTC, 2, T0 + 5 * MINUTE, 1, true);

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.decisions())
        .singleElement()
        .satisfies(decision -> {
          assertThat(decision.reason()).isEqualTo(Reason.NEAR_MISS);
          assertThat(decision.value().orElseThrow()).isEqualByComparingTo("1900000");
        });
  }

  @Test
  void shouldConvertOtherQuoteAssetsWithTheRateKnownAtReceipt() {
    detector.price("BTCUSDT", "60000.00000000", T0 - 30_000);
    detector.price("BTCUSDT", "99999.00000000", T0 + 10_000);
    detector.trade("ETHBTC", 1, T0, "0.05000000", "1000.00000000", true, T0 + 500);

    assertThat(detector.totals("ETHBTC", T0).getFirst()).isEqualByComparingTo("3000000");
    Inputs.LargeTrades inputs =
        (Inputs.LargeTrades) detector.alerts().getFirst().evidence().inputs();
    assertThat(inputs.usdRate()).isEqualByComparingTo("60000");
    assertThat(inputs.usdRateAgeMs()).isEqualTo(30_500);
  }

  @Test
  void shouldConvertWithTheInversePairWhereThereIsNoOther() {
    detector.price("USDTTRY", "40.00000000", T0 - 30_000);
    detector.trade("BTCTRY", 1, T0, "2000000.00000000", "3.00000000", false);

    assertThat(detector.totals("BTCTRY", T0).get(1)).isEqualByComparingTo("150000");
  }

  @Test
  void shouldMakeNoTotalWithoutARateAndSaySo() {
    detector.trade("ETHBTC", 1, T0, "0.05000000", "1000000.00000000", true);
    detector.passTime(Duration.ofSeconds(3));

    assertThat(detector.alerts()).isEmpty();
    assertThat(detector.rolledTotals()).isEmpty();
    assertThat(detector.counted(Counter.UNRATED)).isEqualTo(1);
    assertThat(detector.decisions())
        .extracting(Decision::reason, Decision::count)
        .containsExactly(org.assertj.core.api.Assertions.tuple(Reason.NO_RATE, 1L));
  }

  @Test
  void shouldApplyAnOverrideFromItsTimeOnToItsSubjectOnly() {
    detector.rule(
        RuleOverride.first(
            "large-trades", Optional.of(BTC), T0 + 1_000, Map.of("threshold-usd", "500")));
    detector.trade(BTC, 1, T0, 600, true);
    detector.trade(ETH, 1, T0, 600, true);
    assertThat(detector.alerts()).isEmpty();

    detector.trade(BTC, 2, T0 + 1_000, 1, true);
    detector.trade(ETH, 2, T0 + 1_000, 1, true);

    assertThat(detector.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.subject()).isEqualTo(BTC);
          assertThat(alert.threshold()).isEqualByComparingTo("500");
          assertThat(alert.evidence().rule().version()).isEqualTo(1);
        });
    assertThat(detector.totals(ETH, T0 + 1_000).getFirst()).isEqualByComparingTo("601");
  }

  @Test
  void shouldGoOnWithTheDefaultsWhenAnOverrideMakesNoSense() {
    detector.rawRule("large-trades/" + BTC, "{\"no\":1e99999999999".getBytes(UTF_8));
    detector.rule(
        RuleOverride.first("large-trades", Optional.of(ETH), T0, Map.of("cooldown", "soon")));
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.trade(ETH, 1, T0, 2_000_000, true);

    assertThat(detector.alerts()).hasSize(2);
    assertThat(detector.counted(Counter.INVALID_RULES)).isEqualTo(2);
  }

  @Test
  void shouldShrinkIdleSymbolsToZeroAndEndTheirEpisode() {
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.rolledTotals();

    detector.passTime(Duration.ofMinutes(6));

    List<RollingVolume> totals = detector.rolledTotals();
    assertThat(totals.getLast().totalUsd()).isEqualByComparingTo("0");
    assertThat(detector.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.RESOLVED_NO_DATA);
  }

  @Test
  void shouldNotTellTwiceThatAnEpisodeEnded() {
    detector.trade(BTC, 1, T0, 2_000_000, true);
    detector.passTime(Duration.ofMinutes(6));
    detector.trade(BTC, 2, T0 + 10 * MINUTE, 1, true);

    assertThat(detector.decisions())
        .extracting(Decision::reason)
        .containsExactly(Reason.RESOLVED_NO_DATA);
  }

  @Test
  void shouldTellTotalsOnceASecondOfEventTime() {
    detector.trade(BTC, 1, T0, 1, true);
    detector.trade(BTC, 2, T0 + 500, 1, true);
    detector.trade(BTC, 3, T0 + 1_000, 1, false);

    assertThat(detector.rolledTotals())
        .extracting(RollingVolume::asOf)
        .containsExactly(T0, T0 + 1_000);
  }

  @Test
  void shouldKeepMinuteVolumes() {
    long minute = Math.floorDiv(T0, MINUTE) * MINUTE;
    detector.trade(BTC, 1, minute, 10, true);
    detector.trade(BTC, 2, minute + MINUTE - 1, 20, false);
    detector.trade(BTC, 3, minute + MINUTE, 40, true);
    // Hours late, as after an outage of the symbol's own connection.
    detector.trade(ETH, 1, minute - 3 * 60 * MINUTE, 5, true);

    assertThat(minuteVolume(BTC, minute))
        .isEqualTo(new MinuteVolume(1_000_000_000L, 2_000_000_000L, 2));
    assertThat(minuteVolume(BTC, minute + MINUTE))
        .isEqualTo(new MinuteVolume(4_000_000_000L, 0, 1));
    assertThat(minuteVolume(ETH, minute - 3 * 60 * MINUTE))
        .isEqualTo(new MinuteVolume(500_000_000L, 0, 1));
  }

  @Test
  void shouldKeepBadRecordsWithTheirBytesAndGoOn() {
    byte[] broken = "{\"stream\":\"btcusdt@trade\",\"da".getBytes(UTF_8);
    detector.raw(BTC, broken, T0 * 1_000, Source.LIVE);
    detector.trade(BTC, 1, T0 + 100_000, "1.0", "2000000.0", true, T0);
    detector.frame(BTC, Frames.trade(ETH, 1, T0, "1.0", "2000000.0", true), T0 * 1_000);
    detector.withoutHeaders(BTC, broken, T0);
    detector.raw(null, broken, T0 * 1_000, Source.LIVE);
    detector.trade(BTC, 1, T0, 2_000_000, true);

    List<TestRecord<byte[], byte[]>> letters = detector.deadLetters();
    assertThat(letters)
        .extracting(letter ->
            new String(letter.headers().lastHeader(DeadLetterHeaders.REASON).value(), UTF_8))
        .containsExactly("NOT_JSON", "FUTURE_TIME", "WRONG_SYMBOL", "MISSING_HEADER", "NOT_JSON");
    assertThat(letters.getFirst().value()).isEqualTo(broken);
    assertThat(letters.getFirst().headers().lastHeader(DeadLetterHeaders.ORIGIN).value())
        .isEqualTo((Topics.BINANCE_SPOT_TRADES.name() + "/0/0").getBytes(UTF_8));
    assertThat(detector.alerts()).hasSize(1);
  }

  @Test
  void shouldNotLetASumOverflow() {
    for (int id = 1; id <= 12; id++) {
      detector.trade(BTC, id, T0, "10000.00000000", "1000000.00000000", true);
    }

    assertThat(detector.counted(Counter.OUT_OF_RANGE)).isEqualTo(3);
    assertThat(detector.alerts()).hasSize(1);
  }

  private MinuteVolume minuteVolume(String symbol, long minute) {
    try (WindowStoreIterator<org.apache.kafka.streams.state.ValueAndTimestamp<MinuteVolume>>
        volumes =
            detector
                .driver()
                .<String, MinuteVolume>getTimestampedWindowStore(LargeTradesTopology.MINUTES_STORE)
                .fetch(symbol, Instant.ofEpochMilli(minute), Instant.ofEpochMilli(minute))) {
      return volumes.next().value.value();
    }
  }
}
